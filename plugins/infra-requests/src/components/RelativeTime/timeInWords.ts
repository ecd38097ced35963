import { Duration, type DateTime } from 'luxon';
import type { Translate } from '../../translations/translationRef';

/** Clocks differ, and nobody counts seconds. */
const JUST_NOW_MS = 10_000;

const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const;

type Words = { t: Translate; language: string };

/** "10 minutes ago"; "just now" where it is too little to count. */
export function relativeInWords(
  time: DateTime,
  now: DateTime,
  { t, language }: Words,
): string {
  return Math.abs(now.diff(time).toMillis()) < JUST_NOW_MS
    ? t('common.time.justNow')
    : time.setLocale(language).toRelative({ base: now }) ??
        t('common.time.unknown');
}

/** "10 minutes", as in "active for 10 minutes"; nothing below a minute is counted. */
export function elapsedInWords(
  since: DateTime,
  now: DateTime,
  { t, language }: Words,
): string {
  const unit = UNITS.find(one => now.diff(since, one).as(one) >= 1);
  return unit === undefined
    ? t('common.time.lessThanAMinute')
    : Duration.fromObject({
        [unit]: Math.floor(now.diff(since, unit).as(unit)),
      })
        .reconfigure({ locale: language })
        .toHuman();
}
