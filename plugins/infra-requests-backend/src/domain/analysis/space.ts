import {
  compareState,
  keyOf,
  type Compare,
  type FactState,
} from './comparisons';
import {
  bothOf,
  eitherOf,
  MATCHED,
  NOT_MATCHED,
  opposite,
  type Truths,
} from './truths';
import type { Predicate } from '../types';

/** One way that some facts can be. */
export interface Choice<T = unknown> {
  /** What to make of it when it is chosen. */
  means: T;
  /** What each comparison of its aspect comes to. */
  truths: Truths[];
}

/** Facts that are chosen together, and all that they can be, what is most usual first. */
export interface Aspect<T = unknown> {
  choices: Choice<T>[];
}

/** Everything that requests can be, as far as some conditions can tell. */
export interface Space<T = unknown> {
  aspects: Aspect<T>[];
  /** Which comparison of which aspect a comparison is. */
  places: Map<string, { aspect: number; row: number }>;
}

/** A condition whose comparisons are places in a space. */
export type Condition =
  | { kind: 'fact'; aspect: number; row: number }
  | { kind: 'settled'; truths: Truths }
  | { kind: 'all' | 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition };

/** An aspect before it is known which of its choices differ. */
export interface AspectDraft<T> {
  comparisons: Compare[];
  choices: T[];
  /** What a comparison comes to with each of the choices. */
  tell: (compare: Compare) => readonly Truths[];
}

/** A space in which every choice differs from the others of its aspect in some comparison. */
export function spaceOf<T>(drafts: AspectDraft<T>[]): Space<T> {
  const places: Space['places'] = new Map();
  const aspects = drafts.map(({ comparisons, choices, tell }, aspect) => {
    comparisons.forEach((compare, row) =>
      places.set(keyOf(compare), { aspect, row }),
    );
    const columns = comparisons.map(tell);
    const distinct = new Map<string, Choice<T>>();
    choices.forEach((means, at) => {
      const truths = columns.map(column => column[at]);
      const key = truths.join('');
      if (!distinct.has(key)) {
        distinct.set(key, { means, truths });
      }
    });
    return { choices: [...distinct.values()] };
  });
  return { aspects, places };
}

/** A condition as it stands in a space; what `fixed` says about some facts is settled. */
export function conditionIn(
  space: Space,
  predicate: Predicate,
  fixed?: ReadonlyMap<string, FactState>,
): Condition {
  switch (predicate.kind) {
    case 'compare': {
      const state = fixed?.get(predicate.path);
      return state
        ? { kind: 'settled', truths: compareState(predicate, state) }
        : { kind: 'fact', ...space.places.get(keyOf(predicate))! };
    }
    case 'not':
      return { kind: 'not', of: conditionIn(space, predicate.of, fixed) };
    default:
      return {
        kind: predicate.kind,
        of: predicate.of.map(one => conditionIn(space, one, fixed)),
      };
  }
}

/** What a condition can come to, given what each comparison can. */
export function truthsIn(
  condition: Condition,
  possible: (aspect: number, row: number) => Truths,
): Truths {
  switch (condition.kind) {
    case 'fact':
      return possible(condition.aspect, condition.row);
    case 'settled':
      return condition.truths;
    case 'not':
      return opposite(truthsIn(condition.of, possible));
    case 'all':
      return condition.of.reduce(
        (so, one) => bothOf(so, truthsIn(one, possible)),
        MATCHED,
      );
    default:
      return condition.of.reduce(
        (so, one) => eitherOf(so, truthsIn(one, possible)),
        NOT_MATCHED,
      );
  }
}

/** How many comparisons a condition has. */
export function sizeOf(condition: Condition): number {
  switch (condition.kind) {
    case 'fact':
    case 'settled':
      return 1;
    case 'not':
      return sizeOf(condition.of);
    default:
      return condition.of.reduce((so, one) => so + sizeOf(one), 1);
  }
}

/** The aspects that a condition reads. */
export function aspectsOf(condition: Condition): number[] {
  switch (condition.kind) {
    case 'fact':
      return [condition.aspect];
    case 'settled':
      return [];
    case 'not':
      return aspectsOf(condition.of);
    default:
      return [...new Set(condition.of.flatMap(aspectsOf))];
  }
}
