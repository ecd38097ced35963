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

/** "3 h", "1 h 40 min", "4 days"; rounded down, so that nobody is promised more time than there is. */
export function spanInWords(milliseconds: number, t: Translate): string {
  if (milliseconds >= 2 * DAY) {
    return t('common.time.days', { count: Math.floor(milliseconds / DAY) });
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
  return parts.length > 0 ? parts.join(' ') : t('common.time.lessThanAMinute');
}

/** In how many milliseconds `spanInWords` says something else; undefined once the time has passed. */
export function nextChangeIn(milliseconds: number): number | undefined {
  return milliseconds <= 0
    ? undefined
    : (milliseconds % unitOf(milliseconds)) + 1;
}
