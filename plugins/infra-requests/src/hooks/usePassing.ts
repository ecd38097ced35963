import { useEffect } from 'react';

/** The longest wait that timers know. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Clocks differ: the server should have come to the time as well. */
const ALLOWANCE_MS = 1_000;

/** How long to wait where the server's clock is behind. */
const BEHIND_MS = 10_000;

/**
 * Calls back once when a time passes. `seen` is what the server said the time in: where it says it again although the
 * time has passed here, it is asked again after a while.
 */
export function usePassing(
  at: string | undefined,
  onPassed: () => void,
  seen: unknown,
) {
  useEffect(() => {
    const left = at === undefined ? NaN : Date.parse(at) - Date.now();
    const delay = left < 0 ? BEHIND_MS : left + ALLOWANCE_MS;
    if (!(delay <= MAX_DELAY_MS)) {
      return undefined;
    }
    const timer = setTimeout(onPassed, delay);
    return () => clearTimeout(timer);
  }, [at, onPassed, seen]);
}
