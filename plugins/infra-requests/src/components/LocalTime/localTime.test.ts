import { DateTime } from 'luxon';
import { fromLocal, toLocal } from './localTime';

describe('a time on the clock of the person', () => {
  it('is the same moment for the server', () => {
    const sent = fromLocal('2026-11-28T09:00')!;
    expect(sent).toMatch(/Z$/);
    expect(toLocal(DateTime.fromISO(sent))).toBe('2026-11-28T09:00');
  });

  it.each(['', 'tomorrow', '2026-13-01T09:00'])(
    'is none where it says %j',
    text => {
      expect(fromLocal(text)).toBe(undefined);
    },
  );
});
