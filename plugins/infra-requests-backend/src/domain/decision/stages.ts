import type { Stage } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { SYSTEM, type Change } from './change';
import { digestOf } from './digest';
import { isComplete, matchVotes } from './quorum';
import { openReview } from './review';
import { PLAIN_TERMS } from './terms';
import type { RequestRecord } from '../types';
import { checkMemberships } from './voteChanges';

/**
 * Freezes what the policy says onto the revision, with who has to approve (the evaluation's own stages where left out), and
 * goes as far as that allows with the votes that there are.
 */
export function applyEvaluation(change: Change, asked: { stages?: Stage[] }) {
  const { request } = change;
  const { evaluation, terms, breakGlass, checks } = request;
  const stages = asked.stages ?? evaluation.stages;
  change.note(
    'evaluated',
    {
      revision: request.revision,
      outcome: evaluation.outcome,
      tier: evaluation.tier.id,
      stages: stages as unknown as JsonObject[],
      ...(terms ? { terms: terms as unknown as JsonObject } : {}),
      ...(breakGlass ? { breakGlass } : {}),
      reasons: evaluation.reasons as unknown as JsonObject[],
      policyDigest: evaluation.policyDigest,
      evaluationDigest: digestOf(evaluation),
      facts: request.facts as unknown as JsonObject,
      ...(checks ? { checks: checks as unknown as JsonObject[] } : {}),
    },
    SYSTEM,
  );
  if (evaluation.outcome === 'denied') {
    end(change, 'denied', { reasons: evaluation.reasons.map(one => one.text) });
  } else if (evaluation.outcome === 'automatic') {
    end(change, 'approved', { automatic: true });
  } else if (stages.length === 0) {
    throw new Error(
      `Evaluation of request ${request.id} needs approval but has no stages (this is a bug)`,
    );
  } else {
    request.state = 'pending';
    request.stages = stages.map(stage => ({ ...stage }));
    openStage(change, 0);
    completeStages(change);
  }
}

function openStage(change: Change, position: number) {
  const { request } = change;
  request.activeStage = position;
  request.stages = request.stages.map((stage, index) =>
    index === position ? { ...stage, openedAt: change.now } : stage,
  );
  const { name, requirements } = request.stages[position];
  change.note(
    'stage-opened',
    {
      stage: position,
      stageName: name,
      requirements: requirements as unknown as JsonObject[],
    },
    SYSTEM,
  );
  // Votes that were carried over may be on it.
  endIfRejected(change);
}

/** Ends it where as many people as have to, who still count, have rejected the active stage. */
export function endIfRejected(change: Change) {
  const { activeStage: stage } = change.request;
  if (stage === undefined || !isRejected(change.request, stage)) {
    return;
  }
  checkMemberships(change, stage);
  if (isRejected(change.request, stage)) {
    const { name: stageName } = change.request.stages[stage];
    end(change, 'rejected', { stage, stageName });
  }
}

function isRejected(request: RequestRecord, stage: number): boolean {
  const { rejections } = request.terms ?? PLAIN_TERMS;
  const against = request.votes.filter(
    one => one.stage === stage && one.verdict === 'reject',
  );
  return against.length >= rejections;
}

/** Closes the active stage, and each one after it, as long as its requirements are filled by people who still count. */
export function completeStages(change: Change) {
  while (change.request.activeStage !== undefined && mayClose(change)) {
    closeStage(change, change.request.activeStage);
  }
}

function mayClose(change: Change): boolean {
  const position = change.request.activeStage!;
  const isFilled = () => isComplete(matchVotes(change.request)[position]);
  if (!isFilled()) {
    return false;
  }
  checkMemberships(change, position);
  return isFilled();
}

function closeStage(change: Change, position: number) {
  const { request } = change;
  request.stages = request.stages.map((stage, index) =>
    index === position ? { ...stage, completedAt: change.now } : stage,
  );
  change.note(
    'stage-completed',
    {
      stage: position,
      stageName: request.stages[position].name,
      filled: matchVotes(request)[position].map(
        ({ approvers, count, filledBy }) => ({ approvers, count, filledBy }),
      ),
    },
    SYSTEM,
  );
  if (position + 1 < request.stages.length) {
    openStage(change, position + 1);
  } else {
    end(change, 'approved', { automatic: false });
  }
}

export function end(
  change: Change,
  state: 'approved' | 'rejected' | 'denied',
  data: JsonObject,
) {
  change.request.state = state;
  change.request.activeStage = undefined;
  change.request.decidedAt = change.now;
  change.note(
    state,
    {
      ...data,
      revision: change.request.revision,
      digest: change.request.digest,
    },
    SYSTEM,
  );
  if (state === 'approved') {
    openReview(change);
  }
}
