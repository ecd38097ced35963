import type {
  Comparison,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import { claim, finding, unknownFinding } from './clause';
import type { Compare } from './comparison';
import { listed } from './english';
import { FactWords, type Naming } from './factWords';
import { combined } from './predicate';
import type { Predicate } from '../types';

/** A condition in words, as the policy page shows it. */
export function describePredicate(
  predicate: Predicate,
  naming: Naming,
): string {
  return described(predicate, FactWords.of(naming));
}

function described(predicate: Predicate, words: FactWords): string {
  const nested = (one: Predicate, outer: 'all' | 'any') =>
    (one.kind === 'all' || one.kind === 'any') && one.kind !== outer
      ? `(${described(one, words)})`
      : described(one, words);
  switch (predicate.kind) {
    case 'compare':
      return withElement(predicate, false, words);
    case 'not':
      return predicate.of.kind === 'compare'
        ? withElement(predicate.of, true, words)
        : `not (${described(predicate.of, words)})`;
    default:
      return predicate.of
        .map(one => nested(one, predicate.kind))
        .join(predicate.kind === 'all' ? ' and ' : ' or ');
  }
}

function withElement(
  compare: Compare,
  negated: boolean,
  words: FactWords,
): string {
  const said = claim({ compare, negated }, words);
  return compare.element
    ? `${said} where ${described(compare.element, words)}`
    : said;
}

/** More facts than these are no help in a sentence. */
const MOST_UNKNOWN = 3;

/** A condition with what its comparisons came to. */
export interface Condition {
  when: Predicate;
  comparisons: readonly Comparison[];
}

/** A condition with what it came to, part by part. */
type Judged =
  | { truth: Truth; compare: Compare; comparison: Comparison }
  | { truth: Truth; kind: 'all' | 'any' | 'not'; parts: Judged[] };

/** Puts comparisons, which a trace lists in the order of the condition, back to where they were made. */
function judged(predicate: Predicate, next: () => Comparison): Judged {
  if (predicate.kind === 'compare') {
    const comparison = next();
    return { truth: comparison.result, compare: predicate, comparison };
  }
  const { kind } = predicate;
  const parts = [predicate.of].flat().map(one => judged(one, next));
  const truths = parts.map(({ truth }) => truth);
  return { truth: combined(kind, truths), kind, parts };
}

function judgedBy(
  predicate: Predicate,
  comparisons: readonly Comparison[],
): Judged {
  let position = 0;
  return judged(predicate, () => comparisons[position++]);
}

const distinct = (clauses: string[]) => [...new Set(clauses)];

/** Why a condition matched, in a clause; of alternatives, the ones that hold. */
export function explainMatch(
  predicate: Predicate,
  comparisons: readonly Comparison[],
  words: FactWords,
): string {
  const clauses = decisive(judgedBy(predicate, comparisons), false, words);
  return listed(distinct(clauses), 'and');
}

function decisive(one: Judged, negated: boolean, words: FactWords): string[] {
  if ('compare' in one) {
    const { compare, comparison } = one;
    const said = finding({ compare, negated }, comparison, words);
    return compare.element
      ? [`${said} where ${described(compare.element, words)}`]
      : [said];
  }
  if (one.kind === 'not') {
    return decisive(one.parts[0], !negated, words);
  }
  const wanted = negated ? 'not-matched' : 'matched';
  return one.parts
    .filter(({ truth }) => truth === wanted)
    .flatMap(part => decisive(part, negated, words));
}

interface HowToSay {
  words: FactWords;
  withReasons: boolean;
}

/** What could not be found out, so that a condition is unknown, in a clause. */
export function explainUnknown(
  predicate: Predicate,
  comparisons: readonly Comparison[],
  options: HowToSay,
): string {
  return listed(unknownFindings([{ when: predicate, comparisons }], options));
}

/** What could not be found out, so that each of several conditions is unknown; not more than can be read. */
export function explainAllUnknown(
  conditions: readonly Condition[],
  options: HowToSay,
): string {
  const clauses = unknownFindings(conditions, options);
  const more = clauses.length - MOST_UNKNOWN;
  return listed(
    more > 1
      ? [...clauses.slice(0, MOST_UNKNOWN), `${more} more facts are not known`]
      : clauses,
  );
}

function unknownFindings(
  conditions: readonly Condition[],
  options: HowToSay,
): string[] {
  const all = conditions.flatMap(({ when, comparisons }) =>
    undecided(judgedBy(when, comparisons)),
  );
  const isCostUnknown = all.some(({ path }) => path === 'monthlyCost');
  return distinct(
    all
      // What is left of a budget depends on the cost, so it needs no words of its own.
      .filter(({ path }) => !isCostUnknown || path !== 'ownerBudgetRemaining')
      .map(comparison => unknownFinding(comparison, options)),
  );
}

function undecided(one: Judged): Comparison[] {
  if (one.truth !== 'unknown') {
    return [];
  }
  return 'compare' in one ? [one.comparison] : one.parts.flatMap(undecided);
}
