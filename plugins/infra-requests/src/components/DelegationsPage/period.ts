import { DateTime } from 'luxon';
import { zoneName } from '../TimeLeft/exactTime';

/** Tomorrow at nine: the least surprising beginning that is not now. */
export function usualBeginning(now: DateTime): DateTime {
  return nineOf(now.plus({ days: 1 }));
}

/** Nine in the morning of a working day, a week or a little more after the beginning. */
export function usualEnd(beginning: DateTime): DateTime {
  const end = nineOf(beginning.plus({ weeks: 1 }));
  return end.weekday > 5 ? end.plus({ days: 8 - end.weekday }) : end;
}

/** "09:00 CET today", "09:00 CET on Friday", "09:00 CET on 28 November": as short as it is clear. */
export function timeInWords(time: DateTime, now: DateTime): string {
  const days = time.startOf('day').diff(now.startOf('day'), 'days').days;
  const clock = `${time.toFormat('HH:mm')} ${zoneName(time)}`;
  return `${clock} ${dayInWords({ time, now, days })}`;
}

function dayInWords(options: { time: DateTime; now: DateTime; days: number }) {
  const { time, now, days } = options;
  const english = time.setLocale('en');
  if (days === 0 || days === 1) {
    return days === 0 ? 'today' : 'tomorrow';
  }
  if (days > 1 && days < 7) {
    return `on ${english.toFormat('cccc')}`;
  }
  return `on ${english.toFormat(
    time.hasSame(now, 'year') ? 'd MMMM' : 'd MMMM yyyy',
  )}`;
}

function nineOf(time: DateTime): DateTime {
  return time.set({ hour: 9, minute: 0, second: 0, millisecond: 0 });
}
