import type { Translate } from '../../translations/translationRef';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Up to here the minutes matter. */
const SOON = 3 * HOUR;

/** The finest unit that is counted. */
function unitOf(milliseconds: number): number {
  if (milliseconds >= 2 * DAY) {
    return DAY;
  }
  return milliseconds >= SOON ? HOUR : MINUTE;
}

/** What other languages have other forms for: "in 2 Tagen", but "noch 2 Tage". */
const WORDS = {
  left: { days: 'common.time.days', little: 'common.time.lessThanAMinute' },
  in: { days: 'common.time.inDays', little: 'common.time.inLessThanAMinute' },
} as const;

/**
 * "3 h", "1 h 40 min", "4 days"; rounded down, so that nobody is promised more time than there is. After the word "in"
 * it may have another form.
 */
export function spanInWords(
  milliseconds: number,
  t: Translate,
  as: 'left' | 'in' = 'left',
): string {
  const words = WORDS[as];
  if (milliseconds >= 2 * DAY) {
    return t(words.days, { count: Math.floor(milliseconds / DAY) });
  }
  const hours = Math.floor(milliseconds / HOUR);
  const minutes =
    milliseconds >= SOON ? 0 : Math.floor((milliseconds % HOUR) / MINUTE);
  const parts = [
    ...(hours > 0 ? [t('common.time.hours', { hours: String(hours) })] : []),
    ...(minutes > 0
      ? [t('common.time.minutes', { minutes: String(minutes) })]
      : []),
  ];
  return parts.length > 0 ? parts.join(' ') : t(words.little);
}

/** In how many milliseconds `spanInWords` says something else; undefined once the time has passed. */
export function nextChangeIn(milliseconds: number): number | undefined {
  return milliseconds <= 0
    ? undefined
    : (milliseconds % unitOf(milliseconds)) + 1;
}
