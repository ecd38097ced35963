import fc from 'fast-check';
import { WEEKDAYS } from '../calendar';
import type { Calendar, CalendarWindow } from '../../types';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
];

const two = (value: number) => String(value).padStart(2, '0');

const timeAt = (minutes: number[]) =>
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(...minutes))
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

const windowWith = (time: fc.Arbitrary<string>): fc.Arbitrary<CalendarWindow> =>
  fc.oneof(
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
    fc.tuple(day, day).map(([one, other]) => ({
      kind: 'once' as const,
      ...inOrder(one, other),
    })),
    fc
      .tuple(day, time, time)
      .filter(([, one, other]) => one !== other)
      .map(([date, one, other]) => ({
        kind: 'once' as const,
        ...inOrder(`${date}T${one}`, `${date}T${other}`),
      })),
  );

/** Calendars whose windows begin and end at these minutes of an hour. */
export const calendarWith = (minutes: number[]): fc.Arbitrary<Calendar> => {
  const window = windowWith(timeAt(minutes));
  return fc.record({
    id: fc.constant('it'),
    title: fc.constant('It'),
    timezone: fc.constantFrom(...ZONES),
    freeze: fc.constant(false),
    windows: fc.array(window, { minLength: 1, maxLength: 3 }),
    except: fc.array(window, { maxLength: 2 }),
  });
};

/** Moments at random, and more of them in the nights in which some clock is changed. */
export const moment = fc
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

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(zone, format);
  return format;
}

/** What the clock in a zone shows, as the moment at which a clock in Greenwich shows it in winter. */
export function shownBy(zone: string, at: Date): Date {
  const parts = formatOf(zone).formatToParts(at);
  const of = (type: string) => parts.find(part => part.type === type)!.value;
  return new Date(
    `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}Z`,
  );
}
