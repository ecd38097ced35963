import type {
  EntityRef,
  Requirement,
} from '@infra-requests/plugin-infra-requests-common';
import type { RequestRecord } from '../types';
import type { Asked } from './asked';

type Approved = Pick<RequestRecord, 'evaluation' | 'stages'>;
type AskedNow = Pick<Asked, 'evaluation' | 'stages'>;

/** Whether the policy asks for more now than was approved: a denial, a higher tier, or approvals that were not given. */
export function isStricter(approved: Approved, now: AskedNow): boolean {
  const { outcome, tier, distinct } = now.evaluation;
  if (outcome !== 'approval') {
    return outcome === 'denied';
  }
  const before = approved.evaluation;
  const isHigher = tier.id !== before.tier.id && tier.rank > before.tier.rank;
  return isHigher || !areImplied(approved, now, { distinct });
}

/** Approvals that are asked now and that those that were given do not stand for. */
export function notImplied(approved: Approved, now: AskedNow): Requirement[] {
  return requirementsOf(now).filter(
    asked => !approvedOf(approved).some(given => implies(given, asked)),
  );
}

/**
 * Whether all that is asked follows from what was given. Where a person counts only once, what was given stands for one
 * thing that is asked, not for two.
 */
function areImplied(
  approved: Approved,
  now: AskedNow,
  { distinct }: { distinct: boolean },
): boolean {
  if (!distinct) {
    return notImplied(approved, now).length === 0;
  }
  const asked = requirementsOf(now);
  const people = asked.reduce((sum, { count }) => sum + count, 0);
  if (people > 1 && !approved.evaluation.distinct) {
    return false;
  }
  const given = approvedOf(approved);
  const askedOfGiven = new Map<number, number>();
  const tryToImply = (index: number, visited: Set<number>): boolean =>
    given.some((one, position) => {
      if (visited.has(position) || !implies(one, asked[index])) {
        return false;
      }
      visited.add(position);
      const taken = askedOfGiven.get(position);
      if (taken !== undefined && !tryToImply(taken, visited)) {
        return false;
      }
      askedOfGiven.set(position, index);
      return true;
    });
  return asked.every((_, index) => tryToImply(index, new Set()));
}

interface Given extends Requirement {
  /** Who joined the approvers because it took long, as was agreed when it was asked. */
  joined: EntityRef[];
}

function approvedOf({ stages }: Approved): Given[] {
  return stages.flatMap(({ requirements, escalations = [] }) => {
    const joined = escalations.flatMap(({ to }) => to);
    return requirements.map(requirement => ({ ...requirement, joined }));
  });
}

function requirementsOf({ stages, evaluation }: AskedNow): Requirement[] {
  return (stages ?? evaluation.stages).flatMap(
    ({ requirements }) => requirements,
  );
}

/** Everybody who could give the one could give the other, and at least as many did. */
function implies(given: Given, asked: Requirement): boolean {
  const allowed = new Set([...asked.approvers, ...given.joined]);
  return (
    given.count >= asked.count && given.approvers.every(ref => allowed.has(ref))
  );
}
