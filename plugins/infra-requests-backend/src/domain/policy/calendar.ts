import { DateTime } from 'luxon';
import type { Calendar, CalendarWindow, Weekday } from '../types';

/** Values of `calendar.weekday`; the position is luxon's weekday less one. */
export const WEEKDAYS: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** What the clock on the wall of a calendar's zone shows; days and minutes as text, which orders as they do. */
export interface WallClock {
  /** Such as "2026-12-24". */
  date: string;
  /** Such as "17:30". */
  time: string;
  /** 0 is Monday. */
  weekday: number;
  day: number;
}

/**
 * Whether a calendar's time it is. Only what the clock shows counts: in the night when it is put back, the hour that
 * comes twice counts twice; in the one when it is put forward, the hour that is skipped never comes.
 */
export function isWithin(calendar: Calendar, at: Date): boolean {
  return isWithinOnWall(calendar, wallClock(at, calendar.timezone));
}

/** Whether it is a calendar's time where the clock shows this. */
export function isWithinOnWall(
  calendar: Pick<Calendar, 'windows' | 'except'>,
  clock: WallClock,
): boolean {
  const among = (windows: CalendarWindow[]) =>
    windows.some(window => includes(window, clock));
  return among(calendar.windows) && !among(calendar.except);
}

function wallClock(at: Date, zone: string): WallClock {
  const local = DateTime.fromJSDate(at, { zone });
  // Not by a format, whose digits would be those of the machine's language.
  const [date, time] = local.toISO()!.split('T');
  return {
    date,
    time: time.slice(0, 'HH:mm'.length),
    weekday: local.weekday - 1,
    day: local.day,
  };
}

function includes(window: CalendarWindow, clock: WallClock): boolean {
  switch (window.kind) {
    case 'weekly':
      return isInWeek(window, clock);
    case 'monthly':
      return isInTurn(window, clock.day);
    case 'yearly':
      return isInTurn(window, clock.date.slice('yyyy-'.length));
    default: {
      const { from, to } = window;
      const hasTime = from.includes('T');
      const now = hasTime ? `${clock.date}T${clock.time}` : clock.date;
      return from <= now && (hasTime ? now < to : now <= to);
    }
  }
}

/** A window that ends no later than it begins ends on the next day. */
function isInWeek(
  { days, from, to }: Extract<CalendarWindow, { kind: 'weekly' }>,
  { time, weekday }: WallClock,
): boolean {
  const isDay = (index: number) => days.includes(WEEKDAYS[(index + 7) % 7]);
  if (from < to) {
    return isDay(weekday) && from <= time && time < to;
  }
  return (isDay(weekday) && from <= time) || (isDay(weekday - 1) && time < to);
}

/** Both ends included; around the turn where the end is before the beginning. */
function isInTurn<T extends number | string>(
  { from, to }: { from: T; to: T },
  now: T,
): boolean {
  return from <= to ? from <= now && now <= to : from <= now || now <= to;
}
