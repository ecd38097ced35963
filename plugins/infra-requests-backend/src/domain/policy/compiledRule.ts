import type {
  Comparison,
  RuleTrace,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import { CompiledComparison } from './comparison';
import { ABSENT, presentFact } from './fact';
import type { FactTable } from './factTable';
import { frozenCopy } from './frozen';
import { CompiledPredicate } from './predicate';
import { describeEffect } from './rule';
import type { Predicate, Rule } from '../types';

/** The facts that rules are indexed by, and the value of one; undefined where it is absent. */
export type IndexedPath = 'type' | 'environment';
export type IndexedValue = string | undefined;

/** A comparison of an indexed fact that has to hold for the rule to match, whatever else it says. */
export interface Condition {
  path: IndexedPath;
  compared: CompiledComparison;
  /** By value, the rule's whole entry where the condition does not hold. */
  excluded: Map<IndexedValue, RuleTrace>;
}

function topLevel(predicate: Predicate): Predicate[] {
  return predicate.kind === 'all'
    ? predicate.of.flatMap(topLevel)
    : [predicate];
}

function conditionOf(predicate: Predicate): Condition[] {
  if (predicate.kind !== 'compare') {
    return [];
  }
  const { path, operator } = predicate;
  return (path === 'type' || path === 'environment') &&
    (operator === '$eq' || operator === '$in')
    ? [
        {
          path,
          compared: new CompiledComparison(predicate),
          excluded: new Map(),
        },
      ]
    : [];
}

/** A rule prepared for being asked many times. */
export class CompiledRule {
  readonly rule: Rule;
  readonly when: CompiledPredicate;
  /** Where one of these does not hold, the rule does not match, also if other facts are unknown. */
  readonly conditions: readonly Condition[];
  readonly #effect: RuleTrace['effect'];

  constructor(rule: Rule, table: FactTable) {
    this.rule = rule;
    this.when = new CompiledPredicate(rule.when, table);
    this.conditions = topLevel(rule.when).flatMap(conditionOf);
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
  excludedBy(condition: Condition, value: IndexedValue): RuleTrace | undefined {
    const { compared, excluded } = condition;
    const known = excluded.get(value);
    if (known) {
      return known;
    }
    const fact = value === undefined ? ABSENT : presentFact(value);
    if (compared.truth(fact) !== 'not-matched') {
      return undefined;
    }
    const entry = frozenCopy(this.entry('not-matched', [compared.trace(fact)]));
    excluded.set(value, entry);
    return entry;
  }

  forgetExcluded(): void {
    for (const { excluded } of this.conditions) {
      excluded.clear();
    }
  }
}
