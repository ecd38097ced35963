import fc from 'fast-check';
import { calendarWith, moment, shownBy } from './__testUtils__/randomCalendars';
import { isWithin } from './calendar';
import type { CalendarWindow } from '../types';

const calendar = calendarWith([0, 1, 30, 59]);

const two = (value: number) => String(value).padStart(2, '0');

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const iso = (at: number) => new Date(at).toISOString();

/** Steps through a window minute by minute, or day by day, and sees whether it comes by. */
function comesBy(one: CalendarWindow, shown: Date): boolean {
  const today = shown.getTime() - (shown.getTime() % DAY);
  if (one.kind === 'weekly') {
    return [today - DAY, today].some(start => {
      const name = new Date(start).toLocaleDateString('en-US', {
        weekday: 'long',
        timeZone: 'UTC',
      });
      const isDay = one.days.some(each => each === name.toLowerCase());
      return isDay && stepsThroughDay(start, one, shown);
    });
  }
  if (one.kind === 'once') {
    const isTimed = one.from.length > 10;
    const step = isTimed ? MINUTE : DAY;
    const end = Date.parse(`${one.to}Z`.replace(/^(.{10})Z$/, '$1'));
    const begin = Date.parse(`${one.from}Z`.replace(/^(.{10})Z$/, '$1'));
    for (let at = begin; isTimed ? at < end : at <= end; at += step) {
      if (at === (isTimed ? shown.getTime() : today)) {
        return true;
      }
    }
    return false;
  }
  const round =
    one.kind === 'monthly'
      ? Array.from({ length: 31 }, (_, index) => two(index + 1))
      : Array.from({ length: 366 }, (_, index) =>
          iso(Date.UTC(2024, 0, 1) + index * DAY).slice(5, 10),
        );
  const wanted = iso(today).slice(one.kind === 'monthly' ? 8 : 5, 10);
  const last = one.kind === 'monthly' ? two(one.to) : one.to;
  const first = one.kind === 'monthly' ? two(one.from) : one.from;
  for (let index = round.indexOf(first); ; index++) {
    const now = round[index % round.length];
    if (now === wanted || now === last) {
      return now === wanted;
    }
  }
}

function stepsThroughDay(
  start: number,
  { from, to }: { from: string; to: string },
  shown: Date,
): boolean {
  let at = start;
  while (iso(at).slice(11, 16) !== from) {
    at += MINUTE;
  }
  const end = to === '24:00' ? '00:00' : to;
  do {
    if (at === shown.getTime()) {
      return true;
    }
    at += MINUTE;
  } while (iso(at).slice(11, 16) !== end);
  return false;
}

describe('isWithin', () => {
  it('agrees with stepping through every window', () => {
    const seen = { inside: 0, outside: 0 };
    fc.assert(
      fc.property(calendar, moment, (one, at) => {
        const shown = shownBy(one.timezone, at);
        const among = (windows: CalendarWindow[]) =>
          windows.some(each => comesBy(each, shown));
        const expected = among(one.windows) && !among(one.except);
        seen[expected ? 'inside' : 'outside']++;
        expect(isWithin(one, at)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.inside, seen.outside)).toBeGreaterThan(200);
  });
});
