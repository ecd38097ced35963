import { DateTime } from 'luxon';
import type { Calendar, CalendarWindow, Weekday } from '../types';
import { WEEKDAYS } from './calendar';

/** A calendar's windows, then what is cut out of them, each in words. */
export function calendarInWords(calendar: Calendar): string[] {
  return [
    ...calendar.windows.map(windowInWords),
    ...calendar.except.map(window => `except ${windowInWords(window)}`),
  ];
}

const inEnglish = (text: string, format: string) =>
  DateTime.fromISO(text, { zone: 'utc', locale: 'en' }).toFormat(format);

// Any leap year; only the day and the month are shown.
const dayOfYear = (day: string) => inEnglish(`2024-${day}`, 'd MMMM');

const momentInWords = (moment: string) =>
  inEnglish(
    moment,
    moment.includes('T') ? 'd MMMM yyyy, HH:mm' : 'd MMMM yyyy',
  );

function windowInWords(window: CalendarWindow): string {
  switch (window.kind) {
    case 'weekly':
      return `${daysInWords(window.days)}${timesInWords(window)}`;
    case 'monthly':
      return `every month ${
        window.from === window.to
          ? `on the ${ordinal(window.from)}`
          : `from the ${ordinal(window.from)} to the ${ordinal(window.to)}`
      }`;
    case 'yearly':
      return `every year ${
        window.from === window.to
          ? `on ${dayOfYear(window.from)}`
          : `from ${dayOfYear(window.from)} to ${dayOfYear(window.to)}`
      }`;
    default:
      return window.from === window.to
        ? momentInWords(window.from)
        : `${momentInWords(window.from)} to ${momentInWords(window.to)}`;
  }
}

function daysInWords(days: Weekday[]): string {
  if (days.length === WEEKDAYS.length) {
    return 'every day';
  }
  const first = WEEKDAYS.indexOf(days[0]);
  const isRun =
    days.length > 2 && days.every((day, i) => day === WEEKDAYS[first + i]);
  const names = days.map(day => `${day[0].toUpperCase()}${day.slice(1)}`);
  if (isRun) {
    return `${names[0]} to ${names[names.length - 1]}`;
  }
  return names.length === 1
    ? `every ${names[0]}`
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

function timesInWords({ from, to }: { from: string; to: string }): string {
  if (from === '00:00' && to === '24:00') {
    return '';
  }
  const end = to === '24:00' ? 'midnight' : to;
  return `, ${from} to ${end}${to > from ? '' : ' the next day'}`;
}

function ordinal(day: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10];
  return `${day}${day > 10 && day < 20 ? 'th' : ending ?? 'th'}`;
}
