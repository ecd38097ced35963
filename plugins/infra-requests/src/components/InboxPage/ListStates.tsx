import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import Skeleton from '@material-ui/lab/Skeleton';
import { DateTime } from 'luxon';
import { useLanguage } from '../../hooks/useLanguage';
import { useOnline } from '../../hooks/useOnline';
import { useTranslate } from '../../hooks/useTranslate';
import { Failure } from '../Failure/Failure';

const ROWS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

const useStyles = makeStyles(({ spacing, palette }) => ({
  skeleton: {
    padding: spacing(1, 2),
    borderBottom: `1px solid ${palette.divider}`,
  },
  trouble: { marginBottom: spacing(1) },
}));

/** Where requests will be. */
export const ListSkeleton = () => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Paper role="status" aria-label={t('inbox.list.loading')}>
      {ROWS.map(row => (
        <div key={row} className={classes.skeleton}>
          <Skeleton height={24} width="70%" />
          <Skeleton height={20} width="90%" />
          <Skeleton height={20} width="40%" />
        </div>
      ))}
    </Paper>
  );
};

type ListTroubleProps = {
  error?: unknown;
  /** When the list was read that is shown all the same. */
  readAt?: number;
  onRetry: () => void;
};

/** Why there is no list, or why the one that is there may be out of date. */
export const ListTrouble = ({ error, readAt, onRetry }: ListTroubleProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const language = useLanguage();
  const online = useOnline();
  if (online && error === undefined) {
    return null;
  }
  const time =
    readAt &&
    DateTime.fromMillis(readAt)
      .setLocale(language)
      .toLocaleString(DateTime.TIME_WITH_SECONDS);
  return (
    <div className={classes.trouble}>
      {error === undefined ? (
        <Alert severity="warning">
          <AlertTitle>{t('common.failure.offline')}</AlertTitle>
          {t('common.failure.offlineText')}
        </Alert>
      ) : (
        <Failure error={error} what={t('inbox.what')} onRetry={onRetry} />
      )}
      {time && (
        <Typography variant="body2">
          {t('inbox.list.asOf', { time })}
        </Typography>
      )}
    </div>
  );
};
