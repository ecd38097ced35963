import { onlyAsked, revisionData, type Asked } from './asked';
import { Change, type Context, type Transition } from './change';
import type { CancelCommand, Command } from './command';
import { comment } from './commenting';
import { delayFulfilment } from './delay';
import { requestDigest } from './digest';
import { edit } from './editing';
import {
  completeFulfilment,
  failFulfilment,
  startFulfilment,
} from './fulfilment';
import { EMPTY_CHAIN } from './history';
import { unlessIn, unlessOnAskingSide, type Refused } from './refusal';
import { review } from './review';
import { applyEvaluation } from './stages';
import { applyDueSteps, expire, runDueSteps } from './timing';
import type { RequestRecord } from '../types';
import { vote, withdrawVote } from './voting';

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
  applyEvaluation(change, asked);
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
  applyDueSteps(change);
  const refusal = apply(change, command, { ...context, now: change.now });
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
    case 'review':
      return review(change, command, context);
    case 'comment':
      return comment(change, command, context);
    case 'run-due-steps':
      return runDueSteps(change);
    case 'expire':
      return expire(change);
    case 'start-fulfilment':
      return startFulfilment(change, command);
    case 'delay-fulfilment':
      return delayFulfilment(change, command);
    case 'complete-fulfilment':
      return completeFulfilment(change);
    case 'fail-fulfilment':
      return failFulfilment(change, command);
    default:
      throw new Error(
        `Unknown command ${(command as Command).kind} (this is a bug)`,
      );
  }
}

function cancel(change: Change, command: CancelCommand): Refused | undefined {
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
  const { reason, agent } = command;
  change.note('cancelled', {
    ...(reason ? { reason } : {}),
    ...(agent ? { agent } : {}),
  });
  return undefined;
}
