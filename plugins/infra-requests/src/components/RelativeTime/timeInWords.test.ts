import { DateTime } from 'luxon';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { elapsedInWords, relativeInWords } from './timeInWords';

const NOW = DateTime.fromISO('2026-11-21T12:00:00.000Z');

const ENGLISH = { t: inEnglish(), language: 'en' };

describe('how long ago something was', () => {
  it.each([
    [{ seconds: 0 }, 'just now'],
    [{ seconds: 9 }, 'just now'],
    [{ seconds: -2 }, 'just now'],
    [{ seconds: 45 }, '45 seconds ago'],
    [{ minutes: 10 }, '10 minutes ago'],
    [{ days: 3 }, '3 days ago'],
  ])('is said in words: %j', (ago, words) => {
    expect(relativeInWords(NOW.minus(ago), NOW, ENGLISH)).toBe(words);
  });
});

describe('for how long something lasts', () => {
  it.each([
    [{ seconds: -2 }, 'less than a minute'],
    [{ seconds: 59 }, 'less than a minute'],
    [{ minutes: 1 }, '1 minute'],
    [{ minutes: 10, seconds: 50 }, '10 minutes'],
    [{ hours: 23, minutes: 59 }, '23 hours'],
    [{ days: 8 }, '1 week'],
    [{ years: 2, days: 4 }, '2 years'],
  ])('is said in words: %j', (ago, words) => {
    expect(elapsedInWords(NOW.minus(ago), NOW, ENGLISH)).toBe(words);
  });
});

describe('in another language', () => {
  const GERMAN = { ...ENGLISH, language: 'de' };

  it('is said with the words of that language', () => {
    expect(relativeInWords(NOW.minus({ minutes: 10 }), NOW, GERMAN)).toBe(
      'vor 10 Minuten',
    );
    expect(elapsedInWords(NOW.minus({ days: 3 }), NOW, GERMAN)).toBe('3 Tage');
  });
});
