import { useCallback, useEffect, useState, type ComponentType } from 'react';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslate } from '../../hooks/useTranslate';
import { useTryingAgain } from '../../hooks/useTryingAgain';

const PageSkeleton = () => {
  const t = useTranslate();
  return (
    <div role="status" aria-label={t('elsewhere.pageLoading')}>
      <Skeleton height={56} width="40%" />
      <Skeleton variant="rect" height={240} />
    </div>
  );
};

type PageFailureProps = { error: unknown; onRetry: () => void };

const PageFailure = ({ error, onRetry }: PageFailureProps) => {
  const t = useTranslate();
  useTryingAgain(onRetry, error);
  return (
    <Alert
      severity="warning"
      action={
        <>
          <Button color="inherit" size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
          <Button
            color="inherit"
            size="small"
            onClick={() => window.location.reload()}
          >
            {t('elsewhere.pageReload')}
          </Button>
        </>
      }
    >
      <AlertTitle>{t('elsewhere.pageFailed')}</AlertTitle>
      {t('elsewhere.pageFailedText')}
    </Alert>
  );
};

type State = { Page?: ComponentType; error?: unknown };

/**
 * A page that is loaded when somebody opens it. Where that fails, as the server is away or has another version of the
 * portal by now, it says so and tries again; what React loads lazily would stay failed.
 */
export function loadedPage(load: () => Promise<ComponentType>): ComponentType {
  let known: ComponentType | undefined;
  return function LoadedPage() {
    const [{ Page, error }, setState] = useState<State>({ Page: known });
    const get = useCallback(
      () =>
        load().then(
          page => {
            known = page;
            setState({ Page: page });
          },
          (failure: unknown) => setState({ error: failure }),
        ),
      [],
    );
    useEffect(() => {
      if (!known) {
        get();
      }
    }, [get]);
    if (Page) {
      return <Page />;
    }
    return error === undefined ? (
      <PageSkeleton />
    ) : (
      <PageFailure error={error} onRetry={get} />
    );
  };
}
