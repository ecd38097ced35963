import type {
  EntityRef,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import {
  delegatorsIn,
  speaksFor,
  standing,
  withoutDelegators,
  type Standing,
} from './authority';
import { stageInWords } from '../policy/english';
import { involvement } from './involvement';
import { isComplete, matchVotes, wouldHelp } from './quorum';
import { pendingApprovers } from './summary';
import type { RequestRecord, VoteRecord } from '../types';

/** Who wants to vote: the caller and every approver ref the catalog says the caller stands for. */
export interface Voter {
  kind: 'user' | 'service' | 'system';
  ref: EntityRef;
  /** The user and all groups the user is in, directly or through child groups. */
  memberships: EntityRef[];
  /** Those who have named the voter as their delegate for now; what others delegated to them is not theirs to pass on. */
  delegators?: { ref: EntityRef; memberships: EntityRef[] }[];
}

/** The vote counts, and through what. */
export interface Eligible extends Standing {
  eligible: true;
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

  const position = request.activeStage;
  const stage = request.stages[position];
  const stands = standing(request, voter, position);
  if (stands.memberships.length === 0) {
    const [code, reason] = whyNoApprover(request, voter, position);
    return refuse(code, reason);
  }

  const current = request.votes.find(
    vote => vote.voter === voter.ref && vote.stage === position,
  );
  if (current?.verdict === verdict) {
    return refuse(
      'duplicate',
      `You already ${VERDICT_DONE[verdict]} stage ${stageInWords(stage.name)}.`,
    );
  }
  if (verdict === 'approve' && request.evaluation.distinct) {
    const spent = whySpent(request, {
      voter: voter.ref,
      memberships: stands.memberships,
      stage: position,
    });
    if (spent) {
      return refuse('not-an-approver', spent);
    }
  }
  return { eligible: true, ...stands };
}

/**
 * Through what a vote on a stage that is no longer open would have counted; undefined where it never would have. Such a
 * vote is recorded, without effect.
 */
export function lateStanding(
  request: RequestRecord,
  voter: Voter,
  stage: number,
): Standing | undefined {
  if (voter.kind !== 'user' || involvement(request, voter.ref)) {
    return undefined;
  }
  const stands = standing(request, voter, stage);
  return stands.memberships.length > 0 ? stands : undefined;
}

function whyNoApprover(
  request: RequestRecord,
  voter: Voter,
  position: number,
): [Ineligible['code'], string] {
  const { name } = request.stages[position];
  const unusable = new Set(
    delegatorsIn(request, voter, position).map(one => one.unusable),
  );
  if (unusable.has('voted') || unusable.has('represented')) {
    return [
      'not-an-approver',
      `The person for whom you could decide on stage ${stageInWords(
        name,
      )} has already decided, or somebody else has for them.`,
    ];
  }
  if (unusable.has('involved')) {
    return [
      'involved',
      'You could decide only for somebody who takes part in this request, and such people never decide on it.',
    ];
  }
  const later = request.stages.find(
    (_, index) =>
      index > position &&
      standing(request, voter, index).memberships.length > 0,
  );
  return [
    'not-an-approver',
    later
      ? `Your turn comes in stage ${stageInWords(
          later.name,
        )}, after ${stageInWords(name)}.`
      : `You are not an approver of stage ${stageInWords(name)}.`,
  ];
}

/**
 * Why an approval of the active stage could fill nothing where one person counts once: it already counts for an earlier
 * stage, given by that person or by a delegate, and no other approval can take over there. Everybody else is welcome even
 * where all their seats are taken.
 */
function whySpent(
  request: RequestRecord,
  approval: Pick<VoteRecord, 'voter' | 'memberships' | 'stage'>,
): string | undefined {
  const { voter, stage } = approval;
  const spokenFor = request.votes.some(
    vote => vote.stage < stage && speaksFor(vote, voter),
  );
  const votes = request.votes.map(vote => withoutDelegators(vote, [voter]));
  const stays = matchVotes({ ...request, votes })
    .slice(0, stage)
    .every(isComplete);
  if (spokenFor && !stays) {
    return 'Somebody else approved an earlier stage for you, and one person counts only once in this request.';
  }
  const votedBefore = votes.some(
    vote => vote.voter === voter && vote.stage < stage,
  );
  return votedBefore && !wouldHelp({ ...request, votes }, approval)
    ? 'Your approval already counts for an earlier stage, and one person counts only once in this request.'
    : undefined;
}
