import { Link } from '@backstage/core-components';
import type {
  CheckResult,
  Evidence,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import FailedIcon from '@material-ui/icons/HighlightOff';
import PassedIcon from '@material-ui/icons/CheckCircleOutline';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTranslate } from '../../hooks/useTranslate';
import { Digest } from '../Digest/Digest';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
  },
  check: { display: 'flex', gap: theme.spacing(1) },
  body: { minWidth: 0, overflowWrap: 'anywhere' },
  outcome: { fontWeight: 600 },
  passed: { color: theme.palette.success.main },
  warning: { color: theme.palette.warning.main },
  failed: { color: theme.palette.error.main },
  unknown: { color: theme.palette.text.secondary },
}));

const ICONS = {
  passed: PassedIcon,
  warning: WarningIcon,
  failed: FailedIcon,
  unknown: UnknownIcon,
};

/** Only these are led to; a check may say anything. */
const WEB = /^https?:\/\//i;

const Document = ({ evidence }: { evidence: Evidence }) => {
  const t = useTranslate();
  const { title, url, digest } = evidence;
  return (
    <Typography variant="body2" component="div" color="textSecondary">
      {url && WEB.test(url) ? <Link to={url}>{title}</Link> : title} ·{' '}
      <Digest
        digest={digest}
        copyLabel={t('common.checks.copyDigest', { title })}
      />
    </Typography>
  );
};

type CheckListProps = { checks: CheckResult[]; label?: string };

/** What automated checks said of it, and the documents that an approval covers. */
export const CheckList = ({ checks, label }: CheckListProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <ul className={classes.list} aria-label={label}>
      {checks.map(({ id, title, outcome, summary, evidence = [] }) => {
        const Icon = ICONS[outcome];
        return (
          <li key={id} className={classes.check}>
            <Icon fontSize="small" className={classes[outcome]} aria-hidden />
            <div className={classes.body}>
              <Typography variant="body2">
                {title}:{' '}
                <span className={classes.outcome}>
                  {t(`common.checks.${outcome}`)}
                </span>
                {summary && ` · ${summary}`}
              </Typography>
              {evidence.map(one => (
                <Document key={`${one.title} ${one.digest}`} evidence={one} />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
};
