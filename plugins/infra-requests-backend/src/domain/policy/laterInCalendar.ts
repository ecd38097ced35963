import { DateTime } from 'luxon';
import type { Calendar } from '../types';
import { addInCalendar } from './calendarTime';

/** Moments from which to try, over a week and at all times of the day; a Monday, in a year like any other. */
const FIRST = DateTime.utc(2026, 1, 5);
const TRIED = Array.from({ length: 17 }, (_, index) =>
  FIRST.plus({ hours: index * 10 }).toJSDate(),
);

/**
 * Whether one duration ends before another that begins at the same time. In a calendar, that may depend on when: 10
 * hours and 1 day may each be the longer one. What is so at some time may be meant.
 */
export function isEverBefore(
  one: string,
  other: string,
  calendar?: Calendar,
): boolean {
  return TRIED.some(from => {
    const [end, otherEnd] = [one, other].map(duration =>
      addInCalendar(from, duration, calendar),
    );
    return end !== undefined && (otherEnd === undefined || end < otherEnd);
  });
}

/** Whether a calendar has time, whatever time has passed. */
export const comesAgain = ({ windows, ...calendar }: Calendar): boolean =>
  addInCalendar(FIRST.toJSDate(), 'PT1S', {
    ...calendar,
    windows: windows.filter(({ kind }) => kind !== 'once'),
  }) !== undefined;
