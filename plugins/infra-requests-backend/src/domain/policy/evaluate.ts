import type {
  Evaluation,
  Reason,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { CompiledPolicy, type Hit } from './compilePolicy';
import { explainMatch, explainUnknown } from './explain';
import { joinRequirements } from './joinRequirements';
import type { Effect, Facts, Policy, Rule, Tier } from '../types';

type Kind = Effect['kind'];
type HitOf<K extends Kind> = Hit & { effect: Extract<Effect, { kind: K }> };

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

/**
 * What the policy says about the facts: the most restrictive of everything that applies. What is unknown counts
 * as whichever of "applies" and "does not apply" is stricter, so a missing fact never makes a decision laxer.
 */
export function evaluate(policy: Policy, facts: Facts): Evaluation {
  const { hits, trace } = CompiledPolicy.of(policy).trace(facts);
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
  return decideOn(policy, CompiledPolicy.of(policy).hits(facts));
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
