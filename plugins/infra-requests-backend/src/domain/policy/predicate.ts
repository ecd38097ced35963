import type {
  Comparison,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { compareFact } from './comparison';
import type { Facts, Predicate } from '../types';

export { parsePredicate } from './parsePredicate';

/**
 * Whether facts satisfy a predicate, in Kleene's three-valued logic: unknown stays unknown unless the rest
 * decides. Every comparison is listed, also those that did not matter.
 */
export function evaluatePredicate(
  predicate: Predicate,
  facts: Facts,
): { result: Truth; comparisons: Comparison[] } {
  const comparisons: Comparison[] = [];
  const result = truthOf(predicate, compare => {
    const comparison = compareFact(compare, facts, matchesElement);
    comparisons.push(comparison);
    return comparison.result;
  });
  return { result, comparisons };
}

type Compare = Extract<Predicate, { kind: 'compare' }>;

/** The truth of a predicate, given the truth of its comparisons. */
export function truthOf(
  predicate: Predicate,
  compare: (comparison: Compare) => Truth,
): Truth {
  switch (predicate.kind) {
    case 'compare':
      return compare(predicate);
    case 'not':
      return negate(truthOf(predicate.of, compare));
    default: {
      const decisive = predicate.kind === 'all' ? 'not-matched' : 'matched';
      const results = predicate.of.map(one => truthOf(one, compare));
      if (results.includes(decisive)) {
        return decisive;
      }
      return results.includes('unknown') ? 'unknown' : negate(decisive);
    }
  }
}

function negate(truth: Truth): Truth {
  if (truth === 'unknown') {
    return truth;
  }
  return truth === 'matched' ? 'not-matched' : 'matched';
}

/** Elements of a list are known as a whole, so an absent property of one is absent, not unknown. */
function matchesElement(predicate: Predicate, element: JsonValue): Truth {
  const facts: Facts = { values: { element } as JsonObject, unknown: {} };
  const inside = (path: string) =>
    path === '' ? 'element' : `element.${path}`;
  return truthOf(
    predicate,
    compare =>
      compareFact(
        { ...compare, path: inside(compare.path) },
        facts,
        matchesElement,
      ).result,
  );
}
