import type {
  EntityRef,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import type { Voter } from './eligibility';
import { involvedPeople } from './involvement';
import type { RequestRecord, VoteDelegation, VoteRecord } from '../types';

type Delegator = NonNullable<Voter['delegators']>[number];

/** Through which approver refs of a stage somebody's vote counts, and which of them are only lent. */
export interface Standing {
  memberships: EntityRef[];
  delegations?: VoteDelegation[];
}

const approversOf = ({ requirements }: Stage) =>
  new Set(requirements.flatMap(({ approvers }) => approvers));

/** Why nobody can vote for a person here. */
export type Unusable = 'involved' | 'voted' | 'represented';

/**
 * Whether a delegate can still stand for somebody. Nobody's authority may count through two people, so not where the
 * person has voted, or another delegate has for that person: in any stage where one person counts once in a request, else
 * in this stage.
 */
export function whyUnusable(
  request: Pick<
    RequestRecord,
    | 'votes'
    | 'evaluation'
    | 'requester'
    | 'requestedFor'
    | 'editors'
    | 'involved'
  >,
  delegation: { delegator: EntityRef; delegate: EntityRef; stage: number },
): Unusable | undefined {
  const { delegator, delegate, stage } = delegation;
  if (involvedPeople(request).includes(delegator)) {
    return 'involved';
  }
  const rivals = request.votes.filter(
    vote => request.evaluation.distinct || vote.stage === stage,
  );
  if (rivals.some(({ voter }) => voter === delegator)) {
    return 'voted';
  }
  return rivals.some(
    vote => vote.voter !== delegate && speaksFor(vote, delegator),
  )
    ? 'represented'
    : undefined;
}

/** Those of the voter's delegators who are approvers of a stage, with why they cannot be stood for. */
export function delegatorsIn(
  request: RequestRecord,
  voter: Voter,
  stage: number,
): { delegator: Delegator; unusable: Unusable | undefined }[] {
  return (voter.delegators ?? [])
    .filter(
      delegator =>
        delegator.ref !== voter.ref &&
        approversAmong(request, stage, delegator.memberships).length > 0,
    )
    .map(delegator => ({
      delegator,
      unusable: whyUnusable(request, {
        delegator: delegator.ref,
        delegate: voter.ref,
        stage,
      }),
    }));
}

/** What a vote of this person counts as in a stage: the person's own memberships, and those lent by others. */
export function standing(
  request: RequestRecord,
  voter: Voter,
  stage: number,
): Standing {
  const own = approversAmong(request, stage, voter.memberships);
  const delegations = delegatorsIn(request, voter, stage)
    .filter(({ unusable }) => unusable === undefined)
    .map(({ delegator }) => ({
      delegator: delegator.ref,
      memberships: approversAmong(request, stage, delegator.memberships).filter(
        ref => !own.includes(ref),
      ),
    }))
    .filter(({ memberships }) => memberships.length > 0);
  return joined(own, delegations);
}

export function speaksFor(vote: VoteRecord, delegator: EntityRef): boolean {
  return (vote.delegations ?? []).some(one => one.delegator === delegator);
}

/** By whose authority a vote was cast: its voter's, and that of those for whom it was cast. */
export function byWhom({ voter, delegations = [] }: VoteRecord): EntityRef[] {
  return [voter, ...delegations.map(({ delegator }) => delegator)];
}

/** A vote without what it counts through these people; without memberships where nothing is left. */
export function withoutDelegators(
  vote: VoteRecord,
  delegators: EntityRef[],
): VoteRecord {
  const { delegations = [], ...rest } = vote;
  return {
    ...rest,
    ...joined(
      ownMemberships(vote),
      delegations.filter(({ delegator }) => !delegators.includes(delegator)),
    ),
  };
}

/** A vote with only the memberships that still hold for those from whom it has them; who is not known is not checked. */
export function stillHeld(
  vote: VoteRecord,
  current: Map<EntityRef, EntityRef[]>,
): VoteRecord {
  return keeping(vote, (ref, person) => {
    const held = current.get(person);
    return held === undefined || held.includes(ref);
  });
}

/** A vote with only the memberships that a stage asks for. */
export function onlyApprovers(vote: VoteRecord, stage: Stage): VoteRecord {
  const approvers = approversOf(stage);
  return keeping(vote, ref => approvers.has(ref));
}

/** A vote with some of its memberships, each asked for with the person from whom the vote has it. */
function keeping(
  vote: VoteRecord,
  keeps: (ref: EntityRef, person: EntityRef) => boolean,
): VoteRecord {
  const { delegations = [], ...rest } = vote;
  return {
    ...rest,
    ...joined(
      ownMemberships(vote).filter(ref => keeps(ref, vote.voter)),
      delegations
        .map(({ delegator, memberships }) => ({
          delegator,
          memberships: memberships.filter(ref => keeps(ref, delegator)),
        }))
        .filter(({ memberships }) => memberships.length > 0),
    ),
  };
}

function ownMemberships({
  memberships,
  delegations = [],
}: VoteRecord): EntityRef[] {
  const lent = new Set(delegations.flatMap(one => one.memberships));
  return memberships.filter(ref => !lent.has(ref));
}

function joined(own: EntityRef[], delegations: VoteDelegation[]): Standing {
  const lent = delegations.flatMap(({ memberships }) => memberships);
  return {
    memberships: [...new Set([...own, ...lent])],
    ...(delegations.length > 0 ? { delegations } : {}),
  };
}

function approversAmong(
  { stages }: Pick<RequestRecord, 'stages'>,
  stage: number,
  memberships: EntityRef[],
): EntityRef[] {
  const approvers = approversOf(stages[stage]);
  return [...new Set(memberships)].filter(ref => approvers.has(ref));
}
