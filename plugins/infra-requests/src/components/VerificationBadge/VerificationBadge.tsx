import type { RequestHistory } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import VerifiedIcon from '@material-ui/icons/VerifiedUser';
import { useTranslate } from '../../hooks/useTranslate';
import { Disclosure } from '../Disclosure/Disclosure';

const useStyles = makeStyles(theme => ({
  chip: {
    margin: 0,
    borderColor: theme.palette.success.main,
    '& $icon': { color: theme.palette.success.main },
  },
  icon: {},
  meaning: { maxWidth: '70ch' },
}));

type VerificationBadgeProps = {
  verification: RequestHistory['verification'];
  /** How many entries were checked. */
  entries: number;
};

/** Whether the record's chain of hashes holds, and on demand what that means. */
export const VerificationBadge = (props: VerificationBadgeProps) => {
  const { verification, entries } = props;
  const { icon, chip, meaning } = useStyles();
  const t = useTranslate();
  return (
    <div>
      {verification.verified ? (
        <Chip
          size="small"
          variant="outlined"
          icon={<VerifiedIcon />}
          label={t('timeline.verified.label')}
          title={t('timeline.verified.inShort')}
          classes={{ root: chip, icon }}
        />
      ) : (
        <Alert severity="error">
          {t('timeline.verified.broken')} {verification.problem}
        </Alert>
      )}{' '}
      <Disclosure label={t('timeline.verified.what')}>
        <Typography variant="body2" color="textSecondary" className={meaning}>
          {t('timeline.verified.meaning', { count: entries })}
        </Typography>
      </Disclosure>
    </div>
  );
};
