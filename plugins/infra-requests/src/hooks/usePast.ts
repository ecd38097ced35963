import { useCountdown } from './useCountdown';

/** The longest wait that timers know. */
const MAX_DELAY_MS = 2 ** 31 - 1;

const untilPast = (left: number) =>
  left > 0 ? Math.min(left, MAX_DELAY_MS) : undefined;

/** Whether a time has passed on the clock here; says so the moment that it does. */
export const usePast = (at: string | undefined): boolean =>
  useCountdown(at ?? '', untilPast) <= 0;
