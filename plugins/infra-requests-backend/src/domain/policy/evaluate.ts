import type {
  Evaluation,
  RuleTrace,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { CompiledPolicy, type Hit, type TracedHit } from './compiledPolicy';
import { explainDecision } from './explainDecision';
import type { Facts, Policy, Rule, Tier } from '../types';

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
  const { decision, hits, trace } = decideWithTrace(policy, facts);
  const { outcome, tier, stages, distinct } = decision;
  const { reasons, summary } = explainDecision({
    policy,
    facts,
    hits,
    decision,
  });
  return {
    outcome,
    tier: { id: tier.id, title: tier.title, rank: tier.rank },
    stages,
    distinct,
    reasons,
    trace,
    summary,
    policyDigest: policy.digest,
  };
}

/** What {@link evaluate} puts into words: the decision, what every rule came to, and the rules that count. */
export function decideWithTrace(
  policy: Policy,
  facts: Facts,
): { decision: Decision; hits: TracedHit[]; trace: RuleTrace[] } {
  const compiled = CompiledPolicy.of(policy);
  const { hits, trace } = compiled.trace(facts);
  return { decision: decideOn(compiled, hits), hits, trace };
}

/** The decision that {@link evaluate} explains, for whoever takes thousands of them. */
export function decide(policy: Policy, facts: Facts): Decision {
  const compiled = CompiledPolicy.of(policy);
  return decideOn(compiled, compiled.hits(facts));
}

function decideOn(compiled: CompiledPolicy, hits: readonly Hit[]): Decision {
  const matched: Rule[] = [];
  const unknown: Rule[] = [];
  const requiring: Rule[] = [];
  let denial: 'none' | 'possible' | 'certain' = 'none';
  for (const hit of hits) {
    (hit.unknown ? unknown : matched).push(hit.rule);
    if (hit.effect.kind === 'require') {
      requiring.push(hit.rule);
    } else if (hit.effect.kind === 'deny' && denial !== 'certain') {
      denial = hit.unknown ? 'possible' : 'certain';
    }
  }
  const tier = chooseTier(compiled, hits);
  const stages = compiled.stages(tier, requiring);
  const asksNobody = stages.length === 0;
  // Where nobody would decide whether a possible denial applies, automatic approval would ignore it.
  const isDenied =
    denial === 'certain' || (denial === 'possible' && asksNobody);
  const allowed = asksNobody ? 'automatic' : 'approval';
  return {
    outcome: isDenied ? 'denied' : allowed,
    tier,
    stages: isDenied ? [] : stages,
    distinct: tier.distinct,
    matched,
    unknown,
  };
}

const stricter = (one: Tier | undefined, other: Tier): Tier =>
  one === undefined || other.rank > one.rank ? other : one;

/**
 * The strictest tier of all rules that match or might match. The fallback counts where no tier rule is known to
 * match; a deny rule that might match counts as the strictest tier there is.
 */
function chooseTier(compiled: CompiledPolicy, hits: readonly Hit[]): Tier {
  const { fallback, strictest } = compiled;
  let isCovered = false;
  let chosen: Tier | undefined;
  for (const { effect, unknown } of hits) {
    if (effect.kind === 'tier') {
      chosen = stricter(chosen, compiled.tier(effect.tier));
      isCovered ||= !unknown;
    } else if (effect.kind === 'deny' && unknown) {
      chosen = strictest;
    }
  }
  return isCovered ? chosen! : stricter(chosen, fallback);
}
