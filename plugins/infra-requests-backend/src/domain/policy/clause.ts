import type { Comparison } from '@infra-requests/plugin-infra-requests-common';
import type { JsonValue } from '@backstage/types';
import type { Compare } from './comparison';
import { listed, withArticle } from './english';
import { MONEY_FACTS } from './factCatalogue';
import type { FactWords, Subject } from './factWords';
import type { Operator } from '../types';

type Ordering = '$lt' | '$lte' | '$gt' | '$gte';

/** What is asked of a fact, and whether it is asked that it be so or not. */
export interface Asked {
  compare: Compare;
  negated: boolean;
}

const OPPOSITE: Record<Ordering, Ordering> = {
  $lt: '$gte',
  $lte: '$gt',
  $gt: '$lte',
  $gte: '$lt',
};

/** The order of two amounts once both lose their minus. */
const MIRRORED: Record<Ordering, Ordering> = {
  $lt: '$gt',
  $lte: '$gte',
  $gt: '$lt',
  $gte: '$lte',
};

const ORDER_WORDS: Record<
  Ordering,
  { amount: string; count: string; date: string }
> = {
  $lt: { amount: 'under', count: 'fewer than', date: 'before' },
  $lte: { amount: 'at most', count: 'at most', date: 'on or before' },
  $gt: { amount: 'over', count: 'more than', date: 'after' },
  $gte: { amount: 'at least', count: 'at least', date: 'on or after' },
};

const isOrdering = (operator: Operator): operator is Ordering =>
  operator in ORDER_WORDS;

/** Facts of which it is said in the same way what they are and what they should be. */
const NAMED_BY_CLAIM = new Set(['type', 'requester.kind']);

const be = ({ isPlural }: Pick<Subject, 'isPlural'>, negated = false) =>
  `${isPlural ? 'are' : 'is'}${negated ? ' not' : ''}`;

const alternatives = ({ path, expected }: Compare, words: FactWords) =>
  listed(
    [expected].flat().map(one => words.value(path, one as JsonValue)),
    'or',
  );

/** What a comparison asks, such as "the monthly cost is over 200.00 USD". */
export function claim({ compare, negated }: Asked, words: FactWords): string {
  const { path, operator, expected } = compare;
  const subject = words.subject(path);
  const special = specialClaim({ compare, negated }, words);
  if (special !== undefined) {
    return special;
  }
  const is = be(subject, negated);
  if (subject.isPlural && typeof expected === 'number') {
    return `there ${is} ${count(compare, words)} ${subject.bare}`;
  }
  switch (operator) {
    case '$exists':
      return (expected === true) === negated ? subject.absent : subject.present;
    case '$hasPrefix':
      return `${subject.name} ${
        negated ? 'does not start' : 'starts'
      } with ${words.value(path, expected)}`;
    case '$contains':
      return `${subject.name} ${include(subject, negated)} ${
        compare.element ? 'one' : words.value(path, expected)
      }`;
    default:
      return `${subject.name} ${is} ${
        isOrdering(operator)
          ? ordered(operator, compare, words)
          : alternatives(compare, words)
      }`;
  }
}

/** "more than 5", or "5" where that is asked for. */
function count({ path, operator, expected }: Compare, words: FactWords) {
  const value = words.value(path, expected);
  return isOrdering(operator)
    ? `${ORDER_WORDS[operator].count} ${value}`
    : value;
}

function include({ isPlural }: Subject, negated: boolean): string {
  if (negated) {
    return `${isPlural ? 'do' : 'does'} not include`;
  }
  return isPlural ? 'include' : 'includes';
}

/** "over 200.00 USD", "on or after 24 December 2026". */
function ordered(
  operator: Ordering,
  { path, expected }: Compare,
  words: FactWords,
): string {
  const isDate = typeof expected === 'string' && !MONEY_FACTS.has(path);
  const { amount, date } = ORDER_WORDS[operator];
  return `${isDate ? date : amount} ${words.value(path, expected)}`;
}

