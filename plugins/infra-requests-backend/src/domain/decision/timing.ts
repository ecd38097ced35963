import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { Change, SYSTEM } from './change';
import { dueSteps, type Step } from './dueSteps';
import { refuse, unlessIn, type Refused } from './refusal';
import { completeStages, end } from './stages';
import type { RequestRecord, StageRecord } from '../types';

const NOBODY_DECIDED = 'It was not decided by its deadline.';

/**
 * What the passing of time has done by now, before anything else happens to a request: whoever comes after a deadline
 * finds it passed, whether or not some task has looked at it yet.
 */
export function applyDueSteps(change: Change): void {
  const next = () => dueSteps(change.request, change.now)[0];
  // Each of them may change what else is due: a stage that is completed escalates no further.
  for (let step = next(); step; step = next()) {
    take(change, step);
  }
}

/** A request as the passing of time has left it, though that may not be recorded yet. */
export function withDueSteps(request: RequestRecord, now: Date): RequestRecord {
  const change = new Change(request, { actor: SYSTEM, now });
  applyDueSteps(change);
  return change.entries.length > 0 ? change.request : request;
}

/** Only what was due anyway, which is done before every command. */
export function runDueSteps(change: Change): Refused | undefined {
  return change.entries.length > 0
    ? undefined
    : refuse(
        'state',
        `Time has nothing to do with request #${change.request.number} yet.`,
      );
}

export function expire(change: Change): Refused | undefined {
  const { request } = change;
  const hasJustExpired =
    request.state === 'expired' && change.entries.length > 0;
  const stopped = hasJustExpired
    ? undefined
    : unlessIn(request, ['pending', 'changes-requested'], 'expired');
  if (stopped || hasJustExpired) {
    return stopped;
  }
  endWaiting(change);
  change.note('expired');
  return undefined;
}

function take(change: Change, step: Step) {
  switch (step.kind) {
    case 'remind':
      return remind(change, step);
    case 'escalate':
      return escalate(change, step);
    case 'time-out':
      return timeOut(change, step);
    default:
      return reviewOverdue(change);
  }
}

function remind(change: Change, step: Extract<Step, { kind: 'remind' }>) {
  const { stage, reminders } = step;
  const { name } = updateStage(change, stage, { reminders });
  change.note('reminded', { stage, stageName: name, reminders }, SYSTEM);
}

/**
 * More people may approve; what has to be approved stays as it is. Recorded are those who could not before. The votes that
 * there are may be enough then.
 */
function escalate(change: Change, step: Extract<Step, { kind: 'escalate' }>) {
  const { stage, step: position } = step;
  const { requirements, escalations = [] } = change.request.stages[stage];
  const to = step.to.filter(
    ref => !requirements.every(({ approvers }) => approvers.includes(ref)),
  );
  const { name } = updateStage(change, stage, {
    requirements: requirements.map(one => ({
      ...one,
      approvers: joined(one.approvers, to),
    })),
    escalations: [...escalations, { step: position, to, at: change.now }],
  });
  change.note(
    'escalated',
    { stage, stageName: name, step: position, to },
    SYSTEM,
  );
  completeStages(change);
}

function timeOut(change: Change, { at }: Extract<Step, { kind: 'time-out' }>) {
  const data = { reason: NOBODY_DECIDED, deadline: at.toISOString() };
  if (change.request.terms?.onTimeout === 'reject') {
    end(change, 'rejected', data);
    return;
  }
  endWaiting(change);
  change.note('expired', data, SYSTEM);
}

function reviewOverdue(change: Change) {
  const { request } = change;
  const review = request.review!;
  const to = review.escalateTo;
  request.review = {
    ...review,
    overdueAt: change.now,
    reviewers: joined(review.reviewers, to),
  };
  change.note('review-overdue', { to }, SYSTEM);
}

function endWaiting({ request, now }: Change) {
  request.state = 'expired';
  request.activeStage = undefined;
  request.decidedAt ??= now;
}

function updateStage(
  { request }: Change,
  position: number,
  update: Partial<StageRecord>,
): StageRecord {
  const stage = { ...request.stages[position], ...update };
  request.stages = request.stages.map((one, index) =>
    index === position ? stage : one,
  );
  return stage;
}

function joined(refs: EntityRef[], more: EntityRef[]): EntityRef[] {
  return [...new Set([...refs, ...more])];
}
