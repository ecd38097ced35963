import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { eligibility, type Voter } from './eligibility';
import { pendingApprovers } from './summary';
import type { RequestRecord } from '../types';

/** Somebody whose approval would help the active stage, and who has not voted there. */
export interface UsefulVoter {
  ref: EntityRef;
  /** The approvers of the stage through which it would help. */
  through: EntityRef[];
  /** Those for whom the person would decide; empty for an approver in their own right. */
  actingFor: EntityRef[];
}

/** Who can still usefully vote now: nobody who takes part in what is asked, has voted, or is not needed any more. */
export function usefulVoters(
  request: RequestRecord,
  options: {
    /** Everybody behind each approver of the active stage. */
    people: Map<EntityRef, EntityRef[]>;
    /** In force now. */
    delegations: { delegator: EntityRef; delegate: EntityRef }[];
  },
): UsefulVoter[] {
  const { activeStage } = request;
  if (request.state !== 'pending' || activeStage === undefined) {
    return [];
  }
  const needed = new Set(pendingApprovers(request));
  const done = new Set(
    request.votes
      .filter(vote => vote.stage === activeStage)
      .map(vote => vote.voter),
  );
  return candidates(request, activeStage, options)
    .filter(voter => !done.has(voter.ref))
    .flatMap(voter => {
      const answer = eligibility(request, voter, 'approve');
      const through = answer.eligible
        ? answer.memberships.filter(ref => needed.has(ref))
        : [];
      if (!answer.eligible || through.length === 0) {
        return [];
      }
      const own = voter.memberships.some(ref => needed.has(ref));
      const lent = (answer.delegations ?? []).filter(({ memberships }) =>
        memberships.some(ref => needed.has(ref)),
      );
      const actingFor = own ? [] : lent.map(({ delegator }) => delegator);
      return [{ ref: voter.ref, through, actingFor }];
    });
}

/** The people behind the approvers of a stage and their delegates, each with what they stand for there. */
function candidates(
  request: RequestRecord,
  stage: number,
  options: Parameters<typeof usefulVoters>[1],
): Voter[] {
  const approvers = new Set(
    request.stages[stage].requirements.flatMap(one => one.approvers),
  );
  const standsFor = new Map<EntityRef, EntityRef[]>();
  for (const approver of approvers) {
    for (const person of options.people.get(approver) ?? []) {
      standsFor.set(person, [...(standsFor.get(person) ?? []), approver]);
    }
  }
  const delegations = options.delegations.filter(({ delegator }) =>
    standsFor.has(delegator),
  );
  const refs = new Set([
    ...standsFor.keys(),
    ...delegations.map(({ delegate }) => delegate),
  ]);
  return [...refs].map(ref => ({
    kind: 'user',
    ref,
    memberships: standsFor.get(ref) ?? [],
    delegators: delegations
      .filter(({ delegate }) => delegate === ref)
      .map(({ delegator }) => ({
        ref: delegator,
        memberships: standsFor.get(delegator) ?? [],
      })),
  }));
}
