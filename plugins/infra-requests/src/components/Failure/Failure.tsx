import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { readRefusal, type Refusal } from '../../api/refusal';
import { useTranslate } from '../../hooks/useTranslate';
import { useTryingAgain } from '../../hooks/useTryingAgain';

/** What a server, or the proxy before it, says while it is not there. */
const AWAY = [502, 503, 504];

type FailureProps = {
  error: unknown;
  /** What was being loaded, such as "this request". */
  what: string;
  onRetry?: () => void;
};

/** What may go away by itself, or when it is tried again. */
const Passing = ({ error, what, onRetry }: FailureProps) => {
  const t = useTranslate();
  const refusal = readRefusal(error);
  const kind = kindOf(refusal);
  useTryingAgain(kind === 'restarting' ? onRetry : undefined, error);
  return (
    <Alert
      severity={kind === 'failed' ? 'error' : 'warning'}
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      <AlertTitle>{t('common.failure.couldNotLoad', { what })}</AlertTitle>
      {kind === 'failed' && refusal.message}
      {kind !== 'failed' && (
        <>
          <strong>{t(`common.failure.${kind}`)}.</strong>{' '}
          {t(`common.failure.${kind}Text`)}
        </>
      )}
    </Alert>
  );
};

/** Why something is not on the page, and what to do about it. */
export const Failure = ({ error, what, onRetry }: FailureProps) => {
  const t = useTranslate();
  const { status, message } = readRefusal(error);
  if (status === 403) {
    return (
      <Alert severity="info">
        <AlertTitle>{t('common.failure.mayNotSee', { what })}</AlertTitle>
        <Typography variant="body2">{message}</Typography>
        <Typography variant="body2">{t('common.failure.askAdmins')}</Typography>
      </Alert>
    );
  }
  if (status === 404) {
    return (
      <Alert severity="info">
        <AlertTitle>{t('common.failure.notFound')}</AlertTitle>
        <Typography variant="body2">{message}</Typography>
        <Typography variant="body2">
          {t('common.failure.checkAddress')}
        </Typography>
      </Alert>
    );
  }
  return <Passing {...{ error, what, onRetry }} />;
};

function kindOf({
  status,
  unreached,
}: Refusal): 'offline' | 'restarting' | 'failed' {
  if (unreached && !navigator.onLine) {
    return 'offline';
  }
  return unreached || AWAY.includes(status ?? 0) ? 'restarting' : 'failed';
}
