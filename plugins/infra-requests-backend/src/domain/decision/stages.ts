import type { JsonObject } from '@backstage/types';
import { SYSTEM, type Change } from './change';
import { digestOf } from './digest';
import { isComplete, matchVotes } from './quorum';

/** Freezes what the policy says onto the revision and goes as far as that allows without people. */
export function applyEvaluation(change: Change) {
  const { request } = change;
  const { evaluation } = request;
  change.note(
    'evaluated',
    {
      revision: request.revision,
      outcome: evaluation.outcome,
      tier: evaluation.tier.id,
      stages: evaluation.stages as unknown as JsonObject[],
      reasons: evaluation.reasons as unknown as JsonObject[],
      policyDigest: evaluation.policyDigest,
      evaluationDigest: digestOf(evaluation),
      facts: request.facts as unknown as JsonObject,
    },
    SYSTEM,
  );
  if (evaluation.outcome === 'denied') {
    end(change, 'denied', { reasons: evaluation.reasons.map(one => one.text) });
  } else if (evaluation.outcome === 'automatic') {
    end(change, 'approved', { automatic: true });
  } else if (evaluation.stages.length === 0) {
    throw new Error(
      `Evaluation of request ${request.id} needs approval but has no stages (this is a bug)`,
    );
  } else {
    request.state = 'pending';
    request.stages = evaluation.stages.map(stage => ({ ...stage }));
    openStage(change, 0);
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
}

export function completeStages(change: Change) {
  const { request } = change;
  const position = request.activeStage!;
  const requirements = matchVotes(request)[position];
  if (!isComplete(requirements)) {
    return;
  }
  request.stages = request.stages.map((stage, index) =>
    index === position ? { ...stage, completedAt: change.now } : stage,
  );
  change.note(
    'stage-completed',
    {
      stage: position,
      stageName: request.stages[position].name,
      filled: requirements.map(({ approvers, count, filledBy }) => ({
        approvers,
        count,
        filledBy,
      })),
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
}
