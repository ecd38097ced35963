import type { ReactNode } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import type { Live } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { Failure } from '../Failure/Failure';

type LoadedProps<T> = {
  of: Live<T>;
  /** What is loaded, as in "Could not load …". */
  what: string;
  /** How many lines the skeleton has. */
  lines?: number;
  /** What resembles the page better than lines do, until it is there. */
  skeleton?: ReactNode;
  children: (value: T) => ReactNode;
};

/** Shows a skeleton until something is there, then it, or why it is not. */
export function Loaded<T>(props: LoadedProps<T>) {
  const { of, what, lines = 4, skeleton, children } = props;
  const t = useTranslate();
  const { value, error, reload } = of;
  if (value === undefined && error === undefined) {
    return (
      <div role="status" aria-label={t('common.loading', { what })}>
        {skeleton ??
          Array.from({ length: lines }, (_, line) => (
            <Skeleton key={line} height={40} />
          ))}
      </div>
    );
  }
  return (
    <>
      {error !== undefined && (
        <Failure error={error} what={what} onRetry={reload} />
      )}
      {value !== undefined && children(value)}
    </>
  );
}
