import type { RequestState } from '@infra-requests/plugin-infra-requests-common';
import { onlyAsked, revisionData } from './asked';
import { SYSTEM, type Change, type Context } from './change';
import type { EditCommand } from './command';
import { requestDigest } from './digest';
import {
  refuse,
  unlessCurrent,
  unlessIn,
  unlessOnAskingSide,
  type Refused,
} from './refusal';
import { applyEvaluation } from './stages';
import type { RequestRecord } from '../types';

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

export function edit(
  change: Change,
  command: EditCommand,
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
    lateVotes: undefined,
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
  applyEvaluation(change, command.asked);
  return undefined;
}
