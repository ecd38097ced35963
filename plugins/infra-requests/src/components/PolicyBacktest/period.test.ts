import { DateTime, Settings } from 'luxon';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { daysOf, periodOf, periodProblems } from './period';

const NOW = {
  now: DateTime.fromISO('2026-11-21T10:30:00.000Z'),
  t: inEnglish(),
};

describe('the period of a backtest', () => {
  beforeAll(() => {
    Settings.defaultZone = 'Europe/Berlin';
  });
  afterAll(() => {
    Settings.defaultZone = 'system';
  });

  it('goes so many days back from now', () => {
    expect(periodOf({ days: '7' }, NOW)).toEqual({
      from: '2026-11-14T10:30:00.000Z',
      to: '2026-11-21T10:30:00.000Z',
    });
  });

  it('takes both days whole, where the reader is', () => {
    expect(
      periodOf(
        { days: 'custom', since: '2026-11-01', until: '2026-11-01' },
        NOW,
      ),
    ).toEqual({
      from: '2026-10-31T23:00:00.000Z',
      to: '2026-11-01T23:00:00.000Z',
    });
  });

  it.each([
    ['a day is missing', '2026-11-01', ''],
    ['the last day is before the first', '2026-11-02', '2026-11-01'],
    ['the last day is still to come', '2026-11-02', '9999-12-31'],
    ['a day is none', '2026-11-02', 'banana'],
  ])('is none while %s', (_, since, until) => {
    expect(periodOf({ days: 'custom', since, until }, NOW)).toBeUndefined();
  });

  it.each([
    ['30', '30'],
    ['custom', 'custom'],
    ['banana', '90'],
    ['99999999999', '90'],
    ['', '90'],
    [null, '90'],
  ])('is the one of the address, %s, or the usual one', (param, days) => {
    expect(daysOf(param)).toBe(days);
  });

  it.each([
    ['2026-11-01', '2026-11-21', {}],
    ['2026-11-01', '', {}],
    ['2026-11-02', '2026-11-01', { until: 'It is before the first day.' }],
    ['2021-11-21', '2026-11-20', {}],
    [
      '0001-01-01',
      '2026-11-20',
      { until: 'A period is at most 5 years long.' },
    ],
    [
      '2021-11-20',
      '2026-11-20',
      { until: 'A period is at most 5 years long.' },
    ],
    ['2026-11-02', '2026-11-22', { until: 'This day is still to come.' }],
    ['banana', '2026-11-01', { since: 'There is no such day.' }],
    [
      '9999-12-31',
      '9999-12-31',
      {
        since: 'This day is still to come.',
        until: 'This day is still to come.',
      },
    ],
  ])(
    'from %s to %s says at each day what is wrong',
    (since, until, problems) => {
      expect(periodProblems({ days: 'custom', since, until }, NOW)).toEqual(
        problems,
      );
    },
  );
});
