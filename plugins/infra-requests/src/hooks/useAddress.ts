import { useCallback, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What parts of an address become; several values repeat the part, and none removes it. */
export type AddressChanges = Record<string, string | string[] | undefined>;

/** The query of the address as state, so that what a page shows can be sent and bookmarked. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const told = useRef(params);
  const latest = useRef(params);
  // Whatever else draws the page before the router tells of a change, does not undo it.
  if (told.current !== params) {
    told.current = params;
    latest.current = params;
  }

  /** Sets or, without a value, removes parts of the address. */
  const change = useCallback(
    (changes: AddressChanges, options: { replace?: boolean } = {}) => {
      const next = new URLSearchParams(latest.current);
      for (const [name, value] of Object.entries(changes)) {
        next.delete(name);
        for (const one of [value].flat()) {
          if (one) {
            next.append(name, one);
          }
        }
      }
      // The router gives two changes at once the same address to start from, and keeps the later one only.
      latest.current = next;
      setParams(next, options);
    },
    [setParams],
  );

  return { params, change };
}

export type Address = ReturnType<typeof useAddress>;
