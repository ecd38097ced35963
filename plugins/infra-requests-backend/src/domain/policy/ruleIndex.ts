import type { RuleTrace } from '@infra-requests/plugin-infra-requests-common';
import type { CompiledRule, Condition } from './compiledRule';
import type { Fact } from './fact';
import type { IndexedValue, SharedComparisons } from './sharedComparisons';

/** Enough for every type in every environment; where people type them in, most are never seen again. */
const MAX_PLANS = 1024;

/** What is left to do where type and environment are known. */
export interface Plan {
  /** By position, the entries of the rules that these two exclude. */
  trace: readonly (RuleTrace | undefined)[];
  /** Positions of the rules that have to be read. */
  open: readonly number[];
}

/** Where nothing can be told from a fact: it is unknown, or no text. */
const UNTOLD: unique symbol = Symbol('untold');
type Key = IndexedValue | typeof UNTOLD;
type Keys = Record<Condition['path'], Key>;

function keyOf(fact: Fact): Key {
  if (fact.state === 'absent') {
    return undefined;
  }
  return typeof fact.value === 'string' ? fact.value : UNTOLD;
}

/** Knows which rules cannot match in a type and an environment. */
export class RuleIndex {
  readonly #rules: readonly CompiledRule[];
  readonly #shared: SharedComparisons;
  readonly #plans = new Map<Key, Map<Key, Plan>>();
  #planCount = 0;

  constructor(rules: readonly CompiledRule[], shared: SharedComparisons) {
    this.#rules = rules;
    this.#shared = shared;
  }

  planFor(type: Fact, environment: Fact): Plan {
    const keys: Keys = { type: keyOf(type), environment: keyOf(environment) };
    return (
      this.#plans.get(keys.type)?.get(keys.environment) ?? this.#newPlan(keys)
    );
  }

  #newPlan(keys: Keys): Plan {
    if (this.#planCount === MAX_PLANS) {
      this.#forget();
    }
    const trace = this.#rules.map(rule => excluded(rule, keys));
    const plan = {
      trace,
      open: [...trace.keys()].filter(position => !trace[position]),
    };
    const ofType = this.#plans.get(keys.type) ?? new Map<Key, Plan>();
    ofType.set(keys.environment, plan);
    this.#plans.set(keys.type, ofType);
    this.#planCount += 1;
    return plan;
  }

  #forget(): void {
    this.#plans.clear();
    this.#planCount = 0;
    this.#shared.forget();
    this.#rules.forEach(rule => rule.forgetExcluded());
  }
}

function excluded(rule: CompiledRule, keys: Keys): RuleTrace | undefined {
  for (const condition of rule.conditions) {
    const key = keys[condition.path];
    const entry = key === UNTOLD ? undefined : rule.excludedBy(condition, key);
    if (entry) {
      return entry;
    }
  }
  return undefined;
}
