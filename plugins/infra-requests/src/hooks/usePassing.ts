import { useEffect } from 'react';

/** The longest wait that timers know. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Clocks differ: the server should have come to the time as well. */
const ALLOWANCE_MS = 1_000;

/** Calls back once when a time passes that is still ahead. */
export function usePassing(at: string | undefined, onPassed: () => void) {
  useEffect(() => {
    const delay = at === undefined ? NaN : Date.parse(at) - Date.now();
    if (!(delay >= 0 && delay + ALLOWANCE_MS <= MAX_DELAY_MS)) {
      return undefined;
    }
    const timer = setTimeout(onPassed, delay + ALLOWANCE_MS);
    return () => clearTimeout(timer);
  }, [at, onPassed]);
}
