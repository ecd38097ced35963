import type { TierRef } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import TierIcon from '@material-ui/icons/Layers';

export const TierChip = ({ tier }: { tier: TierRef }) => (
  <Chip
    size="small"
    variant="outlined"
    icon={<TierIcon />}
    label={tier.title}
    title={`Tier: ${tier.title}`}
    style={{ margin: 0 }}
  />
);
