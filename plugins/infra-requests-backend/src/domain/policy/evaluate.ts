import type {
  Evaluation,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { CompiledPolicy, type Hit, type HitOf } from './compilePolicy';
import { explainDecision } from './explainDecision';
import { joinRequirements } from './joinRequirements';
import type { Effect, Facts, Policy, Rule, Tier } from '../types';

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
  const decision = decideOn(policy, hits);
  const { outcome, tier, stages, distinct } = decision;
  return {
    outcome,
    tier: { id: tier.id, title: tier.title, rank: tier.rank },
    stages,
    distinct,
    trace,
    ...explainDecision({ policy, facts, hits, decision }),
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

function ofKind<K extends Effect['kind']>(hits: Hit[], kind: K): HitOf<K>[] {
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

function tierById(policy: Policy, id: string): Tier {
  const tier = policy.tiers.find(one => one.id === id);
  if (!tier) {
    throw new Error(
      `Policy ${policy.digest} names the tier "${id}" but does not have it (this is a bug).`,
    );
  }
  return tier;
}
