import { DateTime } from 'luxon';
import type { Translate } from '../../translations/translationRef';
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

type WordsOptions = { now: DateTime; t: Translate; language: string };

/** "09:00 CET today", "09:00 CET on Friday", "09:00 CET on 28 November": as short as it is clear. */
export function timeInWords(time: DateTime, options: WordsOptions): string {
  const { now, t, language } = options;
  const days = time.startOf('day').diff(now.startOf('day'), 'days').days;
  const clock = clockInWords(time, language);
  if (days === 0 || days === 1) {
    return t(`delegations.time.${days === 0 ? 'today' : 'tomorrow'}`, {
      clock,
    });
  }
  return t('delegations.time.on', {
    clock,
    day: time.setLocale(localeOf(language)).toLocaleString(
      days > 1 && days < 7
        ? { weekday: 'long' }
        : {
            day: 'numeric',
            month: 'long',
            year: time.hasSame(now, 'year') ? undefined : 'numeric',
          },
    ),
  });
}

/** "09:00 CET". */
function clockInWords(time: DateTime, language: string): string {
  const zone =
    language === 'en'
      ? zoneName(time)
      : time.setLocale(language).toFormat('ZZZZ');
  return `${time.toFormat('HH:mm')} ${zone}`;
}

/** English dates have the day before the month, as everywhere on these pages. */
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

function nineOf(time: DateTime): DateTime {
  return time.set({ hour: 9, minute: 0, second: 0, millisecond: 0 });
}
