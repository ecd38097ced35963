import type { RequestRecord } from '../types';
import type { Change } from './change';
import type { SystemCommand } from './command';
import { unlessIn, type Refused } from './refusal';

/** A wait whose reason keeps changing is told of no more often than this. */
const TOLD_AGAIN_AFTER_MS = 3_600_000;

/** Whether the record does not say yet that what was approved waits, or has said another reason for long. */
export function isDelayNews(
  { state, delayed }: Pick<RequestRecord, 'state' | 'delayed'>,
  { reason, now }: { reason: string; now: Date },
): boolean {
  if (state !== 'approved') {
    return false;
  }
  return (
    !delayed ||
    (delayed.reason !== reason &&
      now.getTime() - delayed.toldAt.getTime() >= TOLD_AGAIN_AFTER_MS)
  );
}

/** Notes why what was approved cannot be carried out yet. It stays approved, and is tried again. */
export function delayFulfilment(
  change: Change,
  { reason }: Extract<SystemCommand, { kind: 'delay-fulfilment' }>,
): Refused | undefined {
  const { request, now } = change;
  const stopped = unlessIn(request, ['approved'], 'delayed');
  if (stopped) {
    return stopped;
  }
  const since = request.delayed?.since ?? now;
  request.delayed = { reason, since, toldAt: now };
  change.note('fulfilment-delayed', { reason });
  return undefined;
}
