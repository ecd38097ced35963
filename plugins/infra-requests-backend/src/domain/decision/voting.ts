import type { JsonObject } from '@backstage/types';
import { SYSTEM, type Change, type Context } from './change';
import type { VoteCommand } from './command';
import { eligibility } from './eligibility';
import {
  ineligible,
  refuse,
  unlessCurrent,
  unlessIn,
  unlessInStage,
  type Refused,
} from './refusal';
import { completeStages, end } from './stages';

export function vote(
  change: Change,
  command: VoteCommand,
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

export function withdrawVote(
  change: Change,
  context: Context,
): Refused | undefined {
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
