import { DateTime } from 'luxon';

const HAS_ZONE = /T.*(Z|[+-]\d\d(:?\d\d)?)$/i;

/** The moment that a text names, such as "2026-12-24T12:00:00Z"; nothing if there is no such day, or no zone with it. */
export function instantOf(text: string): Date | undefined {
  const time = DateTime.fromISO(text, { zone: 'utc' });
  return HAS_ZONE.test(text) && time.isValid ? time.toJSDate() : undefined;
}
