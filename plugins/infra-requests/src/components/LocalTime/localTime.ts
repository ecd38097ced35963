import { DateTime } from 'luxon';

/** What `<input type="datetime-local">` holds: a time on the person's own clock, without seconds. */
const LOCAL = "yyyy-MM-dd'T'HH:mm";

export function toLocal(time: DateTime): string {
  return time.toFormat(LOCAL);
}

/** A time on the person's clock as the server reads it; undefined for what is none. */
export function fromLocal(text: string): string | undefined {
  return DateTime.fromISO(text).toUTC().toISO() ?? undefined;
}
