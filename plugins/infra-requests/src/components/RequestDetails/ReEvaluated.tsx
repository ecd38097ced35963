import type {
  HistoryEntry,
  InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { describeEntry } from '../RequestTimeline/describeEntry';

const useStyles = makeStyles(theme => ({
  banner: { marginTop: theme.spacing(1), overflowWrap: 'anywhere' },
}));

type ReEvaluatedProps = { request: InfraRequest; entries: HistoryEntry[] };

/** Why something that was approved waits for people again. */
export const ReEvaluated = ({ request, entries }: ReEvaluatedProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const language = useLanguage();
  const last = entries.findLast(({ action }) => action === 're-evaluated');
  if (!last || last.data.revision !== request.revision) {
    return null;
  }
  return (
    <Alert
      severity="warning"
      role="note"
      aria-label={t('request.again.label')}
      className={classes.banner}
    >
      <AlertTitle>{t('request.again.title')}</AlertTitle>
      {describeEntry(last, { t, language }).detail}
    </Alert>
  );
};
