const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The coarsest unit that still says enough. */
function unitOf(milliseconds: number): number {
  if (milliseconds >= 2 * DAY) {
    return DAY;
  }
  return milliseconds >= HOUR ? HOUR : MINUTE;
}

const NAMES = new Map([
  [DAY, 'days'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
]);

/** "3 h", "40 min", "4 days"; rounded down, so that nobody is promised more time than there is. */
export function spanInWords(milliseconds: number): string {
  const unit = unitOf(milliseconds);
  const count = Math.floor(milliseconds / unit);
  return count < 1 ? 'less than a minute' : `${count} ${NAMES.get(unit)}`;
}

/** In how many milliseconds `spanInWords` says something else; undefined once the time has passed. */
export function nextChangeIn(milliseconds: number): number | undefined {
  return milliseconds <= 0
    ? undefined
    : (milliseconds % unitOf(milliseconds)) + 1;
}