/** What is the case, such as "the monthly cost of 284.00 USD is over 200.00 USD". */
export function finding(
  asked: Asked,
  { actual }: Comparison,
  words: FactWords,
): string {
  const { compare, negated } = asked;
  const { path, operator } = compare;
  const subject = words.subject(path);
  if (operator === '$exists' || subject.either) {
    return claim(asked, words);
  }
  if (actual === undefined) {
    return subject.absent;
  }
  if (isOrdering(operator)) {
    const holding = negated ? OPPOSITE[operator] : operator;
    return orderFinding({ ...compare, operator: holding }, actual, words);
  }
  if (operator !== '$eq' && operator !== '$in') {
    return claim(asked, words);
  }
  // Which of the other types it is, is no part of why.
  if (path === 'type' && negated) {
    return claim(asked, words);
  }
  if (typeof actual === 'boolean' || NAMED_BY_CLAIM.has(path)) {
    const is = { ...compare, operator: '$eq' as const, expected: actual };
    return claim({ compare: is, negated: false }, words);
  }
  const is =
    path === 'calendar.weekday' || path === 'calendar.date'
      ? 'it is'
      : `${subject.name} ${be(subject)}`;
  const others = negated ? `, not ${alternatives(compare, words)}` : '';
  return `${is} ${words.value(path, actual as JsonValue)}${others}`;
}

function orderFinding(
  compare: Compare & { operator: Ordering },
  actual: JsonValue,
  words: FactWords,
): string {
  const { path, operator } = compare;
  const subject = words.subject(path);
  const special = specialClaim({ compare, negated: false }, words);
  const value = words.value(path, actual);
  const order = ordered(operator, compare, words);
  if (path === 'ownerBudgetRemaining') {
    return budgetFinding(compare, actual, words);
  }
  if (path === 'calendar.date') {
    return `it is ${value}, ${order}`;
  }
  if (special !== undefined) {
    return special;
  }
  if (typeof actual === 'number' && subject.isPlural) {
    return `there are ${value} ${subject.bare}, ${count(compare, words)}`;
  }
  return typeof actual === 'string' && !MONEY_FACTS.has(path)
    ? `${subject.name} ${be(subject)} ${value}, ${order}`
    : `${subject.name} of ${value} is ${order}`;
}

/** Above zero something is left, and below the budget is exceeded; the limit is said where it is another one. */
function budgetFinding(
  { path, operator, expected }: Compare & { operator: Ordering },
  actual: JsonValue,
  words: FactWords,
): string {
  const isOver = Number(actual) < 0;
  const amount = (value: JsonValue) =>
    words.value(path, isOver ? String(value).replace(/^-/, '') : value);
  const said = isOver
    ? `the request would go ${amount(actual)} over the owner's budget`
    : `${amount(actual)} would be left of the owner's budget`;
  const limit = Number(expected);
  if (limit === 0 || limit < 0 !== isOver) {
    return said;
  }
  const { amount: order } = ORDER_WORDS[isOver ? MIRRORED[operator] : operator];
  return `${said}, ${order} ${amount(expected)}`;
}

/** Facts of which one speaks in another way. */
function specialClaim(
  { compare, negated }: Asked,
  words: FactWords,
): string | undefined {
  const { path, operator, expected } = compare;
  const subject = words.subject(path);
  const not = negated ? ' not' : '';
  if (operator === '$exists') {
    return undefined;
  }
  if (subject.either && typeof expected === 'boolean') {
    return expected === negated ? subject.either.no : subject.either.yes;
  }
  if (typeof expected === 'boolean') {
    return switched(compare, { on: expected !== negated, words });
  }
  switch (path) {
    case 'type':
      return typeClaim(compare, { not, words });
    case 'calendar.hour':
      return hours(compare, negated);
    case 'calendar.weekday':
    case 'calendar.date':
      return `it is${not} ${
        isOrdering(operator)
          ? ordered(operator, compare, words)
          : alternatives(compare, words)
      }`;
    case 'requester.kind':
      return `the requester is${not} ${listed(
        [expected]
          .flat()
          .map(kind => (kind === 'user' ? 'a person' : `a ${kind}`)),
        'or',
      )}`;
    case 'requester.groups':
      return operator === '$contains' && !compare.element
        ? `the requester is${not} in the group ${words.value(path, expected)}`
        : undefined;
    case 'ownerBudgetRemaining':
      return isOrdering(operator)
        ? budgetClaim({ ...compare, operator }, { negated, words })
        : undefined;
    default:
      return undefined;
  }
}

