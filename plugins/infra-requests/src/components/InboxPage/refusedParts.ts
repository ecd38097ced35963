import { readRefusal } from '../../api/refusal';
import { FILTERS, type Filter } from '../../hooks/useInboxQuery';

/** What a list can be narrowed down by. */
export type Part = Filter | 'q';

const PARTS: readonly Part[] = ['q', ...FILTERS];

/**
 * What the server did not take of the question for a list, as it comes from an address that somebody cut off or made
 * up; everything, where it does not say. Undefined where it failed for another reason.
 */
export function refusedParts(error: unknown): Part[] | undefined {
  if (error === undefined) {
    return undefined;
  }
  const { status, message } = readRefusal(error);
  if (status !== 400) {
    return undefined;
  }
  const named = PARTS.filter(part =>
    new RegExp(`request/query/${part}\\b`).test(message),
  );
  return named.length > 0 ? named : [...PARTS];
}
