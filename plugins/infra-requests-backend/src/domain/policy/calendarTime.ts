import { DateTime, Duration } from 'luxon';
import {
  momentOn,
  stretchesOn,
  wallTimeAt,
  type DayNumber,
  type Stretch,
} from './calendarDays';
import type { Calendar } from '../types';

/** A calendar without time for ten years has none: a 29 February may be eight years away. */
const MOST_DAYS = 3_660;

/** Time that goes on for longer than a year has no end that anybody waits for. */
const MOST_DAYS_ON_END = 400;

/**
 * The moment a duration later. Around the clock where there is no calendar. In a calendar, the count begins with its
 * first time from then on; hours, minutes and seconds count only within its windows and end with them, so that 8 hours
 * from nine o'clock are up when an office closes at five. Days are so many further days on which the calendar has any
 * time, weeks are weeks: both lead to the same time on the clock, or to the calendar's next time where that is outside.
 *
 * @returns undefined if the calendar never has so much time
 */
export function addInCalendar(
  from: Date,
  duration: string,
  calendar?: Calendar,
): Date | undefined {
  const length = Duration.fromISO(duration);
  if (!length.isValid) {
    throw new Error(`"${duration}" is not a duration (this is a bug)`);
  }
  if (!calendar) {
    return DateTime.fromJSDate(from, { zone: 'utc' }).plus(length).toJSDate();
  }
  const { years, quarters, months, weeks, days, ...time } = length.toObject();
  if (years || quarters || months) {
    throw new Error(
      `"${duration}" cannot be counted in windows (this is a bug)`,
    );
  }
  const begin = nextTime(calendar, from.getTime());
  if (begin === undefined) {
    return undefined;
  }
  const weeksLater = afterWeeks(calendar, begin, weeks ?? 0);
  const daysLater =
    weeksLater === undefined
      ? undefined
      : afterDays(calendar, weeksLater, days ?? 0);
  if (daysLater === undefined) {
    return undefined;
  }
  const rest = Duration.fromObject(time).toMillis();
  const end =
    rest > 0
      ? afterTime(calendar, daysLater, rest)
      : nextTime(calendar, daysLater);
  return end === undefined ? undefined : new Date(end);
}

/** When the calendar's time, if it is that now, ends, or else next begins; undefined if it does not. */
export function nextChange(calendar: Calendar, at: Date): Date | undefined {
  const now = at.getTime();
  let end: number | undefined;
  for (const { from, to } of stretchesFrom(calendar, now)) {
    if (end === undefined && from > now) {
      return new Date(from);
    }
    if (end !== undefined && from > end) {
      return new Date(end);
    }
    end = to;
    if (end - now > MOST_DAYS_ON_END * 24 * 3_600_000) {
      return undefined;
    }
  }
  return end === undefined ? undefined : new Date(end);
}

/** The calendar's time from a moment on, day by day, until there is none for very long. */
function* stretchesFrom(calendar: Calendar, at: number): Generator<Stretch> {
  const first = wallTimeAt(at, calendar.timezone).day;
  let empty = 0;
  for (let day = first; empty < MOST_DAYS; day++) {
    const stretches = stretchesOn(calendar, day).filter(({ to }) => to > at);
    empty = stretches.length > 0 ? 0 : empty + 1;
    yield* stretches;
  }
}

/** The moment itself where it is the calendar's time, else when that next begins. */
function nextTime(calendar: Calendar, at: number): number | undefined {
  const { value } = stretchesFrom(calendar, at).next();
  return value && Math.max(at, value.from);
}

/** The same time on the clock so many weeks later, or the calendar's next time where that is outside. */
function afterWeeks(
  calendar: Calendar,
  at: number,
  weeks: number,
): number | undefined {
  const { timezone } = calendar;
  const { day, gone } = wallTimeAt(at, timezone);
  const later = weeks > 0 ? momentOn(day + 7 * weeks, gone, timezone) : at;
  return nextTime(calendar, later ?? at);
}

/** The same time on the clock so many days later, counting those on which the calendar has any time. */
function afterDays(
  calendar: Calendar,
  at: number,
  days: number,
): number | undefined {
  const { timezone } = calendar;
  const { day, gone } = wallTimeAt(at, timezone);
  if (days <= 0) {
    return at;
  }
  let left = days;
  let empty = 0;
  for (let later: DayNumber = day + 1; empty < MOST_DAYS; later++) {
    const stretches = stretchesOn(calendar, later);
    empty = stretches.length > 0 ? 0 : empty + 1;
    left -= stretches.length > 0 ? 1 : 0;
    if (left <= 0) {
      return momentOn(later, gone, timezone);
    }
  }
  return undefined;
}

/** When so much of the calendar's time has passed. */
function afterTime(
  calendar: Calendar,
  at: number,
  length: number,
): number | undefined {
  let left = length;
  for (const { from, to } of stretchesFrom(calendar, at)) {
    const begin = Math.max(from, at);
    if (left <= to - begin) {
      return begin + left;
    }
    left -= to - begin;
  }
  return undefined;
}
