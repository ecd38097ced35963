import type { Decision } from '../policy/evaluate';
import { findRequest, type Wish } from './findRequest';
import type { Steps } from './steps';
import { decided, tierOf, type Subject } from './Subject';
import { MATCHED, NOT_MATCHED } from './truths';
import type { Facts, Rule } from '../types';

/** A request that people have to approve. */
export interface Asked {
  facts: Facts;
  decision: Decision;
}

/** More rules than this that lead to the same tier, or require the same approvals, are not tried out. */
const MOST_ALIKE = 6;

const wishFor = ({ when }: Rule): Wish => ({
  predicate: when,
  allowed: MATCHED,
});

/** A request for each way to need approval: every tier that can be reached, with and without what rules require. */
export function* approvalsAsked(subject: Subject): Steps<Asked[]> {
  const { policy, models, effort } = subject;
  const found: Array<Facts | undefined> = [];
  for (const { id } of policy.tiers) {
    found.push(yield* requestIn(id, [], subject));
  }
  for (const rules of requiringAlike(subject)) {
    const wishes = rules.slice(0, MOST_ALIKE).map(wishFor);
    for (const { id } of policy.tiers) {
      found.push(yield* first(wishes, wish => requestIn(id, [wish], subject)));
    }
    found.push(
      yield* first(wishes, wish =>
        first(models, model => findRequest({ model, wishes: [wish], effort })),
      ),
    );
  }
  const distinct = new Map<string, Asked>();
  for (const facts of found) {
    yield;
    const decision = facts && decided(subject, facts);
    if (facts && decision?.outcome === 'approval') {
      const key = JSON.stringify([decision.stages, decision.distinct]);
      if (!distinct.has(key)) {
        distinct.set(key, { facts, decision });
      }
    }
  }
  return [...distinct.values()];
}

/** The rules that require approvals, those together that require the same ones. */
function requiringAlike({ rules }: Subject): Rule[][] {
  const alike = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.effect.kind === 'require') {
      const key = JSON.stringify(rule.effect.require);
      const known = alike.get(key);
      if (known) {
        known.push(rule);
      } else {
        alike.set(key, [rule]);
      }
    }
  }
  return [...alike.values()];
}

/** The first answer that there is. */
function* first<T, R>(
  all: readonly T[],
  ask: (one: T) => Steps<R | undefined>,
): Steps<R | undefined> {
  for (const one of all) {
    const answer = yield* ask(one);
    if (answer !== undefined) {
      return answer;
    }
  }
  return undefined;
}

function requestIn(
  tier: string,
  wishes: Wish[],
  subject: Subject,
): Steps<Facts | undefined> {
  const { rules, fallback, models, effort } = subject;
  const leading = rules.filter(
    ({ effect }) => effect.kind === 'tier' && effect.tier === tier,
  );
  const starts = [
    ...(fallback.id === tier ? [wishes] : []),
    ...leading.slice(0, MOST_ALIKE).map(rule => [...wishes, wishFor(rule)]),
  ];
  return first(starts, start =>
    first(models, model =>
      findRequest({
        model,
        wishes: start,
        effort,
        judge: made => towardsTier(made, tier, subject),
      }),
    ),
  );
}

/** What would have to be otherwise for a request to be in a tier and not to be denied. */
function towardsTier(
  facts: Facts,
  id: string,
  subject: Subject,
): 'right' | Wish[] {
  const { policy } = subject;
  const { outcome, tier, matched, unknown } = decided(subject, facts);
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
