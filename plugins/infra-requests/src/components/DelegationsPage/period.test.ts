import { DateTime } from 'luxon';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { toLocal } from '../LocalTime/localTime';
import { timeInWords, usualBeginning, usualEnd } from './period';

/** A Saturday. */
const NOW = DateTime.fromISO('2026-11-21T12:30:45.000');

const at = (text: string) => DateTime.fromISO(text);

describe('the period that a form begins with', () => {
  it('begins tomorrow in the morning where it does not begin now', () => {
    expect(toLocal(usualBeginning(NOW))).toBe('2026-11-22T09:00');
  });

  it.each([
    ['a Saturday', '2026-11-21T12:30', '2026-11-30T09:00'],
    ['a Sunday', '2026-11-22T09:00', '2026-11-30T09:00'],
    ['a Wednesday', '2026-11-25T20:00', '2026-12-02T09:00'],
  ])(
    'from %s on ends on a working day in the morning',
    (_, beginning, expected) => {
      expect(toLocal(usualEnd(at(beginning)))).toBe(expected);
    },
  );
});

describe('a time in words', () => {
  const inBerlin = (text: string) =>
    DateTime.fromISO(text, { zone: 'Europe/Berlin' });
  const now = inBerlin('2026-11-21T12:30:45');

  it.each([
    ['2026-11-21T17:00', '17:00 CET today'],
    ['2026-11-22T00:00', '00:00 CET tomorrow'],
    ['2026-11-27T09:00', '09:00 CET on Friday'],
    ['2026-11-28T09:00', '09:00 CET on 28 November'],
    ['2027-01-04T09:00', '09:00 CET on 4 January 2027'],
    ['2026-11-20T09:00', '09:00 CET on 20 November'],
  ])('says of %s no more than it has to', (time, words) => {
    expect(
      timeInWords(inBerlin(time), { now, t: inEnglish(), language: 'en' }),
    ).toBe(words);
  });
});
