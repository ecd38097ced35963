import { DateTime, type Zone } from 'luxon';

/** They know different zones by name. */
const ENGLISH = ['en-US', 'en-GB', 'en-AU'];

type ExactTimeOptions = {
  /** Where they tell entries apart. */
  seconds?: boolean;
  /** English where nothing is said. */
  language?: string;
};

/** "Mon 23 Nov 2026, 10:00 CET" on the reader's clock, in the words of a language. */
export function exactTime(at: string, options: ExactTimeOptions = {}): string {
  const { seconds, language = 'en' } = options;
  const time = DateTime.fromISO(at);
  if (!isEnglish(language)) {
    return time.setLocale(language).toLocaleString({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: seconds ? '2-digit' : undefined,
      timeZoneName: 'short',
    });
  }
  const clock = seconds ? 'HH:mm:ss' : 'HH:mm';
  return `${time
    .setLocale('en-US')
    .toFormat(`ccc d MMM yyyy, ${clock}`)} ${zoneName(time)}`;
}

// Long lists have a time or two in every row, and looking a name up takes longer than everything else about a row. Zones
// are there once each; even to ask one for what it is called takes long.
const knownNames = new WeakMap<Zone, Map<number, string>>();

/** "CET"; "GMT+9" where English has no short name for a zone. */
export function zoneName(time: DateTime): string {
  const { zone, offset } = time;
  const known = knownNames.get(zone) ?? new Map<number, string>();
  knownNames.set(zone, known);
  const name = known.get(offset) ?? nameAt(time);
  known.set(offset, name);
  return name;
}

function nameAt(time: DateTime): string {
  const names = ENGLISH.map(locale => time.setLocale(locale).toFormat('ZZZZ'));
  return names.find(name => !/^GMT[+-]/.test(name)) ?? names[0];
}

function isEnglish(language: string): boolean {
  return language === 'en' || language.startsWith('en-');
}
