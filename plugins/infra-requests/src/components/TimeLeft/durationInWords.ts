import { Duration } from 'luxon';

/** "24 hours", "1 day and 12 hours". */
export const durationInWords = (duration: string, language = 'en'): string =>
  Duration.fromISO(duration, { locale: language }).toHuman({
    listStyle: 'long',
  });
