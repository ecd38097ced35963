import type { Comparison } from '@infra-requests/plugin-infra-requests-common';
import { CompiledComparison, type Compare } from './comparison';
import { ABSENT, presentFact } from './fact';

/** The value of a fact that rules are indexed by; undefined where it is absent. */
export type IndexedValue = string | undefined;

/** Its operand is frozen already, and its fact is text. */
function frozenList(comparison: Comparison): Comparison[] {
  const list = [Object.freeze(comparison)];
  Object.freeze(list);
  return list;
}

/** What several rules ask of a fact, answered once for each value. */
export class SharedComparison {
  readonly #compared: CompiledComparison;
  readonly #failing = new Map<IndexedValue, Comparison[] | undefined>();

  constructor(compare: Compare) {
    this.#compared = new CompiledComparison(compare);
  }

  /** The comparison alone in a list, if it does not hold for the value. */
  failing(value: IndexedValue): Comparison[] | undefined {
    if (!this.#failing.has(value)) {
      const fact = value === undefined ? ABSENT : presentFact(value);
      const comparison = this.#compared.trace(fact);
      this.#failing.set(
        value,
        comparison.result === 'not-matched'
          ? frozenList(comparison)
          : undefined,
      );
    }
    return this.#failing.get(value);
  }

  forget(): void {
    this.#failing.clear();
  }
}

/** The comparisons that rules are indexed by; most rules ask what others ask as well. */
export class SharedComparisons {
  readonly #known = new Map<string, SharedComparison>();

  of(compare: Compare): SharedComparison {
    const { path, operator, expected } = compare;
    const key = JSON.stringify([path, operator, expected]);
    const shared = this.#known.get(key) ?? new SharedComparison(compare);
    this.#known.set(key, shared);
    return shared;
  }

  forget(): void {
    for (const shared of this.#known.values()) {
      shared.forget();
    }
  }
}
