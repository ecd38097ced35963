import type {
  Actor,
  HistoryAction,
  RequestState,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { requestDigest } from './digest';
import { eligibility, type Voter } from './eligibility';
import { EMPTY_CHAIN, chain } from './history';
import { effectsOf } from './announce';
import { isComplete, matchVotes } from './quorum';
import {
  ineligible,
  refuse,
  unlessCurrent,
  unlessIn,
  unlessOnAskingSide,
  type Refused,
} from './refusal';
import type {
  EffectDraft,
  HistoryDraft,
  HistoryEntryRecord,
  RequestRecord,
} from './types';

/** What is asked and what the policy made of it: all that a revision consists of. */
export type Asked = Pick<
  RequestRecord,
  | 'type'
  | 'typeTitle'
  | 'action'
  | 'environment'
  | 'owner'
  | 'requestedFor'
  | 'justification'
  | 'parameters'
  | 'cost'
  | 'facts'
  | 'evaluation'
>;

export type Command =
  | { kind: 'edit'; asked: Asked; digest: string; onAskingSide: boolean }
  | {
      kind: 'vote';
      voter: Voter;
      verdict: Verdict;
      digest: string;
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

export interface Context {
  actor: Actor;
  now: Date;
}

export interface Transition {
  request: RequestRecord;
  entries: HistoryEntryRecord[];
  effects: EffectDraft[];
}

const SYSTEM: Actor = { kind: 'system', ref: 'infra-requests' };

/** A request under change: the next state and the entries that lead there, not yet chained. */
class Draft {
  readonly request: RequestRecord;
  readonly entries: HistoryDraft[] = [];
  readonly #context: Context;

  constructor(request: RequestRecord, context: Context) {
    this.request = { ...request, updatedAt: context.now };
    this.#context = context;
  }

  note(action: HistoryAction, data: JsonObject = {}, actor?: Actor) {
    this.entries.push({
      action,
      actor: actor ?? this.#context.actor,
      at: this.#context.now,
      data,
    });
  }

  get now() {
    return this.#context.now;
  }

  /** Chains the entries and derives what has to be told to whom. */
  finish(): Transition {
    const { entries, anchor } = chain(this.request.history, this.entries);
    const request = { ...this.request, history: anchor };
    return { request, entries, effects: effectsOf(request, entries) };
  }
}

/** A new request: recorded, evaluated, and at once denied, approved, or waiting in its first stage. */
export function submit(
  asked: Asked,
  options: Context & { id: string },
): Transition {
  const { id, actor, now } = options;
  const draft = new Draft(
    {
      ...onlyAsked(asked),
      id,
      number: 0,
      version: 1,
      revision: 1,
      digest: requestDigest({ ...asked, requester: actor.ref }),
      requester: actor.ref,
      lastEditor: actor.ref,
      state: 'submitted',
      stages: [],
      votes: [],
      submittedAt: now,
      updatedAt: now,
      history: EMPTY_CHAIN,
    },
    options,
  );
  draft.note('submitted', revisionData(draft.request));
  applyEvaluation(draft);
  return draft.finish();
}

/** The next state of a request after a command, as data; or why not, and who could. Writes nothing. */
export function transition(
  request: RequestRecord,
  command: Command,
  context: Context,
): Transition | Refused {
  const draft = new Draft(
    { ...request, version: request.version + 1 },
    context,
  );
  const refusal = apply(draft, command, context);
  return refusal ?? draft.finish();
}

function apply(
  draft: Draft,
  command: Command,
  context: Context,
): Refused | undefined {
  switch (command.kind) {
    case 'edit':
      return edit(draft, command, context);
    case 'vote':
      return vote(draft, command, context);
    case 'withdraw-vote':
      return withdrawVote(draft, context);
    case 'cancel':
      return cancel(draft, command);
    case 'expire':
      return move(draft, 'expired', ['pending', 'changes-requested']);
    case 'start-fulfilment':
      return move(draft, 'fulfilling', ['approved', 'failed'], {
        action: 'fulfilment-started',
      });
    case 'complete-fulfilment':
      return move(draft, 'fulfilled', ['fulfilling']);
    case 'fail-fulfilment':
      return move(draft, 'failed', ['fulfilling'], {
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
  draft: Draft,
  command: Extract<Command, { kind: 'edit' }>,
  context: Context,
): Refused | undefined {
  const { request } = draft;
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
    votes: [],
    stages: [],
    activeStage: undefined,
    decidedAt: undefined,
    state: 'submitted' satisfies RequestState,
  });
  draft.note('edited', revisionData(request));
  if (dismissed.length > 0) {
    draft.note(
      'votes-dismissed',
      { voters: dismissed, reason: 'The request was changed.' },
      SYSTEM,
    );
  }
  applyEvaluation(draft);
  return undefined;
}

function vote(
  draft: Draft,
  command: Extract<Command, { kind: 'vote' }>,
  context: Context,
): Refused | undefined {
  const { request } = draft;
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
  const stale = unlessCurrent(request, command.digest);
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
      at: draft.now,
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
    draft.note('approval-voted', data);
    completeStages(draft);
  } else if (verdict === 'reject') {
    draft.note('rejection-voted', data);
    end(draft, 'rejected', { stage, stageName: name });
  } else {
    draft.note('changes-voted', data);
    request.state = 'changes-requested';
    request.activeStage = undefined;
    draft.note('changes-requested', { stage, stageName: name }, SYSTEM);
  }
  return undefined;
}

function withdrawVote(draft: Draft, context: Context): Refused | undefined {
  const { request } = draft;
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
  draft.note('vote-withdrawn', {
    stage: mine.stage,
    stageName: request.stages[mine.stage].name,
    revision: request.revision,
    verdict: mine.verdict,
  });
  return undefined;
}

function cancel(
  draft: Draft,
  command: Extract<Command, { kind: 'cancel' }>,
): Refused | undefined {
  const stopped =
    unlessIn(
      draft.request,
      ['pending', 'approved', 'changes-requested'],
      'cancelled',
    ) ?? unlessOnAskingSide(draft.request, command, 'cancel');
  if (stopped) {
    return stopped;
  }
  draft.request.state = 'cancelled';
  draft.request.activeStage = undefined;
  draft.request.decidedAt ??= draft.now;
  draft.note('cancelled', command.reason ? { reason: command.reason } : {});
  return undefined;
}

/** Freezes what the policy says onto the revision and goes as far as that allows without people. */
function applyEvaluation(draft: Draft) {
  const { request } = draft;
  const { evaluation } = request;
  draft.note(
    'evaluated',
    {
      revision: request.revision,
      outcome: evaluation.outcome,
      tier: evaluation.tier.id,
      stages: evaluation.stages as unknown as JsonObject[],
      reasons: evaluation.reasons as unknown as JsonObject[],
      policyDigest: evaluation.policyDigest,
      facts: request.facts as unknown as JsonObject,
    },
    SYSTEM,
  );
  if (evaluation.outcome === 'denied') {
    end(draft, 'denied', { reasons: evaluation.reasons.map(one => one.text) });
  } else if (evaluation.outcome === 'automatic') {
    end(draft, 'approved', { automatic: true });
  } else if (evaluation.stages.length === 0) {
    throw new Error(
      `Evaluation of request ${request.id} needs approval but has no stages (this is a bug)`,
    );
  } else {
    request.state = 'pending';
    request.stages = evaluation.stages.map(stage => ({ ...stage }));
    openStage(draft, 0);
  }
}

function openStage(draft: Draft, position: number) {
  const { request } = draft;
  request.activeStage = position;
  request.stages = request.stages.map((stage, index) =>
    index === position ? { ...stage, openedAt: draft.now } : stage,
  );
  const { name, requirements } = request.stages[position];
  draft.note(
    'stage-opened',
    {
      stage: position,
      stageName: name,
      requirements: requirements as unknown as JsonObject[],
    },
    SYSTEM,
  );
}

function completeStages(draft: Draft) {
  const { request } = draft;
  const position = request.activeStage!;
  const requirements = matchVotes(request)[position];
  if (!isComplete(requirements)) {
    return;
  }
  request.stages = request.stages.map((stage, index) =>
    index === position ? { ...stage, completedAt: draft.now } : stage,
  );
  draft.note(
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
    openStage(draft, position + 1);
  } else {
    end(draft, 'approved', { automatic: false });
  }
}

function end(
  draft: Draft,
  state: 'approved' | 'rejected' | 'denied',
  data: JsonObject,
) {
  draft.request.state = state;
  draft.request.activeStage = undefined;
  draft.request.decidedAt = draft.now;
  draft.note(
    state,
    { ...data, revision: draft.request.revision, digest: draft.request.digest },
    SYSTEM,
  );
}

function move(
  draft: Draft,
  to: 'expired' | 'fulfilling' | 'fulfilled' | 'failed',
  from: RequestState[],
  entry?: { action: HistoryAction; data?: JsonObject },
): Refused | undefined {
  const stopped = unlessIn(draft.request, from, to);
  if (stopped) {
    return stopped;
  }
  draft.request.state = to;
  draft.request.activeStage = undefined;
  draft.request.decidedAt ??= draft.now;
  draft.note(entry?.action ?? (to as HistoryAction), entry?.data);
  return undefined;
}

/**
 * Exactly what a revision consists of: what is not given is absent and not left over from the revision before,
 * and nothing else comes in with it.
 */
function onlyAsked(asked: Asked): Asked {
  return {
    type: asked.type,
    typeTitle: asked.typeTitle,
    action: asked.action,
    environment: asked.environment,
    owner: asked.owner,
    requestedFor: asked.requestedFor,
    justification: asked.justification,
    parameters: asked.parameters,
    cost: asked.cost,
    facts: asked.facts,
    evaluation: asked.evaluation,
  };
}

/** What was asked, whole, so that the record alone proves what its digest stands for. */
function revisionData(request: RequestRecord): JsonObject {
  return JSON.parse(
    JSON.stringify({
      revision: request.revision,
      digest: request.digest,
      type: request.type,
      action: request.action,
      environment: request.environment,
      owner: request.owner,
      requester: request.requester,
      requestedFor: request.requestedFor,
      justification: request.justification,
      parameters: request.parameters,
      cost: request.cost,
    }),
  );
}
