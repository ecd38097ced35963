import { useEffect, useReducer } from 'react';

/**
 * How many milliseconds are left until a time, below zero afterwards. `changeIn` says of what is left when it is
 * worth to look again; undefined for never.
 */
export function useCountdown(
  at: string,
  changeIn: (left: number) => number | undefined,
): number {
  const [ticks, tick] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    const delay = changeIn(Date.parse(at) - Date.now());
    if (delay === undefined) {
      return undefined;
    }
    const timer = setTimeout(tick, delay);
    return () => clearTimeout(timer);
  }, [at, changeIn, ticks]);

  return Date.parse(at) - Date.now();
}
