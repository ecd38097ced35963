import { DateTime } from 'luxon';

/** They know different zones by name. */
const ENGLISH = ['en-US', 'en-GB', 'en-AU'];

/** "Mon 23 Nov 2026, 10:00 CET" on the reader's clock; with seconds where they tell entries apart. */
export function exactTime(
  at: string,
  options: { seconds?: boolean } = {},
): string {
  const time = DateTime.fromISO(at);
  const clock = options.seconds ? 'HH:mm:ss' : 'HH:mm';
  return `${time
    .setLocale('en-US')
    .toFormat(`ccc d MMM yyyy, ${clock}`)} ${zoneName(time)}`;
}

/** "CET"; "GMT+9" where English has no short name for a zone. */
export function zoneName(time: DateTime): string {
  const names = ENGLISH.map(locale => time.setLocale(locale).toFormat('ZZZZ'));
  return names.find(name => !/^GMT[+-]/.test(name)) ?? names[0];
}
