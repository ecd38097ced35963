import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The query of the address as state, so that what a page shows can be sent and bookmarked. */
export function useAddress() {
  const [params, setParams] = useSearchParams();

  /** Sets or, without a value, removes parts of the address. */
  const change = useCallback(
    (
      changes: Record<string, string | undefined>,
      options: { replace?: boolean } = {},
    ) =>
      setParams(current => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(changes)) {
          if (value) {
            next.set(name, value);
          } else {
            next.delete(name);
          }
        }
        return next;
      }, options),
    [setParams],
  );

  return { params, change };
}

export type Address = ReturnType<typeof useAddress>;
