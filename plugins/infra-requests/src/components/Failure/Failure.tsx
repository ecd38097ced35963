import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { readRefusal } from '../../api/refusal';

type FailureProps = {
  error: unknown;
  /** What was being loaded, such as "this request". */
  what: string;
  onRetry?: () => void;
};

/** Why something is not on the page, and what to do about it. */
export const Failure = ({ error, what, onRetry }: FailureProps) => {
  const { status, message } = readRefusal(error);
  if (status === 403) {
    return (
      <Alert severity="info">
        <AlertTitle>You may not see {what}</AlertTitle>
        {message}
      </Alert>
    );
  }
  if (status === 404) {
    return (
      <Alert severity="info">
        <AlertTitle>Not found</AlertTitle>
        <Typography variant="body2">{message}</Typography>
        <Typography variant="body2">
          Check the address, or ask whoever sent it whether you may see it.
        </Typography>
      </Alert>
    );
  }
  return (
    <Alert
      severity="error"
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            Retry
          </Button>
        )
      }
    >
      <AlertTitle>Could not load {what}</AlertTitle>
      {message}
    </Alert>
  );
};
