import type {
  Backtest,
  BacktestResult,
  PolicyTier,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';

/** Stands for a denial among the tiers of a backtest. */
export const DENIED = 'denied';

type TierName = Pick<PolicyTier, 'id' | 'title'>;

/** A tier by its title; one that only the edited policy has, by its id. */
export function tierTitle(tiers: TierName[], id: string): string {
  return id === DENIED
    ? 'Denied'
    : tiers.find(tier => tier.id === id)?.title ?? id;
}

export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

/** Hours as a person says them: "40 minutes", "36.5 hours", "12 days". */
export function hoursInWords(hours: number): string {
  if (hours > 0 && hours < 1) {
    return countOf(Math.round(hours * 60), 'minute', 'minutes');
  }
  if (hours < 72) {
    return countOf(Math.round(hours * 10) / 10, 'hour', 'hours');
  }
  return countOf(Math.round(hours / 24), 'day', 'days');
}

/** "1 September to 21 November 2026"; the end is the last day that counts. */
export function periodInWords({ from, to }: Pick<Backtest, 'from' | 'to'>) {
  const first = DateTime.fromISO(from);
  const last = DateTime.fromISO(to).minus({ milliseconds: 1 });
  return `${first.toLocaleString(DateTime.DATE_MED)} to ${last.toLocaleString(
    DateTime.DATE_MED,
  )}`;
}

/** What would have become of the requests, in a sentence. */
export function outcomeInWords(result: BacktestResult): string {
  const { evaluated, laxer, stricter, unchanged } = result;
  if (evaluated === 0) {
    return 'No request was asked in this period.';
  }
  const all = countOf(evaluated, 'request', 'requests');
  if (laxer + stricter === 0) {
    return `None of ${all} would be decided otherwise.`;
  }
  const changes = [
    ...(laxer > 0 ? [`${laxer.toLocaleString()} would get less scrutiny`] : []),
    ...(stricter > 0
      ? [`${stricter.toLocaleString()} would get more scrutiny`]
      : []),
    `${unchanged.toLocaleString()} would stay as they are`,
  ];
  return `Of ${all}, ${changes.join('; ')}.`;
}
