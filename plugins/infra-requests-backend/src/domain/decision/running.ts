import { DateTime, Duration } from 'luxon';
import type { RequestRecord } from '../types';

/** States of what was approved and has not failed: it runs, or is about to. */
export const RUNNING_STATES = ['approved', 'fulfilling', 'fulfilled'] as const;

/** Actions after which there is nothing any more. */
export const ENDING_ACTIONS = ['destroy', 'decommission'] as const;

/** The last year that times are written with four digits, so that they compare as text. */
const LAST_YEAR = 9999;

/** Whether it was approved and has neither failed nor been taken back. */
export function isInUse({ state }: Pick<RequestRecord, 'state'>): boolean {
  return RUNNING_STATES.some(one => one === state);
}

/** Whether it takes something away instead of making or changing it. */
export function isEnding({ action }: Pick<RequestRecord, 'action'>): boolean {
  return ENDING_ACTIONS.some(one => one === action);
}

/** By when it was decided, then by number: the last one says what there is. */
export function byDecision(
  a: Pick<RequestRecord, 'decidedAt' | 'submittedAt' | 'number'>,
  b: Pick<RequestRecord, 'decidedAt' | 'submittedAt' | 'number'>,
): number {
  const time = (one: typeof a) => (one.decidedAt ?? one.submittedAt).getTime();
  return time(a) - time(b) || a.number - b.number;
}

/**
 * Whether it is what runs now: approved and not failed, not taking something away, its lease not ended, and no other
 * request for the same thing approved after it. `others` may be any requests.
 */
export function runsAt(
  request: RequestRecord,
  others: readonly RequestRecord[],
  at: Date,
): boolean {
  const end = leaseEndOf(request);
  return (
    isInUse(request) &&
    !isEnding(request) &&
    (end === undefined || end > at) &&
    !others.some(
      other =>
        request.subject !== undefined &&
        other.subject === request.subject &&
        isInUse(other) &&
        byDecision(other, request) > 0,
    )
  );
}

/** When the lease of what was approved ends, if it has one. */
export function leaseEndOf(
  request: Pick<RequestRecord, 'state' | 'lease' | 'decidedAt'>,
): Date | undefined {
  const { lease, decidedAt } = request;
  if (!isInUse(request) || lease === undefined || !decidedAt) {
    return undefined;
  }
  const duration = Duration.fromISO(lease);
  if (!duration.isValid) {
    return undefined;
  }
  const end = DateTime.fromJSDate(decidedAt, { zone: 'utc' }).plus(duration);
  return end.isValid && end.year <= LAST_YEAR ? end.toJSDate() : undefined;
}
