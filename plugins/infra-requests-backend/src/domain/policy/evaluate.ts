import type {
  Evaluation,
  Reason,
  Requirement,
  RuleTrace,
  Stage,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import { explainMatch, explainUnknown } from './explain';
import { evaluatePredicate } from './predicate';
import { describeEffect } from './rule';
import type { Effect, Facts, Policy, Rule, Tier } from '../types';

/** A rule that matched or, as far as is known, might match. */
interface HitBy<E extends Effect> {
  rule: Rule;
  effect: E;
  unknown: boolean;
}
type Hit = HitBy<Effect>;
type Kind = Effect['kind'];
type HitOf<K extends Kind> = HitBy<Extract<Effect, { kind: K }>>;

/** What the policy decides, without saying why. */
export interface Decision {
  outcome: Evaluation['outcome'];
  tier: Tier;
  stages: Stage[];
  distinct: boolean;
  /** The rules that matched, in the policy's order. */
  matched: Rule[];
  /** The rules of which it cannot be told whether they match. */
  unknown: Rule[];
}

const enabledRules = (policy: Policy) =>
  policy.rules.filter(({ disabled }) => !disabled);

/**
 * What the policy says about the facts: the most restrictive of everything that applies. What is unknown counts
 * as whichever of "applies" and "does not apply" is stricter, so a missing fact never makes a decision laxer.
 */
export function evaluate(policy: Policy, facts: Facts): Evaluation {
  const rules = enabledRules(policy);
  const trace = rules.map(rule => traceRule(rule, facts));
  const hits = hitsOf(rules, index => trace[index].result);
  const { outcome, tier, stages, distinct } = decideOn(policy, hits);
  return {
    outcome,
    tier: { id: tier.id, title: tier.title, rank: tier.rank },
    stages,
    distinct,
    trace,
    reasons: reasonsFor({ policy, facts, hits, outcome, tier }),
    policyDigest: policy.digest,
  };
}

/** The decision that {@link evaluate} explains, for whoever takes thousands of them. */
export function decide(policy: Policy, facts: Facts): Decision {
  const rules = enabledRules(policy);
  return decideOn(
    policy,
    hitsOf(rules, index => evaluatePredicate(rules[index].when, facts).result),
  );
}

function hitsOf(rules: Rule[], resultOf: (index: number) => Truth): Hit[] {
  return rules.flatMap((rule, index) => {
    const result = resultOf(index);
    return result === 'not-matched'
      ? []
      : [{ rule, effect: rule.effect, unknown: result === 'unknown' }];
  });
}

function decideOn(policy: Policy, hits: Hit[]): Decision {
  const tier = chooseTier(policy, hits);
  const stages = joinRequirements(
    tier.stages,
    ofKind(hits, 'require').flatMap(({ effect }) => effect.require),
  );
  const denials = ofKind(hits, 'deny');
  // Where nobody would decide whether a possible denial applies, automatic approval would ignore it.
  const isDenied =
    denials.some(({ unknown }) => !unknown) ||
    (denials.length > 0 && stages.length === 0);
  const asksNobody = stages.length === 0 ? 'automatic' : 'approval';
  return {
    outcome: isDenied ? 'denied' : asksNobody,
    tier,
    stages: isDenied ? [] : stages,
    distinct: tier.distinct,
    matched: hits.filter(hit => !hit.unknown).map(hit => hit.rule),
    unknown: hits.filter(hit => hit.unknown).map(hit => hit.rule),
  };
}

interface Decided {
  policy: Policy;
  facts: Facts;
  hits: Hit[];
  outcome: Evaluation['outcome'];
  tier: Tier;
}

function reasonsFor(decided: Decided): Reason[] {
  const { policy, facts, hits, outcome } = decided;
  const denials = ofKind(hits, 'deny');
  const certain = denials.filter(({ unknown }) => !unknown);
  if (certain.length > 0) {
    return certain.map(({ rule, effect }) => ({
      kind: 'deny' as const,
      rule: rule.id,
      text: effect.message,
    }));
  }
  const possible = denials.map(denial => possibleDenial(denial, facts));
  return outcome === 'denied'
    ? possible
    : [
        ...possible,
        ...tierReasons(decided),
        ...ofKind(hits, 'require').map(hit =>
          explainHit(hit, facts, policy.currency),
        ),
      ];
}

function traceRule(rule: Rule, facts: Facts): RuleTrace {
  return {
    rule: rule.id,
    ...(rule.title === undefined ? {} : { title: rule.title }),
    effect: describeEffect(rule.effect),
    ...evaluatePredicate(rule.when, facts),
  };
}

function ofKind<K extends Kind>(hits: Hit[], kind: K): HitOf<K>[] {
  return hits.filter((hit): hit is HitOf<K> => hit.effect.kind === kind);
}

/**
 * The strictest tier of all rules that match or might match. The fallback counts where no tier rule is known to
 * match; a deny rule that might match counts as the strictest tier there is.
 */
function chooseTier(policy: Policy, hits: Hit[]): Tier {
  const named = ofKind(hits, 'tier');
  const candidates = [
    ...named.map(({ effect }) => tierById(policy, effect.tier)),
    ...(named.every(({ unknown }) => unknown)
      ? [tierById(policy, policy.fallbackTier)]
      : []),
    ...(ofKind(hits, 'deny').some(({ unknown }) => unknown)
      ? [policy.tiers[policy.tiers.length - 1]]
      : []),
  ];
  return candidates.reduce((strictest, one) =>
    one.rank > strictest.rank ? one : strictest,
  );
}

/** Every rule that leads to the tier that applies, and the fallback if it does. */
function tierReasons({ policy, facts, hits, tier }: Decided): Reason[] {
  const named = ofKind(hits, 'tier');
  const reasons = named
    .filter(({ effect }) => effect.tier === tier.id)
    .map(hit => explainHit(hit, facts, policy.currency));
  const uncovered = named.every(({ unknown }) => unknown);
  if (uncovered && policy.fallbackTier === tier.id) {
    reasons.push({
      kind: 'fallback',
      text: `${
        named.length === 0
          ? 'no rule covers this request'
          : 'it is not known whether a rule covers this request'
      }, so the fallback tier "${tier.title}" applies`,
    });
  }
  return reasons;
}

function tierById(policy: Policy, id: string): Tier {
  const tier = policy.tiers.find(one => one.id === id);
  if (!tier) {
    throw new Error(
      `Policy ${policy.digest} names the tier "${id}" but does not have it (this is a bug).`,
    );
  }
  return tier;
}

function explainHit(hit: Hit, facts: Facts, currency: string): Reason {
  const { rule, effect, unknown } = hit;
  if (unknown) {
    const text = explainUnknown(rule.when, facts);
    return { kind: 'unknown', rule: rule.id, text };
  }
  const text = explainMatch(rule.when, facts, currency);
  return { kind: effect.kind, rule: rule.id, text };
}

function possibleDenial({ rule, effect }: HitOf<'deny'>, facts: Facts): Reason {
  return {
    kind: 'deny-unknown',
    rule: rule.id,
    text: `it could not be ruled out that this is not allowed ("${
      effect.message
    }"), because ${explainUnknown(rule.when, facts)}`,
  };
}

const approversKey = ({ approvers }: Requirement) =>
  [...new Set(approvers)].sort().join(' ');

const copyOf = ({ approvers, count }: Requirement): Requirement => ({
  approvers: [...approvers],
  count,
});

/** Several rules that require the same people ask for the highest count of them, not for the sum. */
function highestCounts(required: Requirement[]): Requirement[] {
  const highest = new Map<string, Requirement>();
  for (const requirement of required) {
    const key = approversKey(requirement);
    if (requirement.count > (highest.get(key)?.count ?? 0)) {
      highest.set(key, requirement);
    }
  }
  return [...highest]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, requirement]) => requirement);
}

/**
 * Adds required approvals to a tier's stages. What the tier asks for already is not asked twice: the same
 * approvers with a lower count are raised to the required count where they stand, because a requirement is met
 * by the highest count of the same people, not by the sum.
 */
function joinRequirements(stages: Stage[], required: Requirement[]): Stage[] {
  const joined: Stage[] = stages.map(stage => ({
    name: stage.name,
    requirements: stage.requirements.map(copyOf),
  }));
  const added: Requirement[] = [];
  for (const requirement of highestCounts(required)) {
    const same = joined
      .flatMap(stage => stage.requirements)
      .filter(one => approversKey(one) === approversKey(requirement))
      .sort((one, other) => other.count - one.count)[0];
    if (same) {
      same.count = Math.max(same.count, requirement.count);
    } else {
      added.push(copyOf(requirement));
    }
  }
  if (added.length === 0) {
    return joined;
  }
  const [first, ...later] = joined;
  return first
    ? [{ ...first, requirements: [...first.requirements, ...added] }, ...later]
    : [{ name: 'review', requirements: added }];
}
