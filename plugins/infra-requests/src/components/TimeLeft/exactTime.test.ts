import { DateTime, Settings } from 'luxon';
import { exactTime, zoneName } from './exactTime';

describe('an exact time', () => {
  afterEach(() => {
    Settings.defaultZone = 'system';
  });

  it.each([
    ['Europe/Berlin', 'Mon 23 Nov 2026, 10:00 CET'],
    ['America/New_York', 'Mon 23 Nov 2026, 04:00 EST'],
    ['Australia/Sydney', 'Mon 23 Nov 2026, 20:00 AEDT'],
    ['Asia/Tokyo', 'Mon 23 Nov 2026, 18:00 GMT+9'],
    ['UTC', 'Mon 23 Nov 2026, 09:00 UTC'],
  ])('names the zone of a reader in %s', (zone, words) => {
    Settings.defaultZone = zone;
    expect(exactTime('2026-11-23T09:00:00.000Z')).toBe(words);
  });

  it('has the name that the zone has at that time of the year', () => {
    const summer = DateTime.fromISO('2026-09-01T09:00:00Z', {
      zone: 'Europe/Berlin',
    });
    expect(zoneName(summer)).toBe('CEST');
  });

  it('can have seconds', () => {
    Settings.defaultZone = 'Europe/London';
    expect(exactTime('2026-11-23T09:00:07.000Z', { seconds: true })).toBe(
      'Mon 23 Nov 2026, 09:00:07 GMT',
    );
  });

  it('is said in the words of the language', () => {
    Settings.defaultZone = 'Europe/Berlin';
    expect(exactTime('2026-11-23T09:00:00.000Z', { language: 'de' })).toBe(
      'Mo., 23. Nov. 2026, 10:00 MEZ',
    );
  });
});
