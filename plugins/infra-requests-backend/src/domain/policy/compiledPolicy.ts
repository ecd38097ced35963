import type {
  Comparison,
  RuleTrace,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { CompiledRule } from './compiledRule';
import { FactTable, type FactsInUse } from './factTable';
import { JoinedStages } from './joinedStages';
import { RuleIndex, type Plan } from './ruleIndex';
import { SharedComparisons } from './sharedComparisons';
import type { Effect, Facts, Policy, Rule, Tier } from '../types';

/** A rule that matched or, as far as is known, might match. */
export interface Hit {
  rule: Rule;
  effect: Effect;
  unknown: boolean;
}

export type HitOf<K extends Effect['kind'], H extends Hit = Hit> = H & {
  effect: Extract<Effect, { kind: K }>;
};

/** The same with what was compared, in the order of the rule's condition. */
export interface TracedHit extends Hit {
  comparisons: readonly Comparison[];
}

/** A policy prepared for being asked many times. */
export class CompiledPolicy {
  static readonly #compiled = new WeakMap<Policy, CompiledPolicy>();

  readonly #table = new FactTable();
  readonly #type = this.#table.positionOf('type');
  readonly #environment = this.#table.positionOf('environment');
  readonly #rules: readonly CompiledRule[];
  readonly #index: RuleIndex;
  readonly #tiers: ReadonlyMap<string, Tier>;
  readonly #joined = new JoinedStages();
  readonly fallback: Tier;
  readonly strictest: Tier;

  /** Policies never change, so each is compiled once. */
  static of(policy: Policy): CompiledPolicy {
    const known = this.#compiled.get(policy);
    if (known) {
      return known;
    }
    const compiled = new CompiledPolicy(policy);
    this.#compiled.set(policy, compiled);
    return compiled;
  }

  private constructor(policy: Policy) {
    const shared = new SharedComparisons();
    this.#rules = policy.rules
      .filter(({ disabled }) => !disabled)
      .map(rule => new CompiledRule(rule, this.#table, shared));
    this.#index = new RuleIndex(this.#rules, shared);
    this.#tiers = new Map(policy.tiers.map(tier => [tier.id, tier]));
    this.fallback = this.tier(policy.fallbackTier);
    this.strictest = policy.tiers[policy.tiers.length - 1];
  }

  tier(id: string): Tier {
    const tier = this.#tiers.get(id);
    if (!tier) {
      throw new Error(
        `The policy names the tier "${id}" but does not have it (this is a bug).`,
      );
    }
    return tier;
  }

  /** What a tier and the rules that require more ask for; nobody may change it, as decisions share it. */
  stages(tier: Tier, requiring: readonly Rule[]): Stage[] {
    return this.#joined.of(tier, requiring);
  }

  /** The rules that count, and what every rule came to. */
  trace({ values, unknown }: Facts): {
    hits: TracedHit[];
    trace: RuleTrace[];
  } {
    const facts = this.#table.use(values, unknown);
    const plan = this.#planFor(facts);
    const trace = plan.trace.slice() as RuleTrace[];
    const hits: TracedHit[] = [];
    // A list that grows by pushing takes far more room than its entries, so there is one for all rules.
    const made: Comparison[] = [];
    for (const position of plan.open) {
      const { rule, when } = this.#rules[position];
      const first = made.length;
      const result = when.trace(facts, made);
      const comparisons = made.slice(first);
      trace[position] = this.#rules[position].entry(result, comparisons);
      if (result !== 'not-matched') {
        const { effect } = rule;
        hits.push({ rule, effect, unknown: result === 'unknown', comparisons });
      }
    }
    return { hits, trace };
  }

  /** The rules that count. */
  hits({ values, unknown }: Facts): Hit[] {
    const facts = this.#table.use(values, unknown);
    const hits: Hit[] = [];
    for (const position of this.#planFor(facts).open) {
      const { rule, when } = this.#rules[position];
      const result = when.truth(facts);
      if (result !== 'not-matched') {
        const { effect } = rule;
        hits.push({ rule, effect, unknown: result === 'unknown' });
      }
    }
    return hits;
  }

  #planFor(facts: FactsInUse): Plan {
    return this.#index.planFor(
      facts.at(this.#type),
      facts.at(this.#environment),
    );
  }
}
