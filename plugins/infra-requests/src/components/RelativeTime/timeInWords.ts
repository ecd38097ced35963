import { Duration, type DateTime } from 'luxon';

/** Clocks differ, and nobody counts seconds. */
const JUST_NOW_MS = 10_000;

const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const;

/** "10 minutes ago"; "just now" where it is too little to count. */
export function relativeInWords(time: DateTime, now: DateTime): string {
  return Math.abs(now.diff(time).toMillis()) < JUST_NOW_MS
    ? 'just now'
    : time.toRelative({ base: now }) ?? 'at an unknown time';
}

/** "10 minutes", as in "active for 10 minutes"; nothing below a minute is counted. */
export function elapsedInWords(since: DateTime, now: DateTime): string {
  const unit = UNITS.find(one => now.diff(since, one).as(one) >= 1);
  return unit === undefined
    ? 'less than a minute'
    : Duration.fromObject({
        [unit]: Math.floor(now.diff(since, unit).as(unit)),
      }).toHuman();
}
