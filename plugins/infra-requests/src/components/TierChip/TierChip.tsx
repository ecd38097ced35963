import type { TierRef } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import TierIcon from '@material-ui/icons/Layers';

type TierChipProps = {
  tier: TierRef;
  /** People have to approve though the tier itself asks nobody. */
  extra?: boolean;
};

export const TierChip = ({ tier, extra }: TierChipProps) => (
  <Chip
    size="small"
    variant="outlined"
    icon={<TierIcon />}
    label={extra ? 'Extra approval' : tier.title}
    title={`Tier: ${tier.title}${extra ? ', with extra approval' : ''}`}
    style={{ margin: 0 }}
  />
);
