import type { JsonObject, JsonValue } from '@backstage/types';
import { evaluatePredicate } from '../policy/predicate';
import {
  bothOf,
  eitherOf,
  MATCHED,
  NOT_MATCHED,
  opposite,
  truthsOf,
  type Truths,
} from './truths';
import type { Facts, Predicate } from '../types';

export type Compare = Extract<Predicate, { kind: 'compare' }>;

/** What a fact is, as far as a comparison can tell. */
export type FactState =
  | { state: 'present'; value: JsonValue }
  | { state: 'absent' }
  | { state: 'unknown' };

/** Every comparison in a condition, in the order it is written. */
export function comparisonsOf(predicate: Predicate): Compare[] {
  switch (predicate.kind) {
    case 'compare':
      return [predicate];
    case 'not':
      return comparisonsOf(predicate.of);
    default:
      return predicate.of.flatMap(comparisonsOf);
  }
}

/** What a condition can come to, given what each of its comparisons can. */
export function glanceAt(
  predicate: Predicate,
  tell: (compare: Compare) => Truths,
): Truths {
  switch (predicate.kind) {
    case 'compare':
      return tell(predicate);
    case 'not':
      return opposite(glanceAt(predicate.of, tell));
    case 'all':
      return predicate.of.reduce(
        (so, one) => bothOf(so, glanceAt(one, tell)),
        MATCHED,
      );
    default:
      return predicate.of.reduce(
        (so, one) => eitherOf(so, glanceAt(one, tell)),
        NOT_MATCHED,
      );
  }
}

/** The paths that conditions read, each once. */
export const pathsOf = (predicates: Predicate[]): string[] => [
  ...new Set(predicates.flatMap(comparisonsOf).map(({ path }) => path)),
];

const keys = new WeakMap<Compare, string>();

/** The same for comparisons that ask the same. */
export function keyOf(compare: Compare): string {
  const { path, operator, expected, element } = compare;
  const known =
    keys.get(compare) ??
    JSON.stringify([path, operator, expected, element ?? null]);
  keys.set(compare, known);
  return known;
}

/** Puts a value where its path leads; what is in the way is replaced. */
export function putAt(into: JsonObject, path: string, value: JsonValue) {
  const names = path.split('.');
  let current = into;
  for (const name of names.slice(0, -1)) {
    const inner = Object.hasOwn(current, name) ? current[name] : undefined;
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) {
      current[name] = {};
    }
    current = current[name] as JsonObject;
  }
  current[names[names.length - 1]] = value;
}

const told = new WeakMap<Compare, Map<unknown, Truths>>();
const NOT_PRESENT = { absent: Symbol('absent'), unknown: Symbol('unknown') };

/** What the evaluator says of one comparison when its fact is in this state. */
export function compareState(compare: Compare, fact: FactState): Truths {
  const key: unknown =
    fact.state === 'present' ? fact.value : NOT_PRESENT[fact.state];
  if (typeof key === 'object') {
    return askEvaluator(compare, fact);
  }
  const memory = told.get(compare) ?? new Map<unknown, Truths>();
  told.set(compare, memory);
  const truths = memory.get(key) ?? askEvaluator(compare, fact);
  memory.set(key, truths);
  return truths;
}

function askEvaluator(compare: Compare, fact: FactState): Truths {
  const facts: Facts = { values: {}, unknown: {} };
  if (fact.state === 'present') {
    putAt(facts.values, compare.path, fact.value);
  } else if (fact.state === 'unknown') {
    facts.unknown[compare.path] = 'it is not known';
  }
  return truthsOf(evaluatePredicate(compare, facts).result);
}
