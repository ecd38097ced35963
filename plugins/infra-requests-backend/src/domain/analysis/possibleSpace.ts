import {
  comparisonsOf,
  compareState,
  keyOf,
  type Compare,
  type FactState,
} from './comparisons';
import type { PossibleFact } from './possibleFacts';
import { spaceOf, type AspectDraft, type Space } from './space';
import { statesOf } from './states';
import { MATCHED, NOT_MATCHED, UNKNOWN } from './truths';
import type { Predicate } from '../types';

/** More comparisons of one fact than this are taken for independent of each other, which makes more possible. */
const MOST_COMPARISONS = 120;

/** What one fact is; without a state it is not known which value would make its comparison come out so. */
export interface PossibleState {
  path: string;
  state?: FactState;
}

/** The comparisons of some conditions by path, what asks the same only once. */
export function comparisonsByPath(
  predicates: Predicate[],
): Map<string, Compare[]> {
  const distinct = new Map(
    predicates.flatMap(comparisonsOf).map(one => [keyOf(one), one]),
  );
  const byPath = new Map<string, Compare[]>();
  for (const compare of distinct.values()) {
    const known = byPath.get(compare.path);
    if (known) {
      known.push(compare);
    } else {
      byPath.set(compare.path, [compare]);
    }
  }
  return byPath;
}

/**
 * Everything that facts of a type can be, and more: each fact is chosen on its own. What is nowhere in here is
 * in no request.
 */
export function possibleSpace(
  predicates: Predicate[],
  options: {
    factAt: (path: string) => PossibleFact;
    /** Whether facts may be unknown. */
    withUnknown: boolean;
  },
): Space<PossibleState> {
  const drafts = [...comparisonsByPath(predicates)].flatMap(
    ([path, comparisons]) => {
      const fact = options.factAt(path);
      const mayBeUnknown = options.withUnknown && fact.mayBeUnknown;
      const states =
        comparisons.length > MOST_COMPARISONS
          ? undefined
          : statesOf(path, { ...fact, mayBeUnknown }, comparisons);
      return states
        ? [oneByState(path, comparisons, states)]
        : comparisons.map(one => either(path, one));
    },
  );
  return spaceOf(drafts);
}

function oneByState(
  path: string,
  comparisons: Compare[],
  states: FactState[],
): AspectDraft<PossibleState> {
  return {
    comparisons,
    choices: states.map(state => ({ path, state })),
    tell: compare => states.map(state => compareState(compare, state)),
  };
}

const ANY_TRUTH = [MATCHED, NOT_MATCHED, UNKNOWN];

/** A comparison of which all that can be said is that it may come out in any way. */
function either(path: string, compare: Compare): AspectDraft<PossibleState> {
  return {
    comparisons: [compare],
    choices: ANY_TRUTH.map(() => ({ path })),
    tell: () => ANY_TRUTH,
  };
}
