import type {
  Backtest,
  BacktestResult,
  PolicyTier,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import type { Translate } from '../../translations/translationRef';

/** Stands for a denial among the tiers of a backtest. */
export const DENIED = 'denied';

type TierName = Pick<PolicyTier, 'id' | 'title'>;

/** A tier by its title; one that only the edited policy has, by its id. */
export function tierTitle(
  id: string,
  { tiers, t }: { tiers: TierName[]; t: Translate },
): string {
  return id === DENIED
    ? t('backtest.moves.denied')
    : tiers.find(tier => tier.id === id)?.title ?? id;
}

/** Hours as a person says them: "40 minutes", "36.5 hours", "12 days". */
export function hoursInWords(hours: number, t: Translate): string {
  if (hours > 0 && hours < 1) {
    return t('backtest.figure.minutes', { count: Math.round(hours * 60) });
  }
  if (hours < 72) {
    return t('backtest.figure.hours', { count: Math.round(hours * 10) / 10 });
  }
  return t('backtest.figure.days', { count: Math.round(hours / 24) });
}

/** "1 September 2026" and "21 November 2026"; the end is the last day that counts. */
export function daysInWords(
  { from, to }: Pick<Backtest, 'from' | 'to'>,
  language: string,
): { from: string; to: string } {
  const inWords = (day: DateTime) =>
    day.setLocale(language).toLocaleString(DateTime.DATE_MED);
  return {
    from: inWords(DateTime.fromISO(from)),
    to: inWords(DateTime.fromISO(to).minus({ milliseconds: 1 })),
  };
}

/** What would have become of the requests, in a sentence. */
export function outcomeInWords(result: BacktestResult, t: Translate): string {
  const { evaluated: count, laxer, stricter, unchanged } = result;
  if (count === 0) {
    return t('backtest.outcome.noRequest');
  }
  if (laxer + stricter === 0) {
    return t('backtest.outcome.none', { count });
  }
  if (laxer > 0 && stricter > 0) {
    return t('backtest.outcome.both', { count, laxer, stricter, unchanged });
  }
  return laxer > 0
    ? t('backtest.outcome.laxer', { count, laxer, unchanged })
    : t('backtest.outcome.stricter', { count, stricter, unchanged });
}
