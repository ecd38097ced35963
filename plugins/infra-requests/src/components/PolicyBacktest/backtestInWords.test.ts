import { POLICY, finishedBacktest } from '../../__testUtils__/policyFixtures';
import { inEnglish } from '../../__testUtils__/inEnglish';
import {
  daysInWords,
  hoursInWords,
  outcomeInWords,
  tierTitle,
} from './backtestInWords';

const { result } = finishedBacktest();

const t = inEnglish();

describe('a backtest in words', () => {
  it('says how many requests would be decided otherwise, and in which direction', () => {
    expect(outcomeInWords(result, t)).toBe(
      'Of 120 requests, 12 would get less scrutiny; 2 would get more scrutiny; 106 would stay as they are.',
    );
  });

  it('leaves out a direction in which nothing goes', () => {
    expect(outcomeInWords({ ...result, laxer: 0 }, t)).toBe(
      'Of 120 requests, 2 would get more scrutiny; 106 would stay as they are.',
    );
  });

  it('says when nothing would', () => {
    expect(
      outcomeInWords({ ...result, unchanged: 120, laxer: 0, stricter: 0 }, t),
    ).toBe('None of 120 requests would be decided otherwise.');
    expect(outcomeInWords({ ...result, evaluated: 0 }, t)).toBe(
      'No request was asked in this period.',
    );
  });

  it.each([
    [0, '0 hours'],
    [0.5, '30 minutes'],
    [1, '1 hour'],
    [36.52, '36.5 hours'],
    [100, '4 days'],
  ])('says %s hours as "%s"', (hours, words) => {
    expect(hoursInWords(hours, t)).toBe(words);
  });

  it('names the last day that counts', () => {
    const period = {
      from: '2026-08-21T00:00:00.000Z',
      to: '2026-11-21T00:00:00.000Z',
    };
    expect(daysInWords(period, 'en')).toEqual({
      from: 'Aug 21, 2026',
      to: 'Nov 20, 2026',
    });
    expect(daysInWords(period, 'de')).toEqual({
      from: '21. Aug. 2026',
      to: '20. Nov. 2026',
    });
  });

  it('calls tiers by their titles, and those that only the edited policy has by their ids', () => {
    const names = { tiers: POLICY.tiers, t };
    expect(tierTitle('standard', names)).toBe('Lead approval');
    expect(tierTitle('denied', names)).toBe('Denied');
    expect(tierTitle('board', names)).toBe('board');
  });
});
