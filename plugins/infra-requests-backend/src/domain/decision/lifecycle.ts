import type {
  HistoryAction,
  RequestState,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { onlyAsked, revisionData, type Asked } from './asked';
import { Change, SYSTEM, type Context, type Transition } from './change';
import { requestDigest } from './digest';
import { eligibility, type Voter } from './eligibility';
import { EMPTY_CHAIN } from './history';
import {
  ineligible,
  refuse,
  unlessCurrent,
  unlessIn,
  unlessInStage,
  unlessOnAskingSide,
  type Refused,
} from './refusal';
import { applyEvaluation, completeStages, end } from './stages';
import type { RequestRecord } from '../types';

export type Command =
  | { kind: 'edit'; asked: Asked; digest: string; onAskingSide: boolean }
  | {
      kind: 'vote';
      voter: Voter;
      verdict: Verdict;
      digest: string;
      /** The stage that the voter saw open, where the voter says so. */
      stage?: number;
      comment?: string;
    }
  | { kind: 'withdraw-vote' }
  | { kind: 'cancel'; reason?: string; onAskingSide: boolean }
  | SystemCommand;

/** What only the system does: time ran out, fulfilment began, ended or failed. */
export type SystemCommand =
  | { kind: 'expire' }
  | { kind: 'start-fulfilment' }
  | { kind: 'complete-fulfilment' }
  | { kind: 'fail-fulfilment'; reason: string };

/** A new request: recorded, evaluated, and at once denied, approved, or waiting in its first stage. */
export function submit(
  asked: Asked,
  options: Context & { id: string },
): Transition {
  const { id, actor, now } = options;
  const change = new Change(
    {
      ...onlyAsked(asked),
      id,
      number: 0,
      version: 1,
      revision: 1,
      digest: requestDigest({ ...asked, requester: actor.ref }),
      requester: actor.ref,
      lastEditor: actor.ref,
      editors: [actor.ref],
      state: 'submitted',
      stages: [],
      votes: [],
      submittedAt: now,
      updatedAt: now,
      history: EMPTY_CHAIN,
    },
    options,
  );
  change.note('submitted', revisionData(change.request));
  applyEvaluation(change);
  return change.finish();
}

/** The next state of a request after a command, as data; or why not, and who could. Writes nothing. */
export function transition(
  request: RequestRecord,
  command: Command,
  context: Context,
): Transition | Refused {
  const change = new Change(
    { ...request, version: request.version + 1 },
    context,
  );
  const refusal = apply(change, command, context);
  return refusal ?? change.finish();
}

function apply(
  change: Change,
  command: Command,
  context: Context,
): Refused | undefined {
  switch (command.kind) {
    case 'edit':
      return edit(change, command, context);
    case 'vote':
      return vote(change, command, context);
    case 'withdraw-vote':
      return withdrawVote(change, context);
    case 'cancel':
      return cancel(change, command);
    case 'expire':
      return move(change, 'expired', ['pending', 'changes-requested']);
    case 'start-fulfilment':
      return move(change, 'fulfilling', ['approved', 'failed'], {
        action: 'fulfilment-started',
      });
    case 'complete-fulfilment':
      return move(change, 'fulfilled', ['fulfilling']);
    case 'fail-fulfilment':
      return move(change, 'failed', ['fulfilling'], {
        action: 'fulfilment-failed',
        data: { reason: command.reason },
      });
    default:
      throw new Error(
        `Unknown command ${(command as Command).kind} (this is a bug)`,
      );
  }
}

/** Why nobody, or not this person, can edit the request now. */
export function whyNotEdit(
  request: RequestRecord,
  options: { onAskingSide: boolean },
): Refused | undefined {
  return (
    unlessIn(request, ['pending', 'changes-requested'], 'edited') ??
    unlessOnAskingSide(request, options, 'edit')
  );
}

function edit(
  change: Change,
  command: Extract<Command, { kind: 'edit' }>,
  context: Context,
): Refused | undefined {
  const { request } = change;
  const stopped =
    whyNotEdit(request, command) ?? unlessCurrent(request, command.digest);
  if (stopped) {
    return stopped;
  }
  const digest = requestDigest({
    ...command.asked,
    requester: request.requester,
  });
  if (digest === request.digest && request.state === 'pending') {
    return refuse(
      'state',
      `Nothing in request #${request.number} was changed.`,
    );
  }
  const dismissed = request.votes.map(one => one.voter);
  Object.assign(request, onlyAsked(command.asked), {
    previousParameters: request.parameters,
    revision: request.revision + 1,
    digest,
    lastEditor: context.actor.ref,
    editors: [...new Set([...request.editors, context.actor.ref])],
    votes: [],
    stages: [],
    activeStage: undefined,
    decidedAt: undefined,
    state: 'submitted' satisfies RequestState,
  });
  change.note('edited', revisionData(request));
  if (dismissed.length > 0) {
    change.note(
      'votes-dismissed',
      { voters: dismissed, reason: 'The request was changed.' },
      SYSTEM,
    );
  }
  applyEvaluation(change);
  return undefined;
}

function vote(
  change: Change,
  command: Extract<Command, { kind: 'vote' }>,
  context: Context,
): Refused | undefined {
  const { request } = change;
  const { voter, verdict, comment } = command;
  if (context.actor.ref !== voter.ref || context.actor.kind !== voter.kind) {
    throw new Error(
      `${context.actor.ref} cannot vote as ${voter.ref} on request ${request.id} (this is a bug)`,
    );
  }
  const answer = eligibility(request, voter, verdict);
  if (!answer.eligible) {
    return ineligible(answer);
  }
  const stale =
    unlessCurrent(request, command.digest) ??
    unlessInStage(request, command.stage);
  if (stale) {
    return stale;
  }
  const stage = request.activeStage!;
  const { name } = request.stages[stage];
  request.votes = [
    ...request.votes.filter(
      one => one.voter !== voter.ref || one.stage !== stage,
    ),
    {
      voter: voter.ref,
      verdict,
      comment,
      stage,
      revision: request.revision,
      digest: request.digest,
      at: change.now,
      memberships: answer.memberships,
    },
  ];
  const data: JsonObject = {
    stage,
    stageName: name,
    revision: request.revision,
    digest: request.digest,
    memberships: answer.memberships,
    ...(comment ? { comment } : {}),
  };
  if (verdict === 'approve') {
    change.note('approval-voted', data);
    completeStages(change);
  } else if (verdict === 'reject') {
    change.note('rejection-voted', data);
    end(change, 'rejected', { stage, stageName: name });
  } else {
    change.note('changes-voted', data);
    request.state = 'changes-requested';
    request.activeStage = undefined;
    change.note('changes-requested', { stage, stageName: name }, SYSTEM);
  }
  return undefined;
}

function withdrawVote(change: Change, context: Context): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['pending'], 'changed by a vote');
  if (stopped) {
    return stopped;
  }
  const mine = request.votes.find(
    one => one.voter === context.actor.ref && one.stage === request.activeStage,
  );
  if (!mine) {
    return refuse(
      'state',
      `You have no vote on the active stage of request #${request.number}.`,
    );
  }
  request.votes = request.votes.filter(one => one !== mine);
  change.note('vote-withdrawn', {
    stage: mine.stage,
    stageName: request.stages[mine.stage].name,
    revision: request.revision,
    verdict: mine.verdict,
  });
  return undefined;
}

function cancel(
  change: Change,
  command: Extract<Command, { kind: 'cancel' }>,
): Refused | undefined {
  const stopped =
    unlessIn(
      change.request,
      ['pending', 'approved', 'changes-requested'],
      'cancelled',
    ) ?? unlessOnAskingSide(change.request, command, 'cancel');
  if (stopped) {
    return stopped;
  }
  change.request.state = 'cancelled';
  change.request.activeStage = undefined;
  change.request.decidedAt ??= change.now;
  change.note('cancelled', command.reason ? { reason: command.reason } : {});
  return undefined;
}

function move(
  change: Change,
  to: 'expired' | 'fulfilling' | 'fulfilled' | 'failed',
  from: RequestState[],
  entry?: { action: HistoryAction; data?: JsonObject },
): Refused | undefined {
  const stopped = unlessIn(change.request, from, to);
  if (stopped) {
    return stopped;
  }
  change.request.state = to;
  change.request.activeStage = undefined;
  change.request.decidedAt ??= change.now;
  change.note(entry?.action ?? (to as HistoryAction), entry?.data);
  return undefined;
}
