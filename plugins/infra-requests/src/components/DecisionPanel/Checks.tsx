import type {
  CheckResult,
  Preview,
} from '@infra-requests/plugin-infra-requests-common';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import PassedIcon from '@material-ui/icons/CheckCircleOutline';
import FailedIcon from '@material-ui/icons/ErrorOutline';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  check: {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
  },
}));

const ICONS: Record<CheckResult['outcome'], typeof PassedIcon> = {
  passed: PassedIcon,
  warning: WarningIcon,
  failed: FailedIcon,
  unknown: UnknownIcon,
};

/** What automated checks say of the draft. */
export const Checks = ({ checks }: { checks: Preview['checks'] }) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <ul className={classes.list} aria-label={t('decision.checks')}>
      {checks?.map(({ id, title, outcome, summary, evidence = [] }) => {
        const Icon = ICONS[outcome];
        return (
          <li key={id} className={classes.check}>
            <Icon
              fontSize="small"
              color={outcome === 'failed' ? 'error' : 'action'}
              aria-hidden
            />
            <Typography variant="body2" component="div">
              {title}: <strong>{t(`decision.check.${outcome}`)}</strong>
              {summary && (
                <Typography
                  variant="caption"
                  component="div"
                  color="textSecondary"
                >
                  {summary}
                </Typography>
              )}
              {evidence.map(({ title: name, url, digest }) =>
                url ? (
                  <Link
                    key={digest}
                    href={url}
                    target="_blank"
                    rel="noopener"
                    variant="caption"
                  >
                    {name}
                  </Link>
                ) : null,
              )}
            </Typography>
          </li>
        );
      })}
    </ul>
  );
};
