import type {
  EntityRef,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import type { VoteRecord } from '../types';

/** A requirement with the approvals that fill it. */
export interface RequirementMatch {
  approvers: EntityRef[];
  count: number;
  filledBy: EntityRef[];
  missing: number;
}

interface Slot {
  stage: number;
  requirement: number;
  approvers: Set<EntityRef>;
}

/**
 * Which approval fills which requirement, so that as many as possible are filled, earlier stages first.
 *
 * Whether people satisfy requirements is a matching problem (Hall 1935), not a count: a person in two groups
 * must not hide that a second person is missing, and must be moved to where nobody else can stand in. Kuhn's
 * augmenting paths never empty a slot that was filled, so a complete stage stays complete whatever later
 * stages need.
 */
export function matchVotes(options: {
  stages: Stage[];
  votes: VoteRecord[];
  evaluation: { distinct: boolean };
}): RequirementMatch[][] {
  const { stages, votes, evaluation } = options;
  const approvals = votes
    .filter(vote => vote.verdict === 'approve')
    .sort(
      (a, b) =>
        a.at.getTime() - b.at.getTime() || a.voter.localeCompare(b.voter),
    );

  const slots: Slot[] = stages.flatMap((stage, stageIndex) =>
    stage.requirements.flatMap((requirement, requirementIndex) =>
      Array.from({ length: requirement.count }, () => ({
        stage: stageIndex,
        requirement: requirementIndex,
        approvers: new Set(requirement.approvers),
      })),
    ),
  );

  // One person is one seat of the whole request; where the tier says distinct: false, one of each requirement.
  const seatOf = (voter: EntityRef, slot: Slot) =>
    evaluation.distinct ? voter : `${voter} ${slot.stage} ${slot.requirement}`;

  const slotOfSeat = new Map<string, number>();
  const voterOfSlot = new Map<number, EntityRef>();

  const tryToFill = (slotIndex: number, visited: Set<string>): boolean => {
    const slot = slots[slotIndex];
    for (const vote of approvals) {
      const seat = seatOf(vote.voter, slot);
      const fits =
        vote.stage === slot.stage &&
        vote.memberships.some(ref => slot.approvers.has(ref));
      if (!fits || visited.has(seat)) {
        continue;
      }
      visited.add(seat);
      const taken = slotOfSeat.get(seat);
      if (taken === undefined || tryToFill(taken, visited)) {
        slotOfSeat.set(seat, slotIndex);
        voterOfSlot.set(slotIndex, vote.voter);
        return true;
      }
    }
    return false;
  };
  slots.forEach((_, index) => tryToFill(index, new Set()));

  return stages.map((stage, stageIndex) =>
    stage.requirements.map((requirement, requirementIndex) => {
      const filledBy = slots.flatMap((slot, index) =>
        slot.stage === stageIndex &&
        slot.requirement === requirementIndex &&
        voterOfSlot.has(index)
          ? [voterOfSlot.get(index)!]
          : [],
      );
      return {
        ...requirement,
        filledBy,
        missing: requirement.count - filledBy.length,
      };
    }),
  );
}

type Tally = Parameters<typeof matchVotes>[0];

/** How many approvals are missing in all stages together. */
export function missingApprovals(tally: Tally): number {
  return matchVotes(tally)
    .flat()
    .reduce((sum, { missing }) => sum + missing, 0);
}

/**
 * Whether one more approval would fill something that is missing, if need be by moving those of others. Where it
 * does not, it never will as others join.
 */
export function wouldHelp(
  tally: Tally,
  approval: Pick<VoteRecord, 'voter' | 'memberships' | 'stage'>,
): boolean {
  const hypothetical: VoteRecord = {
    ...approval,
    verdict: 'approve',
    revision: 0,
    digest: '',
    at: new Date(0),
  };
  return (
    missingApprovals({ ...tally, votes: [...tally.votes, hypothetical] }) <
    missingApprovals(tally)
  );
}

/** Whether something would be missing without this person's approvals, since nobody else can take over. */
export function isNeeded(tally: Tally, voter: EntityRef): boolean {
  const votes = tally.votes.filter(vote => vote.voter !== voter);
  return missingApprovals({ ...tally, votes }) > missingApprovals(tally);
}

/** Whether every requirement of a stage is filled. A stage without requirements is a bug, never a pass. */
export function isComplete(requirements: RequirementMatch[]): boolean {
  return (
    requirements.length > 0 &&
    requirements.every(({ count, missing }) => count > 0 && missing === 0)
  );
}
