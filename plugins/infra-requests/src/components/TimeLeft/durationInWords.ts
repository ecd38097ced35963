import { Duration } from 'luxon';

/** "24 hours", "1 day and 12 hours". */
export const durationInWords = (duration: string): string =>
  Duration.fromISO(duration, { locale: 'en' }).toHuman({ listStyle: 'long' });
