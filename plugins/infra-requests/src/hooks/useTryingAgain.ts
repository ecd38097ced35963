import { useEffect } from 'react';

/** After this long, what failed for a moment is tried again by itself. */
const TRY_AGAIN_MS = 5_000;

/** Tries again a while after every failure. */
export function useTryingAgain(
  again: (() => void) | undefined,
  failure: unknown,
) {
  useEffect(() => {
    if (!again) {
      return undefined;
    }
    const timer = setTimeout(again, TRY_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [again, failure]);
}
