import { DateTime } from 'luxon';

/** "Sat 21 Nov 2026, 15:00" on the reader's clock. */
export const exactTime = (at: string): string =>
  DateTime.fromISO(at).setLocale('en').toFormat('ccc d MMM yyyy, HH:mm');
