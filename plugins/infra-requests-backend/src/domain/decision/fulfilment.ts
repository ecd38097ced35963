import { addInCalendar } from '../policy/calendarTime';
import type { RequestRecord } from '../types';
import type { Change } from './change';
import type { SystemCommand } from './command';
import { unlessIn, type Refused } from './refusal';

/** Until when an approval can be carried out without asking again; around the clock, whatever the tier's calendar. */
export function approvalEndsAt({
  state,
  terms,
  decidedAt,
}: Pick<RequestRecord, 'state' | 'terms' | 'decidedAt'>): Date | undefined {
  const isApproved = state === 'approved' || state === 'failed';
  return isApproved && terms?.approvalValidFor && decidedAt
    ? addInCalendar(decidedAt, terms.approvalValidFor)
    : undefined;
}

export function startFulfilment(
  change: Change,
  _command: Extract<SystemCommand, { kind: 'start-fulfilment' }>,
): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['approved', 'failed'], 'fulfilling');
  if (stopped) {
    return stopped;
  }
  request.state = 'fulfilling';
  change.note('fulfilment-started');
  return undefined;
}

export function completeFulfilment(change: Change): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['fulfilling'], 'fulfilled');
  if (stopped) {
    return stopped;
  }
  request.state = 'fulfilled';
  change.note('fulfilled');
  return undefined;
}

export function failFulfilment(
  change: Change,
  { reason }: Extract<SystemCommand, { kind: 'fail-fulfilment' }>,
): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['fulfilling'], 'failed');
  if (stopped) {
    return stopped;
  }
  request.state = 'failed';
  change.note('fulfilment-failed', { reason });
  return undefined;
}
