import assert from 'node:assert/strict';
import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { RequestRecord, VoteRecord } from '../../types';
import { allowedActions } from '../allowedActions';
import type { Voter } from '../eligibility';
import { authoritiesOf, canBeMet, mostFilled } from './oracle';
import type { Played } from './playWorld';

/** Something that must hold of every step that was tried, whether it was carried out or refused. */
export type Tried = (played: Played) => void;

const sideOf = ({
  requester,
  requestedFor,
  editors,
  involved = [],
}: RequestRecord) => [requester, requestedFor, ...editors, ...involved];

const lends = (vote: VoteRecord, person: EntityRef) =>
  (vote.delegations ?? []).some(({ delegator }) => delegator === person);

const withoutLender = (vote: VoteRecord, person: EntityRef): VoteRecord => {
  const left = authoritiesOf(vote).filter(
    one => one.person !== person || one.person === vote.voter,
  );
  return {
    ...vote,
    memberships: left.map(({ ref }) => ref),
    delegations: vote.delegations?.filter(one => one.delegator !== person),
  };
};

/** On whose authority somebody can vote on the active stage, and as what. */
function claims(request: RequestRecord, voter: Voter): EntityRef[] {
  const { votes, stages, activeStage: stage, evaluation } = request;
  const approvers = stages[stage!].requirements.flatMap(one => one.approvers);
  const rivals = votes.filter(
    one => evaluation.distinct || one.stage === stage,
  );
  const lenders = (voter.delegators ?? []).filter(
    ({ ref }) =>
      ref !== voter.ref &&
      !sideOf(request).includes(ref) &&
      rivals.every(
        vote =>
          vote.voter !== ref && (vote.voter === voter.ref || !lends(vote, ref)),
      ),
  );
  return [voter, ...lenders]
    .flatMap(({ memberships }) => memberships)
    .filter(ref => approvers.includes(ref));
}

/** Whether the design lets this vote through, said in another way than the code says it. */
function mayVote(
  request: RequestRecord,
  voter: Voter,
  verdict: VoteRecord['verdict'],
): boolean {
  const { state, activeStage: stage, evaluation } = request;
  if (state !== 'pending' || stage === undefined) {
    return false;
  }
  const memberships = claims(request, voter);
  const earlier = request.votes.filter(one => one.stage < stage);
  const mine = request.votes.find(
    one => one.voter === voter.ref && one.stage === stage,
  );
  if (
    voter.kind !== 'user' ||
    sideOf(request).includes(voter.ref) ||
    memberships.length === 0 ||
    mine?.verdict === verdict
  ) {
    return false;
  }
  if (verdict !== 'approve' || !evaluation.distinct) {
    return true;
  }
  const votes = request.votes.map(vote => withoutLender(vote, voter.ref));
  if (
    earlier.some(vote => lends(vote, voter.ref)) &&
    !canBeMet({ ...request, votes }, stage - 1)
  ) {
    return false;
  }
  const vote: VoteRecord = {
    voter: voter.ref,
    verdict,
    stage,
    memberships,
    revision: request.revision,
    digest: request.digest,
    at: request.updatedAt,
  };
  return (
    earlier.every(one => one.voter !== voter.ref) ||
    mostFilled({ ...request, votes: [...votes, vote] }) >
      mostFilled({ ...request, votes })
  );
}

/** Time has something to do first: the request is not what it was. */
const isOverdue = ({ before, now }: Played) =>
  now >= before.updatedAt &&
  before.terms !== undefined &&
  [before.terms.due, before.terms.remindAfter, ...before.terms.escalate].some(
    one => one !== undefined,
  ) &&
  now.getTime() - before.submittedAt.getTime() >= 3_600_000;

const isLate = ({ result }: Played) =>
  !('refused' in result) &&
  result.entries.some(({ action }) => action === 'late-vote');

const isTaken = (played: Played) =>
  !('refused' in played.result) && !isLate(played);

/** Those who can decide are let decide, and nobody else. */
const rightPeopleDecide: Tried = played => {
  const { before, command, voter } = played;
  if (command.kind !== 'vote' || isOverdue(played)) {
    return;
  }
  const may = mayVote(before, voter, command.verdict);
  const isCurrent =
    command.digest === before.digest &&
    [undefined, before.activeStage].includes(command.stage) &&
    command.comment !== undefined;
  if (!may) {
    assert.ok(!isTaken(played), 'a vote was taken that should not be');
  } else if (isCurrent) {
    assert.ok(isTaken(played), 'an approver was turned away');
  }
};

/** What the page offers is what happens, and what it does not offer is refused. */
const offeredIsTaken: Tried = played => {
  const { before, command, voter, now } = played;
  const offered = allowedActions(before, voter, {
    now: now < before.updatedAt ? before.updatedAt : now,
    nameThem: refs => refs.join(),
  });
  const taken = isTaken(played);
  switch (command.kind) {
    case 'vote': {
      const isCurrent =
        command.digest === before.digest && command.stage === undefined;
      const { allowed, needs } = offered[command.verdict];
      if (isCurrent && (command.comment !== undefined || !needs)) {
        // A stage that an escalation closes is offered to nobody, though it stays open where somebody who approved has left
        // since: the page has not asked the catalog yet, the command has.
        const isOffered = isOverdue(played) ? allowed || taken : allowed;
        assert.equal(taken, isOffered, `${command.verdict} is offered`);
      }
      break;
    }
    case 'withdraw-vote':
      assert.equal(taken, offered.withdraw.allowed, 'withdraw');
      break;
    case 'cancel':
      assert.equal(taken, offered.cancel.allowed, 'cancel');
      break;
    case 'review':
      assert.equal(taken, offered.review.allowed, 'review');
      break;
    case 'comment':
      assert.equal(taken, offered.comment.allowed, 'comment');
      assert.equal(taken, voter.kind === 'user', 'whoever reads may comment');
      break;
    case 'edit': {
      const isAnother =
        before.state !== 'pending' ||
        ['size', 'note'].some(
          key => command.asked.parameters[key] !== before.parameters[key],
        );
      if (command.digest === before.digest && isAnother) {
        assert.equal(taken, offered.edit.allowed, 'edit');
      }
      break;
    }
    default:
  }
};

export const accessPromises: Record<string, Tried> = {
  'those who can decide are let decide, and nobody else': rightPeopleDecide,
  'what is offered is taken, and what is not offered is refused':
    offeredIsTaken,
};
