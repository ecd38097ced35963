import type { JsonValue } from '@backstage/types';
import { factAt, type Fact } from './fact';
import { isJsonObject } from '../configuration/configReader';
import { MONEY_FACTS } from './factCatalogue';
import { formatMoney, isDecimal, toDecimal } from '../money';
import { evaluatePredicate } from './predicate';
import type { Facts, Predicate } from '../types';

type Compare = Extract<Predicate, { kind: 'compare' }>;

const FACT_NAMES: Record<string, string> = {
  type: 'the request type',
  action: 'the action',
  environment: 'the environment',
  monthlyCost: 'the monthly cost',
  ownerMonthlySpend: "the owner's monthly spend",
  owner: 'the owner',
  'requester.ref': 'the requester',
  'requester.groups': "the list of the requester's groups",
  'requester.kind': 'the kind of requester',
  'calendar.weekday': 'the day of the week',
  'calendar.hour': 'the hour of the day',
  'calendar.date': 'the date',
};

/** `parameters.dataClassification` as "the data classification". */
function nameOf(path: string): string {
  if (path === '') {
    return 'an entry';
  }
  if (Object.hasOwn(FACT_NAMES, path)) {
    return FACT_NAMES[path];
  }
  const words = path
    .replace(/^parameters\./, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .toLowerCase();
  return `the ${words}`;
}

function valueInWords(
  path: string,
  value: JsonValue,
  currency: string,
): string {
  if (MONEY_FACTS.has(path) && isDecimal(value)) {
    return `${formatMoney(toDecimal(value))} ${currency}`;
  }
  if (typeof value === 'boolean') {
    return value ? 'on' : 'off';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const joined = (words: string[], conjunction: string) =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${conjunction} ${
        words[words.length - 1]
      }`;

const ORDER_WORDS: Record<string, { amount: string; date: string }> = {
  $lt: { amount: 'under', date: 'before' },
  $lte: { amount: 'at most', date: 'on or before' },
  $gt: { amount: 'over', date: 'after' },
  $gte: { amount: 'at least', date: 'on or after' },
};

function orderInWords(compare: Compare, currency: string): string {
  const { path, operator, expected } = compare;
  const words = ORDER_WORDS[operator];
  const isDate = typeof expected === 'string' && !MONEY_FACTS.has(path);
  return `${isDate ? words.date : words.amount} ${valueInWords(
    path,
    expected,
    currency,
  )}`;
}

/** What a comparison says about its fact, such as "is over 200.00 USD". */
function claimInWords(
  compare: Compare,
  currency: string,
  negated: boolean,
): string {
  const { path, operator, expected, element } = compare;
  const say = (value: JsonValue) => valueInWords(path, value, currency);
  const is = negated ? 'is not' : 'is';
  switch (operator) {
    case '$eq':
      return `${is} ${say(expected)}`;
    case '$in':
      return `${is} ${joined((expected as JsonValue[]).map(say), 'or')}`;
    case '$exists':
      return (expected === true) === negated ? 'is not given' : 'is given';
    case '$hasPrefix':
      return `${negated ? 'does not start' : 'starts'} with ${say(expected)}`;
    case '$contains': {
      const verb = negated ? 'does not include' : 'includes';
      return element
        ? `${verb} an entry where ${describePredicate(element, currency)}`
        : `${verb} ${say(expected)}`;
    }
    default:
      return `${is} ${orderInWords(compare, currency)}`;
  }
}

/** A condition in words, as the policy page shows it. */
export function describePredicate(
  predicate: Predicate,
  currency: string,
): string {
  const nested = (one: Predicate, outer: 'all' | 'any') =>
    (one.kind === 'all' || one.kind === 'any') && one.kind !== outer
      ? `(${describePredicate(one, currency)})`
      : describePredicate(one, currency);
  switch (predicate.kind) {
    case 'compare':
      return `${nameOf(predicate.path)} ${claimInWords(
        predicate,
        currency,
        false,
      )}`;
    case 'not':
      return predicate.of.kind === 'compare'
        ? `${nameOf(predicate.of.path)} ${claimInWords(
            predicate.of,
            currency,
            true,
          )}`
        : `not (${describePredicate(predicate.of, currency)})`;
    default:
      return predicate.of
        .map(one => nested(one, predicate.kind))
        .join(predicate.kind === 'all' ? ' and ' : ' or ');
  }
}

/** What is the case with one fact, such as "the monthly cost 284.00 USD is over 200.00 USD". */
function factInWords(
  compare: Compare,
  fact: Fact,
  options: { currency: string; negated: boolean },
): string {
  const { path, operator, expected } = compare;
  const { currency, negated } = options;
  const name = nameOf(path);
  if (fact.state === 'unknown') {
    return unknownInWords(path, fact.reason);
  }
  if (fact.state === 'absent') {
    return `${name} is not given`;
  }
  const claim = claimInWords(compare, currency, negated);
  const actual = valueInWords(path, fact.value, currency);
  if (operator in ORDER_WORDS) {
    return `${name} ${actual} ${claim}`;
  }
  if ((operator === '$eq' || operator === '$in') && !negated) {
    return `${name} is ${actual}`;
  }
  if (operator === '$in' || operator === '$eq') {
    return `${name} is ${actual}, not ${joined(
      [expected].flat().map(one => valueInWords(path, one, currency)),
      'or',
    )}`;
  }
  return operator === '$exists' && !isJsonObject(fact.value)
    ? `${name} is given (${actual})`
    : `${name} ${claim}`;
}

function unknownInWords(path: string, reason: string): string {
  return `${nameOf(path)} could not be found out (${reason})`;
}

const distinct = (words: string[]) => [...new Set(words)];

/** The facts that make a predicate come out as it does; of alternatives, the ones that hold. */
function decisive(
  predicate: Predicate,
  facts: Facts,
  options: { currency: string; negated: boolean },
): string[] {
  const wanted = options.negated ? 'not-matched' : 'matched';
  switch (predicate.kind) {
    case 'compare':
      return [factInWords(predicate, factAt(facts, predicate.path), options)];
    case 'not':
      return decisive(predicate.of, facts, {
        ...options,
        negated: !options.negated,
      });
    default:
      return predicate.of
        .filter(one => evaluatePredicate(one, facts).result === wanted)
        .flatMap(one => decisive(one, facts, options));
  }
}

/** Why a predicate matched, in one sentence for the requester. */
export function explainMatch(
  predicate: Predicate,
  facts: Facts,
  currency: string,
): string {
  return joined(
    distinct(decisive(predicate, facts, { currency, negated: false })),
    'and',
  );
}

/** What could not be found out, so that a predicate is unknown. */
export function explainUnknown(predicate: Predicate, facts: Facts): string {
  const { comparisons } = evaluatePredicate(predicate, facts);
  return joined(
    distinct(
      comparisons
        .filter(({ result }) => result === 'unknown')
        .map(({ path, unknown }) => unknownInWords(path, unknown ?? '')),
    ),
    'and',
  );
}
