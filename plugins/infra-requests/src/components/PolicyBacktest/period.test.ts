import { DateTime, Settings } from 'luxon';
import { periodOf } from './period';

const NOW = DateTime.fromISO('2026-11-21T10:30:00.000Z');

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
  ])('is none while %s', (_, since, until) => {
    expect(periodOf({ days: 'custom', since, until }, NOW)).toBeUndefined();
  });
});
