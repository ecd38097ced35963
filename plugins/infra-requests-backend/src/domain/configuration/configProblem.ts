import type { JsonValue } from '@backstage/types';
import { closest, distance } from 'fastest-levenshtein';

/** Something in the configuration that stops the start: where it is, and what to write instead. */
export interface ConfigProblem {
  /** Config path such as `infraRequests.rules[3].when.monthlyCost.$gt`. */
  path: string;
  message: string;
}

/** Text as it is, anything else as JSON; an object may have a `toString` that is no function. */
export const asWritten = (value: JsonValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** A name that is close enough to be what was meant. */
export function likelyMeant(
  written: string,
  candidates: readonly string[],
): string | undefined {
  if (candidates.length === 0) {
    return undefined;
  }
  const match = closest(written.toLowerCase(), [
    ...candidates.map(candidate => candidate.toLowerCase()),
  ]);
  const best = candidates.find(candidate => candidate.toLowerCase() === match)!;
  const near = Math.max(2, Math.floor(written.length / 3));
  return distance(written.toLowerCase(), match) <= near ? best : undefined;
}

/** What to write instead of an unknown name: the likely one, else all there are. */
export function suggest(
  written: string,
  candidates: readonly string[],
): string {
  const meant = likelyMeant(written, candidates);
  if (meant !== undefined) {
    return `Did you mean "${meant}"?`;
  }
  return candidates.length === 0
    ? 'There is none to choose from.'
    : `Write one of: ${candidates.join(', ')}.`;
}
