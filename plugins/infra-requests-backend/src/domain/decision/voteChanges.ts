import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { speaksFor, stillHeld, withoutDelegators } from './authority';
import { SYSTEM, type Change, type Transition } from './change';
import type { VoteRecord } from '../types';

/** The votes on every stage that a change has closed, whether it was completed or rejected. */
export function votesThatClosed({
  request,
  entries,
}: Transition): VoteRecord[] {
  const closed = entries
    .filter(
      ({ action }) => action === 'stage-completed' || action === 'rejected',
    )
    .map(({ data }) => data.stage);
  return request.votes.filter(({ stage }) => closed.includes(stage));
}

/** Takes from the votes of a stage what their voters, or those for whom they voted, do not stand for any more. */
export function checkMemberships(change: Change, stage: number) {
  const { memberships } = change;
  if (!memberships) {
    return;
  }
  for (const vote of change.request.votes) {
    const checked = vote.stage === stage ? stillHeld(vote, memberships) : vote;
    const lost = vote.memberships.filter(
      ref => !checked.memberships.includes(ref),
    );
    if (lost.length > 0) {
      replaceVote(change, vote, {
        vote: checked,
        reason: `Nobody from whom the vote had it belongs to ${lost.join(
          ' or ',
        )} any more.`,
      });
    }
  }
}

/**
 * A person's own vote takes precedence: others lose what they have through that person. An approval takes it back from
 * earlier stages as well where one person counts only once; eligibility saw to it that they stay complete.
 */
export function takeBack(
  change: Change,
  own: Pick<VoteRecord, 'voter' | 'verdict' | 'stage'>,
) {
  const { votes, evaluation } = change.request;
  const everywhere = evaluation.distinct && own.verdict === 'approve';
  for (const vote of votes) {
    if (
      (everywhere || vote.stage === own.stage) &&
      speaksFor(vote, own.voter)
    ) {
      replaceVote(change, vote, {
        vote: withoutDelegators(vote, [own.voter]),
        reason: 'The person for whom it was cast has voted.',
        delegator: own.voter,
      });
    }
  }
}

/** Records what a vote counts through from now on; one that is left with nothing does not count any more. */
function replaceVote(
  change: Change,
  before: VoteRecord,
  after: { vote: VoteRecord; reason: string; delegator?: EntityRef },
) {
  const { request } = change;
  const { stage, voter, memberships, delegations } = after.vote;
  request.votes = request.votes.flatMap(vote => {
    if (vote !== before) {
      return [vote];
    }
    return memberships.length > 0 ? [after.vote] : [];
  });
  change.note(
    'membership-changed',
    {
      stage,
      stageName: request.stages[stage].name,
      revision: request.revision,
      voter,
      memberships,
      ...(delegations
        ? { delegations: delegations.map(one => ({ ...one })) }
        : {}),
      ...(after.delegator ? { delegator: after.delegator } : {}),
      reason: after.reason,
    },
    SYSTEM,
  );
}
