import { inEnglish } from '../../__testUtils__/inEnglish';
import { nextChangeIn, spanInWords } from './timeLeftInWords';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const t = inEnglish();

describe('a span of time', () => {
  it.each([
    [30 * SECOND, 'less than a minute'],
    [MINUTE, '1 min'],
    [40 * MINUTE + 59 * SECOND, '40 min'],
    [HOUR, '1 h'],
    [HOUR + 40 * MINUTE, '1 h 40 min'],
    [3 * HOUR - 1, '2 h 59 min'],
    [3 * HOUR, '3 h'],
    [3 * HOUR + 59 * MINUTE, '3 h'],
    [47 * HOUR, '47 h'],
    [2 * DAY, '2 days'],
    [5 * DAY + 23 * HOUR, '5 days'],
  ])('of %d ms is %s', (span, words) => {
    expect(spanInWords(span, t)).toBe(words);
  });

  it.each([
    90 * SECOND,
    HOUR,
    3 * HOUR,
    3 * HOUR + 10 * MINUTE,
    2 * DAY,
    2 * DAY + HOUR,
    9 * DAY,
  ])('of %d ms is called otherwise exactly when it says', span => {
    const change = nextChangeIn(span)!;
    expect(spanInWords(span - change + 1, t)).toBe(spanInWords(span, t));
    expect(spanInWords(span - change, t)).not.toBe(spanInWords(span, t));
  });

  it('has words of its own after "in", as other languages need them', () => {
    const keys = ((key: string) => key) as never;
    expect(spanInWords(2 * DAY, keys, 'in')).toBe('common.time.inDays');
    expect(spanInWords(SECOND, keys, 'in')).toBe(
      'common.time.inLessThanAMinute',
    );
    expect(spanInWords(2 * DAY, t, 'in')).toBe('2 days');
  });

  it('that is over stays what it is', () => {
    expect(nextChangeIn(0)).toBe(undefined);
    expect(nextChangeIn(-5)).toBe(undefined);
  });
});
