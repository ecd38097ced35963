import { decide, type Decision } from '../policy/evaluate';
import { findRequest, type Wish } from './findRequest';
import { tierOf, type Subject } from './Subject';
import { MATCHED, NOT_MATCHED } from './truths';
import type { Facts, Policy, Rule } from '../types';

/** A request that people have to approve. */
export interface Asked {
  facts: Facts;
  decision: Decision;
}

/** More rules than this that lead to the same tier are not tried out. */
const MOST_LEADING = 12;

/** More rules than this that require approvals are tried out with whatever tier they come with only. */
const MOST_REQUIRING = 40;

/** A request for each way to need approval: every tier that can be reached, with and without what rules require. */
export function approvalsAsked(subject: Subject): Asked[] {
  const { policy, rules, models, effort } = subject;
  const requiring = rules
    .filter(({ effect }) => effect.kind === 'require')
    .map(wishFor);
  const found = [
    ...policy.tiers.flatMap(tier =>
      [[], ...requiring.slice(0, MOST_REQUIRING).map(one => [one])].map(
        wishes => requestIn(tier.id, wishes, subject),
      ),
    ),
    ...requiring.flatMap(wish =>
      models.map(model => findRequest({ model, wishes: [wish], effort })),
    ),
  ];
  const distinct = new Map<string, Asked>();
  for (const facts of found) {
    const decision = facts && decide(policy, facts);
    if (facts && decision?.outcome === 'approval') {
      const key = JSON.stringify([decision.stages, decision.distinct]);
      if (!distinct.has(key)) {
        distinct.set(key, { facts, decision });
      }
    }
  }
  return [...distinct.values()];
}

const wishFor = ({ when }: Rule): Wish => ({
  predicate: when,
  allowed: MATCHED,
});

function requestIn(
  tier: string,
  wishes: Wish[],
  { policy, rules, fallback, models, effort }: Subject,
): Facts | undefined {
  const leading = rules.filter(
    ({ effect }) => effect.kind === 'tier' && effect.tier === tier,
  );
  const starts = [
    ...(fallback.id === tier ? [wishes] : []),
    ...leading.slice(0, MOST_LEADING).map(rule => [...wishes, wishFor(rule)]),
  ];
  for (const start of starts) {
    for (const model of models) {
      const facts = findRequest({
        model,
        wishes: start,
        effort,
        judge: made => towardsTier(made, tier, policy),
      });
      if (facts) {
        return facts;
      }
    }
  }
  return undefined;
}

/** What would have to be otherwise for a request to be in a tier and not to be denied. */
function towardsTier(
  facts: Facts,
  id: string,
  policy: Policy,
): 'right' | Wish[] {
  const { outcome, tier, matched, unknown } = decide(policy, facts);
  if (outcome !== 'denied' && tier.id === id) {
    return 'right';
  }
  const wanted = tierOf(policy, id);
  const isInTheWay = ({ effect }: Rule) =>
    effect.kind === 'deny' ||
    (effect.kind === 'tier' &&
      (tier.rank > wanted.rank
        ? tierOf(policy, effect.tier).rank > wanted.rank
        : id === policy.fallbackTier));
  return [...matched, ...unknown]
    .filter(isInTheWay)
    .map(({ when }) => ({ predicate: when, allowed: NOT_MATCHED }));
}
