import fc from 'fast-check';
import { isWithin, WEEKDAYS } from './calendar';
import type { Calendar, CalendarWindow } from '../types';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
];

const two = (value: number) => String(value).padStart(2, '0');

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 30, 59))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

const SPAN = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2028, 11, 31) };

const day = fc
  .date({
    min: new Date(SPAN.from),
    max: new Date(SPAN.to),
    noInvalidDate: true,
  })
  .map(date => date.toISOString().slice(0, 10));

const inOrder = <T extends string>(one: T, other: T) =>
  one <= other ? { from: one, to: other } : { from: other, to: one };

const window: fc.Arbitrary<CalendarWindow> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    from: time,
    to: fc.oneof(time, fc.constant('24:00')),
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    from: fc.integer({ min: 1, max: 31 }),
    to: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({
    kind: fc.constant('yearly' as const),
    from: day.map(date => date.slice(5)),
    to: day.map(date => date.slice(5)),
  }),
  fc
    .tuple(day, day)
    .map(([one, other]) => ({ kind: 'once' as const, ...inOrder(one, other) })),
  fc
    .tuple(day, time, time)
    .filter(([, one, other]) => one !== other)
    .map(([date, one, other]) => ({
      kind: 'once' as const,
      ...inOrder(`${date}T${one}`, `${date}T${other}`),
    })),
);

const calendar: fc.Arbitrary<Calendar> = fc.record({
  id: fc.constant('it'),
  title: fc.constant('It'),
  timezone: fc.constantFrom(...ZONES),
  freeze: fc.constant(false),
  windows: fc.array(window, { minLength: 1, maxLength: 3 }),
  except: fc.array(window, { maxLength: 2 }),
});

/** Moments at random, and more of them in the nights in which some clock is changed. */
const moment = fc
  .oneof(
    fc.integer({ min: SPAN.from, max: SPAN.to }),
    fc
      .tuple(
        fc.constantFrom(
          '2026-03-29T01:00Z',
          '2026-10-25T01:00Z',
          '2026-03-08T07:00Z',
          '2026-11-01T06:00Z',
          '2026-04-04T15:00Z',
          '2026-10-03T15:30Z',
        ),
        fc.integer({ min: -12 * 60, max: 12 * 60 }),
      )
      .map(([at, minutes]) => Date.parse(at) + minutes * 60_000),
  )
  .map(at => new Date(at));

/** What the clock in a zone shows, as the moment at which a clock in Greenwich shows it in winter. */
function shownBy(zone: string, at: Date): Date {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => parts.find(part => part.type === type)!.value;
  return new Date(
    `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}Z`,
  );
}

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
