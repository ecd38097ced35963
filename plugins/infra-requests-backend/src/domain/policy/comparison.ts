import type {
  Comparison,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonValue } from '@backstage/types';
import { isJsonObject } from '../configuration/configReader';
import { MONEY_FACTS } from './factCatalogue';
import { isDecimal, toDecimal } from '../money';
import { isDate } from './accepts';
import type { Facts, Predicate } from '../types';

type Compare = Extract<Predicate, { kind: 'compare' }>;

/** A fact as rules see it: present, absent, or unknown with the reason. */
export type Fact =
  | { state: 'present'; value: JsonValue }
  | { state: 'absent' }
  | { state: 'unknown'; reason: string };

/** Only own properties are facts: a path such as `parameters.constructor` must never reach a prototype. */
function ownValue(values: JsonValue, path: string): JsonValue | undefined {
  let current: JsonValue | undefined = values;
  for (const key of path.split('.')) {
    if (!isJsonObject(current) || !Object.hasOwn(current, key)) {
      return undefined;
    }
    current = current[key];
  }
  return current;
}

function unknownReason(facts: Facts, path: string): string | undefined {
  return Object.entries(facts.unknown).find(
    ([unknown]) => path === unknown || path.startsWith(`${unknown}.`),
  )?.[1];
}

/** Looks a fact up. What is noted as unknown is unknown, whatever the values say; null counts as absent. */
export function factAt(facts: Facts, path: string): Fact {
  const reason = unknownReason(facts, path);
  if (reason !== undefined) {
    return { state: 'unknown', reason };
  }
  const value = ownValue(facts.values, path);
  if (value !== undefined && value !== null) {
    return { state: 'present', value };
  }
  const inside = Object.entries(facts.unknown).find(([unknown]) =>
    unknown.startsWith(`${path}.`),
  );
  return inside ? { state: 'unknown', reason: inside[1] } : { state: 'absent' };
}

type MatchesElement = (predicate: Predicate, element: JsonValue) => Truth;

/** The truth of a comparison; where it cannot be told, the reason. */
type Told = Exclude<Truth, 'unknown'> | { unknown: string };

const truth = (value: boolean) => (value ? 'matched' : 'not-matched');

/** Compares one fact and says what was compared. */
export function compareFact(
  compare: Compare,
  facts: Facts,
  matchesElement: MatchesElement,
): Comparison {
  const { path, operator, expected } = compare;
  const fact = usable(factAt(facts, path), path);
  const said = { path, operator, expected };
  if (fact.state === 'unknown') {
    return { ...said, unknown: fact.reason, result: 'unknown' };
  }
  if (operator === '$exists') {
    const exists = fact.state === 'present';
    return {
      ...said,
      ...(exists ? { actual: fact.value } : {}),
      result: truth(exists === expected),
    };
  }
  if (fact.state === 'absent') {
    return { ...said, result: 'not-matched' };
  }
  const told = tell(compare, fact.value, matchesElement);
  return typeof told === 'object'
    ? { ...said, unknown: told.unknown, result: 'unknown' }
    : { ...said, actual: fact.value, result: told };
}

/** An amount that is no amount was not found out; treating it as "does not match" would fail open. */
function usable(fact: Fact, path: string): Fact {
  return fact.state === 'present' &&
    MONEY_FACTS.has(path) &&
    !isDecimal(fact.value)
    ? { state: 'unknown', reason: 'it is not a decimal amount' }
    : fact;
}

const ORDER: Record<string, (order: number) => boolean> = {
  $lt: order => order < 0,
  $lte: order => order <= 0,
  $gt: order => order > 0,
  $gte: order => order >= 0,
};

/**
 * Compares what is there. A value of a kind that cannot be compared in this way is unknown: taking it for "does
 * not match" would let "11" pass a threshold of 10.
 */
function tell(
  compare: Compare,
  actual: JsonValue,
  matchesElement: MatchesElement,
): Told {
  const { path, operator, expected } = compare;
  const money = MONEY_FACTS.has(path);
  const equal = (one: JsonValue, other: JsonValue) =>
    money ? toDecimal(one).eq(toDecimal(other)) : one === other;
  switch (operator) {
    case '$eq':
      return truth(equal(actual, expected));
    case '$in':
      return truth((expected as JsonValue[]).some(one => equal(actual, one)));
    case '$hasPrefix':
      return typeof actual === 'string'
        ? truth(actual.startsWith(String(expected)))
        : { unknown: 'it is not text' };
    case '$contains':
      return Array.isArray(actual)
        ? tellContains(compare, actual as JsonValue[], matchesElement)
        : { unknown: 'it is not a list' };
    default: {
      const order = orderOf(actual, expected, money);
      return typeof order === 'number' ? truth(ORDER[operator](order)) : order;
    }
  }
}

function tellContains(
  { element, expected }: Compare,
  actual: JsonValue[],
  matchesElement: MatchesElement,
): Told {
  const results = actual.map(one =>
    element ? matchesElement(element, one) : truth(one === expected),
  );
  if (results.includes('matched')) {
    return 'matched';
  }
  return results.includes('unknown')
    ? { unknown: 'an entry of it is of the wrong kind' }
    : 'not-matched';
}

/** Negative, zero or positive; dates order as text. */
function orderOf(
  actual: JsonValue,
  expected: JsonValue,
  money: boolean,
): number | { unknown: string } {
  if (money || (typeof actual === 'number' && typeof expected === 'number')) {
    return toDecimal(actual).cmp(toDecimal(expected));
  }
  if (typeof expected === 'number') {
    return { unknown: 'it is not a number' };
  }
  return typeof actual === 'string' && isDate(actual)
    ? Number(actual > String(expected)) - Number(actual < String(expected))
    : { unknown: 'it is not a date' };
}
