import { revisionData } from './asked';
import { carryVotesOver } from './carryOver';
import type { Change, Context } from './change';
import type { EditCommand } from './command';
import { requestDigest } from './digest';
import {
  refuse,
  unlessCurrent,
  unlessIn,
  unlessOnAskingSide,
  type Refused,
} from './refusal';
import { beginRevision } from './revision';
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
  const before = { ...request };
  const stages = command.asked.stages ?? command.asked.evaluation.stages;
  beginRevision(change, { asked: command.asked, digest });
  request.lastEditor = context.actor.ref;
  request.editors = [...new Set([...request.editors, context.actor.ref])];
  change.note('edited', revisionData(request));
  carryVotesOver(change, { before, stages });
  applyEvaluation(change, command.asked);
  return undefined;
}
