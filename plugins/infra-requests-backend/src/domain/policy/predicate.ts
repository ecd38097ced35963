import type {
  Comparison,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import { CompiledComparison, type Compare } from './comparison';
import { elementReader } from './fact';
import { FactTable, type FactsInUse } from './factTable';
import type { Facts, Predicate } from '../types';

export { parsePredicate } from './parsePredicate';

/**
 * A condition prepared for being asked of many facts, in Kleene's three-valued logic: unknown stays unknown
 * unless the rest decides. One class for all kinds and no closures: the engine makes the fastest code of that.
 */
export class CompiledPredicate {
  readonly #kind: Predicate['kind'];
  readonly #parts: readonly CompiledPredicate[];
  readonly #comparison: CompiledComparison | undefined;
  readonly #position: number;

  constructor(predicate: Predicate, table: FactTable) {
    const { kind } = predicate;
    this.#kind = kind;
    this.#comparison = kind === 'compare' ? compiled(predicate) : undefined;
    this.#position = kind === 'compare' ? table.positionOf(predicate.path) : -1;
    this.#parts =
      kind === 'compare'
        ? []
        : [predicate.of].flat().map(one => new CompiledPredicate(one, table));
  }

  /** Whether it holds, with as little work as tells. */
  truth(facts: FactsInUse): Truth {
    switch (this.#kind) {
      case 'compare':
        return this.#comparison!.truth(facts.at(this.#position));
      case 'not':
        return negate(this.#parts[0].truth(facts));
      default: {
        const decisive = this.#kind === 'all' ? 'not-matched' : 'matched';
        let result = negate(decisive);
        for (const part of this.#parts) {
          const one = part.truth(facts);
          if (one === decisive) {
            return decisive;
          }
          result = one === 'unknown' ? one : result;
        }
        return result;
      }
    }
  }

  /** The same, making every comparison and adding it to the list, also those that do not matter. */
  trace(facts: FactsInUse, comparisons: Comparison[]): Truth {
    switch (this.#kind) {
      case 'compare': {
        const fact = facts.at(this.#position);
        const comparison = this.#comparison!.trace(fact);
        comparisons.push(comparison);
        return comparison.result;
      }
      case 'not':
        return negate(this.#parts[0].trace(facts, comparisons));
      default: {
        const decisive = this.#kind === 'all' ? 'not-matched' : 'matched';
        let result = negate(decisive);
        for (const part of this.#parts) {
          const one = part.trace(facts, comparisons);
          if (one === decisive || (one === 'unknown' && result !== decisive)) {
            result = one;
          }
        }
        return result;
      }
    }
  }
}

function compiled(compare: Compare): CompiledComparison {
  const { element } = compare;
  if (!element) {
    return new CompiledComparison(compare);
  }
  const table = new FactTable(elementReader);
  const predicate = new CompiledPredicate(element, table);
  return new CompiledComparison(compare, one =>
    predicate.truth(table.use(one, {})),
  );
}

/** The truth of a predicate, given the truth of its comparisons. */
export function truthOf(
  predicate: Predicate,
  compare: (comparison: Compare) => Truth,
): Truth {
  return predicate.kind === 'compare'
    ? compare(predicate)
    : combined(
        predicate.kind,
        [predicate.of].flat().map(one => truthOf(one, compare)),
      );
}

/** The truth of a condition, given the truths of its parts. */
export function combined(
  kind: Exclude<Predicate['kind'], 'compare'>,
  truths: readonly Truth[],
): Truth {
  if (kind === 'not') {
    return negate(truths[0]);
  }
  const decisive = kind === 'all' ? 'not-matched' : 'matched';
  if (truths.includes(decisive)) {
    return decisive;
  }
  return truths.includes('unknown') ? 'unknown' : negate(decisive);
}

function negate(truth: Truth): Truth {
  if (truth === 'unknown') {
    return truth;
  }
  return truth === 'matched' ? 'not-matched' : 'matched';
}

/** One condition on facts, for whoever asks it once; a policy is compiled as a whole. */
export function evaluatePredicate(
  predicate: Predicate,
  { values, unknown }: Facts,
): { result: Truth; comparisons: Comparison[] } {
  const table = new FactTable();
  const comparisons: Comparison[] = [];
  const result = new CompiledPredicate(predicate, table).trace(
    table.use(values, unknown),
    comparisons,
  );
  return { result, comparisons };
}
