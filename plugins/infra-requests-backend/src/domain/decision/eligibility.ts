import type {
  EntityRef,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { wouldHelp } from './quorum';
import { pendingApprovers } from './summary';
import type { RequestRecord, VoteDelegation, VoteRecord } from '../types';

/** Who wants to vote: the caller and every approver ref the catalog says the caller stands for. */
export interface Voter {
  kind: 'user' | 'service' | 'system';
  ref: EntityRef;
  /** The user and all groups the user is in, directly or through child groups. */
  memberships: EntityRef[];
  /** Those who have named the voter as their delegate for now; what others delegated to them is not theirs to pass on. */
  delegators?: { ref: EntityRef; memberships: EntityRef[] }[];
}

export interface Eligible {
  eligible: true;
  /** The approver refs of the active stage through which the vote counts, also those of delegators. */
  memberships: EntityRef[];
  /** Those that the voter has only through others. */
  delegations?: VoteDelegation[];
}

export interface Ineligible {
  eligible: false;
  /** `state` and `duplicate` are conflicts with what the request has become; the rest is about the person. */
  code: 'not-a-person' | 'state' | 'involved' | 'not-an-approver' | 'duplicate';
  /** A sentence to the voter. */
  reason: string;
  /** Approver refs that could act instead. */
  couldInstead: EntityRef[];
}

const VERDICT_DONE: Record<Verdict, string> = {
  approve: 'approved',
  reject: 'rejected',
  'request-changes': 'asked for changes on',
};

/** How somebody takes part in a request on the asking side, or undefined. Such people never decide on it. */
export function involvement(
  request: RequestRecord,
  ref: EntityRef,
): string | undefined {
  if (!involvedPeople(request).includes(ref)) {
    return undefined;
  }
  if (ref === request.requester) {
    return 'You asked for this request.';
  }
  if (ref === request.requestedFor) {
    return 'This request was made for you.';
  }
  return ref === request.lastEditor
    ? 'You were the last to edit this request.'
    : 'You edited this request.';
}

/** Everybody on the asking side of a request: they never decide on it and are not told to. */
export function involvedPeople(
  request: Pick<RequestRecord, 'requester' | 'requestedFor' | 'editors'>,
): EntityRef[] {
  return [
    ...new Set(
      [request.requester, request.requestedFor, ...request.editors].filter(
        ref => ref !== undefined,
      ),
    ),
  ];
}

/** May this person's vote count here now, and if not, why and who could. */
export function eligibility(
  request: RequestRecord,
  voter: Voter,
  verdict: Verdict,
): Eligible | Ineligible {
  const refuse = (code: Ineligible['code'], reason: string): Ineligible => ({
    eligible: false,
    code,
    reason,
    couldInstead: code === 'state' ? [] : pendingApprovers(request),
  });

  if (voter.kind !== 'user') {
    return refuse(
      'not-a-person',
      'Only people decide. A service, a pipeline or an agent can ask, never decide.',
    );
  }
  if (request.state !== 'pending' || request.activeStage === undefined) {
    return refuse(
      'state',
      `Request #${request.number} is ${request.state}; there is nothing to vote on.`,
    );
  }
  const involved = involvement(request, voter.ref);
  if (involved) {
    return refuse('involved', involved);
  }

  const stageIndex = request.activeStage;
  const stage = request.stages[stageIndex];
  const memberships = membershipsIn(stage.requirements, voter);
  if (memberships.length === 0) {
    const later = request.stages
      .slice(stageIndex + 1)
      .find(one => membershipsIn(one.requirements, voter).length > 0);
    return refuse(
      'not-an-approver',
      later
        ? `Your turn comes in stage "${later.name}", after "${stage.name}".`
        : `You are not an approver of stage "${stage.name}".`,
    );
  }

  const current = request.votes.find(
    vote => vote.voter === voter.ref && vote.stage === stageIndex,
  );
  if (current?.verdict === verdict) {
    return refuse(
      'duplicate',
      `You already ${VERDICT_DONE[verdict]} stage "${stage.name}".`,
    );
  }
  if (
    verdict === 'approve' &&
    !counts(request, { voter: voter.ref, memberships, stage: stageIndex })
  ) {
    return refuse(
      'not-an-approver',
      'Your approval already counts for an earlier stage, and one person counts only once in this request.',
    );
  }
  return { eligible: true, memberships };
}

function membershipsIn(
  requirements: { approvers: EntityRef[] }[],
  voter: Voter,
): EntityRef[] {
  const approvers = new Set(requirements.flatMap(one => one.approvers));
  return voter.memberships.filter(ref => approvers.has(ref));
}

/**
 * Whether an approval can fill anything. Somebody who fills an earlier stage helps here only if another approval
 * can take over there; everybody else is welcome even where all their seats are taken.
 */
function counts(
  request: RequestRecord,
  vote: Pick<VoteRecord, 'voter' | 'memberships' | 'stage'>,
): boolean {
  const votedBefore = request.votes.some(
    one => one.voter === vote.voter && one.stage < vote.stage,
  );
  if (!votedBefore || !request.evaluation.distinct) {
    return true;
  }
  return wouldHelp(request, vote);
}
