import { DateTime } from 'luxon';

/** "Sat, Nov 21, 2026, 3:00 PM", where the reader is. */
export const exactTime = (at: string): string =>
  DateTime.fromISO(at).toLocaleString(DateTime.DATETIME_MED_WITH_WEEKDAY);
