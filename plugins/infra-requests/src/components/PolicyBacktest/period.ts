import type { BacktestInput } from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';

export const PERIOD_DAYS = [30, 90, 365] as const;

export const DEFAULT_DAYS = '90';

/** The period of a backtest as it is chosen: so many days back from now, or two dates of which both count. */
export type ChosenPeriod =
  | { days: string }
  | { days: 'custom'; since: string; until: string };

/** The moments between which requests were asked; nothing while the dates say none. */
export function periodOf(
  chosen: ChosenPeriod,
  now: DateTime,
): Pick<BacktestInput, 'from' | 'to'> | undefined {
  const [from, to] =
    'since' in chosen
      ? [
          DateTime.fromISO(chosen.since).startOf('day'),
          DateTime.fromISO(chosen.until).startOf('day').plus({ days: 1 }),
        ]
      : [now.minus({ days: Number(chosen.days) }), now];
  return from.isValid && to.isValid && from < to
    ? { from: from.toJSDate().toISOString(), to: to.toJSDate().toISOString() }
    : undefined;
}
