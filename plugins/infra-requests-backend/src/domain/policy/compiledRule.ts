import type {
  Comparison,
  RuleTrace,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import type { FactTable } from './factTable';
import { frozenCopy } from './frozen';
import { CompiledPredicate } from './predicate';
import { describeEffect } from './rule';
import type {
  IndexedValue,
  SharedComparison,
  SharedComparisons,
} from './sharedComparisons';
import type { Predicate, Rule } from '../types';

/** A comparison that has to hold for the rule to match, whatever else it says. */
export interface Condition {
  /** The fact that the rule is indexed by. */
  path: 'type' | 'environment';
  compared: SharedComparison;
  /** By value, the rule's whole entry where the condition does not hold. */
  excluded: Map<IndexedValue, RuleTrace>;
}

function conditionsOf(
  predicate: Predicate,
  shared: SharedComparisons,
): Condition[] {
  if (predicate.kind === 'all') {
    return predicate.of.flatMap(one => conditionsOf(one, shared));
  }
  if (predicate.kind !== 'compare') {
    return [];
  }
  const { path, operator } = predicate;
  return (path === 'type' || path === 'environment') &&
    (operator === '$eq' || operator === '$in')
    ? [{ path, compared: shared.of(predicate), excluded: new Map() }]
    : [];
}

/** A rule prepared for being asked many times. */
export class CompiledRule {
  readonly rule: Rule;
  readonly when: CompiledPredicate;
  /** Where one of these does not hold, the rule does not match, also if other facts are unknown. */
  readonly conditions: readonly Condition[];
  readonly #effect: RuleTrace['effect'];

  constructor(rule: Rule, table: FactTable, shared: SharedComparisons) {
    this.rule = rule;
    this.when = new CompiledPredicate(rule.when, table);
    this.conditions = conditionsOf(rule.when, shared);
    this.#effect = frozenCopy(describeEffect(rule.effect));
  }

  /** The rule's entry in a trace. */
  entry(result: Truth, comparisons: Comparison[]): RuleTrace {
    const { id: rule, title } = this.rule;
    const effect = this.#effect;
    return title === undefined
      ? { rule, effect, result, comparisons }
      : { rule, title, effect, result, comparisons };
  }

  /**
   * The rule's entry if a condition does not hold for the value of its fact: that comparison decides, so no other
   * is made. Many traces share it.
   */
  excludedBy(
    { compared, excluded }: Condition,
    value: IndexedValue,
  ): RuleTrace | undefined {
    const failing = compared.failing(value);
    if (!failing) {
      return undefined;
    }
    const entry =
      excluded.get(value) ?? Object.freeze(this.entry('not-matched', failing));
    excluded.set(value, entry);
    return entry;
  }

  forgetExcluded(): void {
    for (const { excluded } of this.conditions) {
      excluded.clear();
    }
  }
}
