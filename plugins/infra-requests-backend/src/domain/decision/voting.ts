import type {
  HistoryAction,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { stageInWords } from '../policy/english';
import { byWhom, type Standing } from './authority';
import { SYSTEM, type Change, type Context } from './change';
import type { VoteCommand } from './command';
import { eligibility, lateStanding } from './eligibility';
import {
  ineligible,
  invalid,
  refuse,
  unlessCurrent,
  unlessIn,
  unlessInStage,
  type Refused,
} from './refusal';
import { completeStages, endIfRejected } from './stages';
import { takeBack } from './voteChanges';
import { missingFromVote } from './voteNeeds';
import type { RequestRecord, VoteRecord } from '../types';

const ACTION_OF: Record<Verdict, HistoryAction> = {
  approve: 'approval-voted',
  reject: 'rejection-voted',
  'request-changes': 'changes-voted',
};

export function vote(
  change: Change,
  command: VoteCommand,
  context: Context,
): Refused | undefined {
  const { request } = change;
  const { voter, verdict } = command;
  if (context.actor.ref !== voter.ref || context.actor.kind !== voter.kind) {
    throw new Error(
      `${context.actor.ref} cannot vote as ${voter.ref} on request ${request.id} (this is a bug)`,
    );
  }
  const left = stageLeft(request, command);
  const late = left !== undefined && lateStanding(request, voter, left);
  if (late) {
    return voteLate(change, command, { stage: left, stands: late });
  }
  const answer = eligibility(request, voter, verdict);
  if (!answer.eligible) {
    return ineligible(answer);
  }
  const stopped =
    unlessCurrent(request, command.digest) ??
    unlessInStage(request, command.stage) ??
    unlessComplete(request, command);
  if (stopped) {
    return stopped;
  }
  const cast = voteOf(change, command, {
    stage: request.activeStage!,
    stands: answer,
  });
  takeBack(change, cast);
  request.votes = [
    ...request.votes.filter(
      one => one.voter !== cast.voter || one.stage !== cast.stage,
    ),
    cast,
  ];
  // What was asked before there were terms was never asked in an emergency, and its record says nothing of this.
  if (request.terms) {
    request.tookPart = [
      ...new Set([...(request.tookPart ?? []), ...byWhom(cast)]),
    ];
  }
  change.note(ACTION_OF[verdict], recordOf(request, cast));
  follow(change, cast);
  return undefined;
}

/** What a vote leads to. */
function follow(change: Change, { verdict, stage }: VoteRecord) {
  const { request } = change;
  const { name: stageName } = request.stages[stage];
  if (verdict === 'approve') {
    completeStages(change);
  } else if (verdict === 'reject') {
    endIfRejected(change);
  } else {
    request.state = 'changes-requested';
    request.activeStage = undefined;
    change.note('changes-requested', { stage, stageName }, SYSTEM);
  }
}

/** The stage that the voter saw open and that is open no more: the one the voter names, else the last there was. */
function stageLeft(
  request: RequestRecord,
  command: VoteCommand,
): number | undefined {
  const opened = request.stages.flatMap(({ openedAt }, index) =>
    openedAt ? [index] : [],
  );
  const seen = command.stage ?? opened[opened.length - 1];
  return opened.includes(seen) && seen !== request.activeStage
    ? seen
    : undefined;
}

/** Records a vote that came when the stage was no longer open; nothing follows from it. */
function voteLate(
  change: Change,
  command: VoteCommand,
  options: { stage: number; stands: Standing },
): Refused | undefined {
  const { request } = change;
  const { stage } = options;
  const stopped =
    unlessCurrent(request, command.digest) ??
    unlessFirst(request, command, stage) ??
    unlessComplete(request, command);
  if (stopped) {
    return stopped;
  }
  const cast = voteOf(change, command, options);
  request.lateVotes = [...(request.lateVotes ?? []), cast];
  change.note('late-vote', {
    ...recordOf(request, cast),
    verdict: cast.verdict,
  });
  return undefined;
}

function unlessFirst(
  request: RequestRecord,
  { voter, verdict }: VoteCommand,
  stage: number,
): Refused | undefined {
  const byVoter = (one: VoteRecord) =>
    one.voter === voter.ref && one.stage === stage;
  const repeated =
    request.lateVotes?.some(byVoter) ||
    request.votes.some(one => byVoter(one) && one.verdict === verdict);
  const { name } = request.stages[stage];
  return repeated
    ? refuse(
        'duplicate',
        `You already decided on stage ${stageInWords(name)} of request #${
          request.number
        }, which is over.`,
      )
    : undefined;
}

function unlessComplete(
  request: RequestRecord,
  command: VoteCommand,
): Refused | undefined {
  const problems = missingFromVote(request, command);
  return problems.length > 0 ? invalid(problems) : undefined;
}

function voteOf(
  change: Change,
  { voter, verdict, comment, reference }: VoteCommand,
  { stage, stands }: { stage: number; stands: Standing },
): VoteRecord {
  const { revision, digest } = change.request;
  return {
    voter: voter.ref,
    verdict,
    comment,
    ...(reference ? { reference } : {}),
    stage,
    revision,
    digest,
    at: change.now,
    memberships: stands.memberships,
    ...(stands.delegations ? { delegations: stands.delegations } : {}),
  };
}

function recordOf(request: RequestRecord, cast: VoteRecord): JsonObject {
  const { stage, revision, digest, memberships } = cast;
  return {
    stage,
    stageName: request.stages[stage].name,
    revision,
    digest,
    memberships,
    ...(cast.delegations
      ? { delegations: cast.delegations.map(one => ({ ...one })) }
      : {}),
    ...(cast.comment ? { comment: cast.comment } : {}),
    ...(cast.reference ? { reference: cast.reference } : {}),
  };
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
