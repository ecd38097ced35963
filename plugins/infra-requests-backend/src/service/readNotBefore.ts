import type { FieldProblem } from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { instantOf } from '../domain/instant';

/** Who plans further ahead than this has mistaken the year. */
const LONGEST_AHEAD = { years: 1 };

/**
 * From when on a request may be carried out, as ISO 8601 in UTC. What the request says already stays as it is, also
 * where that time has passed.
 */
export function readNotBefore(
  given: string | undefined,
  { now, before }: { now: Date; before?: string },
): { notBefore?: string; problems: FieldProblem[] } {
  if (given === undefined) {
    return { problems: [] };
  }
  const wrong = (message: string) => ({
    problems: [{ field: '/notBefore', message }],
  });
  const time = instantOf(given);
  if (!time) {
    return wrong(
      `"${given}" is not a time; write one such as 2026-12-24T12:00:00Z`,
    );
  }
  const notBefore = time.toISOString();
  if (notBefore === before) {
    return { notBefore, problems: [] };
  }
  if (time <= now) {
    return wrong(
      'has passed; choose a time to come, or none for as soon as it is approved',
    );
  }
  const latest = DateTime.fromJSDate(now, { zone: 'utc' }).plus(LONGEST_AHEAD);
  return time > latest.toJSDate()
    ? wrong('is more than a year ahead')
    : { notBefore, problems: [] };
}
