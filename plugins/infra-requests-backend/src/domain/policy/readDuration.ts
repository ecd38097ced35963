import type { JsonValue } from '@backstage/types';
import { Duration } from 'luxon';
import type { ConfigReader } from '../configuration/configReader';

/** Longer than anybody means to wait. */
const MOST_DAYS = 366;

const FIXED = ['weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

/** "8 hours", "1 day and 12 hours". */
export const durationInWords = (duration: string): string =>
  Duration.fromISO(duration, { locale: 'en' }).toHuman({ listStyle: 'long' });

/** Reads a length of time that is the same wherever it begins, as ISO 8601 writes it. */
export function readDuration(
  input: JsonValue | undefined,
  at: string,
  options: { reader: ConfigReader; example: string },
): string | undefined {
  const { reader, example } = options;
  const text = reader.optionalText(input, at, example);
  const problem = text === undefined ? undefined : problemOf(text, example);
  if (problem !== undefined) {
    reader.report(at, problem);
    return undefined;
  }
  return text;
}

function problemOf(text: string, example: string): string | undefined {
  const duration = Duration.fromISO(text);
  if (!duration.isValid) {
    return `"${text}" is not a duration. Write it as ISO 8601 does, such as ${example}, PT8H for 8 hours or P2D for 2 days.`;
  }
  const { years, quarters, months } = duration;
  if (years || quarters || months) {
    return `"${text}" has months or years, which are not always as long. Write days, such as P30D.`;
  }
  if (
    FIXED.some(unit => duration.get(unit) < 0) ||
    duration.as('seconds') <= 0
  ) {
    return `"${text}" must be longer than nothing. Write ${example} or the like.`;
  }
  return duration.as('days') > MOST_DAYS
    ? `"${text}" is longer than ${MOST_DAYS} days. Write a shorter one, such as ${example}.`
    : undefined;
}
