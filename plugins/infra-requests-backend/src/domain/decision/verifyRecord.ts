import type {
  HistoryAction,
  RequestHistory,
  RequestState,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { requestDigest } from './digest';
import { verifyHistory } from './history';
import type { HistoryEntryRecord, RequestRecord } from '../types';

/** Where a request stands after an entry. Actions that are not named leave it where it was. */
const STATE_AFTER: Partial<Record<HistoryAction, RequestState>> = {
  denied: 'denied',
  'stage-opened': 'pending',
  approved: 'approved',
  rejected: 'rejected',
  'changes-requested': 'changes-requested',
  cancelled: 'cancelled',
  expired: 'expired',
  'fulfilment-started': 'fulfilling',
  fulfilled: 'fulfilled',
  'fulfilment-failed': 'failed',
};

const VERDICT_OF: Partial<Record<HistoryAction, Verdict>> = {
  'approval-voted': 'approve',
  'rejection-voted': 'reject',
  'changes-voted': 'request-changes',
};

/**
 * Whether the record is the one that was written, and whether the request still says the same: its content what
 * the digest stands for, its state and votes where the entries lead. The record is the authority; a difference
 * means that something wrote past it.
 */
export function verifyRecord(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
): RequestHistory['verification'] {
  const chained = verifyHistory(entries, request.history);
  if (!chained.verified) {
    return chained;
  }
  const recorded = replay(entries);
  const problem =
    (requestDigest(request) !== request.digest &&
      'The request is not what its digest stands for.') ||
    (recorded.digest !== request.digest &&
      'The request is not the revision that was recorded last.') ||
    (recorded.state !== request.state &&
      `The request says ${request.state}, the record says ${recorded.state}.`) ||
    (recorded.votes !== votesOf(request) &&
      'The votes are not those that were recorded.');
  return problem ? { verified: false, problem } : { verified: true };
}

function replay(entries: HistoryEntryRecord[]) {
  let state: RequestState = 'submitted';
  let digest: unknown;
  let votes = new Map<string, string>();
  for (const { action, actor, data } of entries) {
    state = STATE_AFTER[action] ?? state;
    if (action === 'submitted' || action === 'edited') {
      digest = data.digest;
      votes = new Map();
    }
    const key = `${data.stage} ${actor.ref}`;
    const verdict = VERDICT_OF[action];
    if (verdict) {
      votes.set(key, `${key} ${verdict} ${data.digest}`);
    } else if (action === 'vote-withdrawn') {
      votes.delete(key);
    }
  }
  return { state, digest, votes: [...votes.values()].sort().join('\n') };
}

function votesOf(request: RequestRecord): string {
  return request.votes
    .map(vote => `${vote.stage} ${vote.voter} ${vote.verdict} ${vote.digest}`)
    .sort()
    .join('\n');
}
