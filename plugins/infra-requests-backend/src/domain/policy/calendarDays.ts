import { IANAZone } from 'luxon';
import { isWithinOnWall, type WallClock } from './calendar';
import type { Calendar, CalendarWindow } from '../types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No zone is further from UTC, to either side. */
const FURTHEST_OFFSET = 15 * HOUR;

/** A stretch of time in milliseconds since 1970, the end exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/** Days are counted from 1970-01-01, as the clocks of a zone show them. */
export type DayNumber = number;

/** The day that the clocks of a zone show, and how many milliseconds of it they show as gone. */
export function wallTimeAt(
  at: number,
  timezone: string,
): { day: DayNumber; gone: number } {
  const shown = at + offsetAt(at, IANAZone.create(timezone));
  const day = Math.floor(shown / DAY);
  return { day, gone: shown - day * DAY };
}

/** When a day has the calendar's time, earliest first; nothing where the clocks skip all of it. */
export function stretchesOn(calendar: Calendar, day: DayNumber): Stretch[] {
  const shown = shownOn(calendar, day);
  if (shown.length === 0) {
    return [];
  }
  return partsOf(day, calendar.timezone).flatMap(part =>
    shown
      .map(({ from, to }) => ({
        from: Math.max(part.from, day * DAY + from - part.offset),
        to: Math.min(part.to, day * DAY + to - part.offset),
      }))
      .filter(({ from, to }) => from < to),
  );
}

/** The first moment of a day at which its clocks show that so much of it has gone, or more; at the latest its end. */
export function momentOn(
  day: DayNumber,
  gone: number,
  timezone: string,
): number | undefined {
  const parts = partsOf(day, timezone);
  const moments = parts.map(({ from, to, offset }) => ({
    at: Math.max(from, day * DAY + gone - offset),
    to,
  }));
  return (
    moments.find(({ at, to }) => at < to)?.at ?? parts[parts.length - 1]?.to
  );
}

/** The calendar's time on a day as its clocks show it, in milliseconds from midnight. */
function shownOn(calendar: Calendar, day: DayNumber): Stretch[] {
  const date = new Date(day * DAY);
  const clock: Omit<WallClock, 'time'> = {
    date: date.toISOString().slice(0, 'yyyy-MM-dd'.length),
    weekday: (date.getUTCDay() + 6) % 7,
    day: date.getUTCDate(),
  };
  const times = [
    ...new Set([
      '00:00',
      ...[...calendar.windows, ...calendar.except].flatMap(window =>
        timesOf(window, clock.date),
      ),
    ]),
  ]
    .filter(time => time < '24:00')
    .sort();
  return times
    .map((time, index) => ({
      from: sinceMidnight(time),
      to: sinceMidnight(times[index + 1] ?? '24:00'),
      isWithin: isWithinOnWall(calendar, { ...clock, time }),
    }))
    .filter(({ isWithin }) => isWithin);
}

/** The times of a day at which a window may begin or end, besides midnight. */
function timesOf(window: CalendarWindow, date: string): string[] {
  if (window.kind === 'weekly') {
    return [window.from, window.to];
  }
  return window.kind === 'once'
    ? [window.from, window.to]
        .filter(end => end.startsWith(`${date}T`))
        .map(end => end.slice('yyyy-MM-ddT'.length))
    : [];
}

function sinceMidnight(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * HOUR + minutes * MINUTE;
}

/** A day as it passes: in one part, or in two around a change of the clocks. */
function partsOf(
  day: DayNumber,
  timezone: string,
): (Stretch & { offset: number })[] {
  const zone = IANAZone.create(timezone);
  const earliest = day * DAY - FURTHEST_OFFSET;
  const latest = (day + 1) * DAY + FURTHEST_OFFSET;
  const before = offsetAt(earliest, zone);
  const after = offsetAt(latest, zone);
  const change =
    before === after ? latest : changeOfClocks(zone, { earliest, latest });
  return [
    { offset: before, begins: earliest, ends: change },
    { offset: after, begins: change, ends: latest },
  ]
    .map(({ offset, begins, ends }) => ({
      offset,
      from: Math.max(begins, day * DAY - offset),
      to: Math.min(ends, (day + 1) * DAY - offset),
    }))
    .filter(({ from, to }) => from < to);
}

/** The first moment with the offset of the latest one; clocks are not changed twice in two days. */
function changeOfClocks(
  zone: IANAZone,
  { earliest, latest }: { earliest: number; latest: number },
): number {
  const before = offsetAt(earliest, zone);
  let [low, high] = [earliest, latest];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: IANAZone): number {
  return zone.offset(at) * MINUTE;
}
