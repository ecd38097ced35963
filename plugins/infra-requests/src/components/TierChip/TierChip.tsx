import type { TierRef } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import TierIcon from '@material-ui/icons/Layers';
import { useTranslate } from '../../hooks/useTranslate';

type TierChipProps = {
  tier: TierRef;
  /** People have to approve though the tier itself asks nobody. */
  extra?: boolean;
};

export const TierChip = ({ tier, extra }: TierChipProps) => {
  const t = useTranslate();
  return (
    <Chip
      size="small"
      variant="outlined"
      icon={<TierIcon />}
      label={extra ? t('common.extraApproval') : tier.title}
      title={t(extra ? 'common.tierWithExtra' : 'common.tier', {
        tier: tier.title,
      })}
      style={{ margin: 0 }}
    />
  );
};