/** "it is a Production deployment". */
function typeClaim(
  { path, operator, expected }: Compare,
  { not, words }: { not: string; words: FactWords },
): string | undefined {
  const titles = [expected]
    .flat()
    .map(one => words.label(path, one as JsonValue));
  return (operator === '$eq' || operator === '$in') &&
    titles.every(title => title !== undefined)
    ? `it is${not} ${listed(titles.map(withArticle), 'or')}`
    : undefined;
}

/** Most rules ask no more than whether the budget would be kept. */
function budgetClaim(
  compare: Compare & { operator: Ordering },
  { negated, words }: { negated: boolean; words: FactWords },
): string {
  const { operator, expected } = compare;
  const holding = negated ? OPPOSITE[operator] : operator;
  if (Number(expected) === 0 && holding === '$lt') {
    return "the request would go over the owner's budget";
  }
  if (Number(expected) === 0 && holding === '$gte') {
    return "the request would stay within the owner's budget";
  }
  return `what would be left of the owner's budget is ${ordered(
    holding,
    compare,
    words,
  )}`;
}

/** "public access is on", or for a question "the answer to … is yes". */
function switched(
  { path }: Compare,
  { on, words }: { on: boolean; words: FactWords },
): string {
  const subject = words.subject(path);
  return subject.isQuestion
    ? `${subject.name} is ${on ? 'yes' : 'no'}`
    : `${subject.bare} ${be(subject)} ${on ? 'on' : 'off'}`;
}

const oclock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** The hour from 18:00 is asked for with 18, so what is over 17 is 18:00 or later. */
function hours(
  { operator, expected }: Compare,
  negated: boolean,
): string | undefined {
  if (operator === '$eq' || operator === '$in') {
    const ranges = [expected]
      .flat()
      .map(
        hour =>
          `between ${oclock(Number(hour))} and ${oclock(Number(hour) + 1)}`,
      );
    return `it is ${negated ? 'not ' : ''}${listed(ranges, 'or')}`;
  }
  if (!isOrdering(operator)) {
    return undefined;
  }
  const holding = negated ? OPPOSITE[operator] : operator;
  const hour = Number(expected);
  switch (holding) {
    case '$lt':
      return `it is before ${oclock(hour)}`;
    case '$lte':
      return `it is before ${oclock(hour + 1)}`;
    case '$gt':
      return `it is ${oclock(hour + 1)} or later`;
    default:
      return `it is ${oclock(hour)} or later`;
  }
}

const PLURAL_OF: Record<string, string> = {
  is: 'are',
  was: 'were',
  has: 'have',
};

/** What is not known; a reason such as "it is not filled in yet" or "no owner is chosen yet" says that by itself. */
export function unknownFinding(
  { path, unknown = '' }: Comparison,
  { words, withReasons }: { words: FactWords; withReasons: boolean },
): string {
  const subject = words.subject(path);
  const { name, either, isPlural } = subject;
  if (!unknown.startsWith('it ') && unknown.endsWith(' yet')) {
    return unknown;
  }
  const [, verb, rest] = /^it (\S+)(.*)$/.exec(unknown) ?? [];
  const isOfOne = isPlural && / an? /.test(unknown);
  if (verb !== undefined && !either && !isOfOne) {
    return `${name} ${(isPlural && PLURAL_OF[verb]) || verb}${rest}`;
  }
  const reason = withReasons && unknown !== '' ? ` (${unknown})` : '';
  return either
    ? `it is not known whether ${either.yes}${reason}`
    : `${name} ${be(subject)} not known${reason}`;
}
