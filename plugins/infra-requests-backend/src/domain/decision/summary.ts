import type {
  EntityRef,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';
import { isNeeded, matchVotes, missingApprovals, wouldHelp } from './quorum';
import { withoutDelegators } from './authority';
import { deadlineOf } from './dueSteps';
import { involvedPeople } from './involvement';
import { leaseEndOf } from './running';
import type { RequestRecord } from '../types';

/** Everybody who may be asked in any stage of the current revision. */
export function allApprovers(
  request: Pick<RequestRecord, 'stages'>,
): EntityRef[] {
  return [
    ...new Set(
      request.stages.flatMap(stage =>
        stage.requirements.flatMap(requirement => requirement.approvers),
      ),
    ),
  ];
}

/**
 * Whom the active stage still waits for: every approver whose approval would fill what is missing. That is not
 * only who stands for the unfilled requirement: who is in another group may free somebody for it.
 */
export function pendingApprovers(request: RequestRecord): EntityRef[] {
  const { activeStage: stage } = request;
  if (request.state !== 'pending' || stage === undefined) {
    return [];
  }
  const approvers = new Set(
    request.stages[stage].requirements.flatMap(one => one.approvers),
  );
  const someoneNew = '';
  return [...approvers].filter(approver =>
    wouldHelp(request, { voter: someoneNew, memberships: [approver], stage }),
  );
}

/**
 * The people whose approvals fill some requirement of the request where nobody else who approved can take over.
 * The others are free for another requirement.
 */
export function fillingVoters(
  request: Pick<RequestRecord, 'stages' | 'votes' | 'evaluation'>,
): EntityRef[] {
  const voters = new Set(request.votes.map(vote => vote.voter));
  return [...voters].filter(voter => isNeeded(request, voter));
}

/**
 * The people for whom somebody else has decided, so that a vote of their own would only take its place: in the active
 * stage, and where one person counts only once, in earlier stages that would be incomplete without it.
 */
export function spokenFor(
  request: Pick<
    RequestRecord,
    'stages' | 'votes' | 'evaluation' | 'activeStage'
  >,
): EntityRef[] {
  const { votes, evaluation, activeStage } = request;
  const delegators = votes.flatMap(({ stage, delegations = [] }) =>
    delegations.map(({ delegator }) => ({ stage, delegator })),
  );
  const isSpoken = (one: { stage: number; delegator: EntityRef }) =>
    one.stage === activeStage ||
    (evaluation.distinct && isNeededThrough(request, one.delegator));
  return [
    ...new Set(delegators.filter(isSpoken).map(({ delegator }) => delegator)),
  ];
}

/** Those whose approval could fill nothing more in any stage, whatever groups they are in. */
export function usedUp(
  request: Pick<
    RequestRecord,
    | 'stages'
    | 'votes'
    | 'evaluation'
    | 'activeStage'
    | 'requester'
    | 'requestedFor'
    | 'editors'
    | 'involved'
  >,
): EntityRef[] {
  return [
    ...involvedPeople(request),
    ...(request.evaluation.distinct ? fillingVoters(request) : []),
    ...spokenFor(request),
  ];
}

/** Those of whom nobody is told that they can decide: their approval would not help the active stage. */
export function notDeciding(request: RequestRecord): EntityRef[] {
  const approved = request.votes.filter(
    vote => vote.verdict === 'approve' && vote.stage === request.activeStage,
  );
  return [...usedUp(request), ...approved.map(({ voter }) => voter)];
}

function isNeededThrough(
  request: Pick<RequestRecord, 'stages' | 'votes' | 'evaluation'>,
  delegator: EntityRef,
): boolean {
  const votes = request.votes.map(vote => withoutDelegators(vote, [delegator]));
  return missingApprovals({ ...request, votes }) > missingApprovals(request);
}

/** How far the active stage is. */
export function stageProgress(
  request: RequestRecord,
): RequestSummary['progress'] {
  if (request.activeStage === undefined) {
    return undefined;
  }
  const requirements = matchVotes(request)[request.activeStage];
  const needed = requirements.reduce((sum, { count }) => sum + count, 0);
  const missing = requirements.reduce((sum, one) => sum + one.missing, 0);
  return {
    stageName: request.stages[request.activeStage].name,
    filled: needed - missing,
    needed,
  };
}

/** The look back that is still to be done. */
function openReview({ review }: RequestRecord): RequestSummary['openReview'] {
  return review?.state === 'open'
    ? {
        dueAt: review.dueAt.toISOString(),
        overdue: review.overdueAt !== undefined,
      }
    : undefined;
}

/** A request as lists show it. */
export function summarize(request: RequestRecord): RequestSummary {
  return {
    id: request.id,
    number: request.number,
    type: request.type,
    typeTitle: request.typeTitle,
    action: request.action,
    environment: request.environment,
    owner: request.owner,
    requester: request.requester,
    requestedFor: request.requestedFor,
    entity: request.entity,
    agent: request.agent,
    expiresAt: leaseEndOf(request)?.toISOString(),
    comments: request.comments,
    emergency: request.emergency,
    justification: request.justification,
    state: request.state,
    tier: request.evaluation.tier,
    revision: request.revision,
    digest: request.digest,
    currency: request.cost.currency,
    monthlyCost: request.cost.monthly,
    progress: stageProgress(request),
    dueAt: deadlineOf(request)?.toISOString(),
    ...(request.breakGlass ? { breakGlass: true } : {}),
    openReview: openReview(request),
    submittedAt: request.submittedAt.toISOString(),
    updatedAt: request.updatedAt.toISOString(),
    decidedAt: request.decidedAt?.toISOString(),
  };
}
