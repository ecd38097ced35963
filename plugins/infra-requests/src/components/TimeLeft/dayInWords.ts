import { DateTime } from 'luxon';

/** "3 Dec" in the words of a language. */
export function dayInWords(at: string, language: string): string {
  // American English would put the month first, unlike every other time on the pages.
  const locale = language === 'en' ? 'en-GB' : language;
  return DateTime.fromISO(at)
    .setLocale(locale)
    .toLocaleString({ day: 'numeric', month: 'short' });
}
