import type { Requirement } from '@infra-requests/plugin-infra-requests-common';
import { COUNTS, MATCHED, UNKNOWN, type Truths } from './truths';
import { tierOf } from './Subject';
import type { Effect, Policy, Rule, Tier } from '../types';

/**
 * What another rule has to come to for one to make no difference, whatever further rules say: where the one matches,
 * and where nobody can tell whether it does.
 */
export interface Dominance {
  whenMatched: Truths;
  whenUnknown: Truths;
}

const NEVER: Dominance = { whenMatched: 0, whenUnknown: 0 };
const ALWAYS: Dominance = { whenMatched: COUNTS, whenUnknown: COUNTS };

const sorted = ({ approvers }: Requirement) => [...approvers].sort().join(' ');

const asks = (tier: Tier, requirement: Requirement): boolean =>
  tier.stages
    .flatMap(stage => stage.requirements)
    .some(
      one =>
        sorted(one) === sorted(requirement) && one.count >= requirement.count,
    );

/** Whether every tier from a rank on asks for it anyway. */
export const isAskedFrom = (
  rank: number,
  requirement: Requirement,
  { tiers }: Policy,
): boolean =>
  tiers
    .filter(tier => tier.rank >= rank)
    .every(tier => asks(tier, requirement));

/** One thing that a rule demands; a rule makes a difference where any of them does. */
export type Demand =
  | { kind: 'tier'; tier: string }
  | { kind: 'deny' }
  | { kind: 'requirement'; requirement: Requirement };

export function demandsOf(effect: Effect): Demand[] {
  return effect.kind === 'require'
    ? effect.require.map(requirement => ({ kind: 'requirement', requirement }))
    : [effect];
}

/** When another rule makes a demand superfluous. */
export function dominanceOver(
  demand: Demand,
  { effect }: Rule,
  policy: Policy,
): Dominance {
  switch (demand.kind) {
    case 'tier':
      return overTier(tierOf(policy, demand.tier), effect, policy);
    case 'deny':
      // A denial that is only possible leaves the request to people.
      return effect.kind === 'deny'
        ? { whenMatched: MATCHED, whenUnknown: COUNTS }
        : NEVER;
    default:
      return overRequirement(demand.requirement, effect, policy);
  }
}

/** Of two that ask the same, the one that is written first is kept, so they have to be written the same. */
const isAtLeast = (one: Requirement, other: Requirement): boolean =>
  one.count === other.count
    ? one.approvers.join(' ') === other.approvers.join(' ')
    : sorted(one) === sorted(other) && one.count > other.count;

function overTier(tier: Tier, effect: Effect, policy: Policy): Dominance {
  if (effect.kind === 'deny') {
    // Denied requests have no tier; a possible denial means the strictest one.
    return ALWAYS;
  }
  if (effect.kind !== 'tier') {
    return NEVER;
  }
  const { rank } = tierOf(policy, effect.tier);
  if (rank < tier.rank) {
    return NEVER;
  }
  // Where no rule is known to match, the fallback counts as well, and may be stricter than both.
  const fallback = tierOf(policy, policy.fallbackTier);
  return {
    whenMatched: MATCHED | (fallback.rank <= rank ? UNKNOWN : 0),
    whenUnknown: COUNTS,
  };
}

function overRequirement(
  requirement: Requirement,
  effect: Effect,
  policy: Policy,
): Dominance {
  switch (effect.kind) {
    case 'deny': {
      const strictest = policy.tiers[policy.tiers.length - 1];
      const denied = asks(strictest, requirement) ? COUNTS : MATCHED;
      return { whenMatched: denied, whenUnknown: denied };
    }
    case 'tier': {
      const { rank } = tierOf(policy, effect.tier);
      return isAskedFrom(rank, requirement, policy) ? ALWAYS : NEVER;
    }
    default:
      return effect.require.some(other => isAtLeast(other, requirement))
        ? ALWAYS
        : NEVER;
  }
}
