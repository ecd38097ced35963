import { ResponseError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useTranslate } from '../../hooks/useTranslate';

/** Whether the server refused an edit because the request has a newer revision than the edited one. */
export function isStaleRevision(error: unknown, digest: string): boolean {
  if (!(error instanceof ResponseError) || error.statusCode !== 409) {
    return false;
  }
  const details: object = error.body.error;
  return 'currentDigest' in details && details.currentDigest !== digest;
}

type StaleRevisionProps = {
  /** Whether the newer revision may be an earlier try of this person, whose answer was lost. */
  maybeOwn: boolean;
  loading: boolean;
  onLoad: () => void;
};

/** Says that an edit came too late, and leads to the revision that was first. */
export const StaleRevision = (props: StaleRevisionProps) => {
  const { maybeOwn, loading, onLoad } = props;
  const t = useTranslate();
  return (
    <Alert
      severity="warning"
      action={
        <Button
          color="inherit"
          size="small"
          disabled={loading}
          onClick={onLoad}
        >
          {t('form.stale.load')}
        </Button>
      }
    >
      <AlertTitle>
        {t(maybeOwn ? 'form.stale.maybeOwn' : 'form.stale.title')}
      </AlertTitle>
      {t('form.stale.text')}
    </Alert>
  );
};
