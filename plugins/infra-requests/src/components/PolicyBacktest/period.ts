import type { BacktestInput } from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import type { Translate } from '../../translations/translationRef';

export const PERIOD_DAYS = [30, 90, 365] as const;

export const DEFAULT_DAYS = '90';

/** Stands for a period from one day to another. */
export const CUSTOM = 'custom';

/** The period of a backtest as it is chosen: so many days back from now, or two dates of which both count. */
export type ChosenPeriod =
  | { days: string }
  | { days: typeof CUSTOM; since: string; until: string };

/** The server takes no longer one. */
const MAX_YEARS = 5;

/** How the period is chosen, read from the address; the usual one where the address says none that there is. */
export function daysOf(param: string | null): string {
  const known = [...PERIOD_DAYS.map(String), CUSTOM];
  return known.find(days => days === param) ?? DEFAULT_DAYS;
}

/** What is wrong with each day of a period; an empty day is not wrong, only missing. */
export function periodProblems(
  chosen: ChosenPeriod,
  { now, t }: { now: DateTime; t: Translate },
): { since?: string; until?: string } {
  if (!('since' in chosen)) {
    return {};
  }
  const since = DateTime.fromISO(chosen.since);
  const until = DateTime.fromISO(chosen.until);
  const problemOf = (typed: string, day: DateTime) => {
    if (typed && !day.isValid) {
      return t('backtest.form.noSuchDay');
    }
    return day > now ? t('backtest.form.toCome') : undefined;
  };
  return {
    since: problemOf(chosen.since, since),
    until: problemOf(chosen.until, until) ?? spanProblem({ since, until, t }),
  };
}

function spanProblem(options: {
  since: DateTime;
  until: DateTime;
  t: Translate;
}): string | undefined {
  const { since, until, t } = options;
  if (until < since) {
    return t('backtest.form.beforeFirst');
  }
  return until >= since.plus({ years: MAX_YEARS })
    ? t('backtest.form.tooLong', { years: String(MAX_YEARS) })
    : undefined;
}

/** The moments between which requests were asked; nothing while the dates say none. */
export function periodOf(
  chosen: ChosenPeriod,
  { now, t }: { now: DateTime; t: Translate },
): Pick<BacktestInput, 'from' | 'to'> | undefined {
  const problems = periodProblems(chosen, { now, t });
  if (problems.since || problems.until) {
    return undefined;
  }
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
