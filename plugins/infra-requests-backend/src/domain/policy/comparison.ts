import type {
  Comparison,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonValue } from '@backstage/types';
import { isJsonObject } from '../configuration/configReader';
import { MONEY_FACTS } from './factCatalogue';
import { isDecimal, toDecimal } from '../money';
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

const truth = (value: boolean): Truth => (value ? 'matched' : 'not-matched');

/** Compares one fact and says what was compared. */
export function compareFact(
  compare: Compare,
  facts: Facts,
  matchesElement: (predicate: Predicate, element: JsonValue) => boolean,
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
  return fact.state === 'absent'
    ? { ...said, result: 'not-matched' }
    : {
        ...said,
        actual: fact.value,
        result: truth(holds(compare, fact.value, matchesElement)),
      };
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

function holds(
  compare: Compare,
  actual: JsonValue,
  matchesElement: (predicate: Predicate, element: JsonValue) => boolean,
): boolean {
  const { path, operator, expected, element } = compare;
  const equal = (one: JsonValue, other: JsonValue) =>
    MONEY_FACTS.has(path) ? toDecimal(one).eq(toDecimal(other)) : one === other;
  switch (operator) {
    case '$eq':
      return equal(actual, expected);
    case '$in':
      return (expected as JsonValue[]).some(one => equal(actual, one));
    case '$hasPrefix':
      return typeof actual === 'string' && actual.startsWith(String(expected));
    case '$contains':
      return (
        Array.isArray(actual) &&
        actual.some(one =>
          element ? matchesElement(element, one) : one === expected,
        )
      );
    default: {
      const order = orderOf(actual, expected, MONEY_FACTS.has(path));
      return order !== undefined && ORDER[operator](order);
    }
  }
}

/** Negative, zero or positive; nothing when the two cannot be ordered. Dates order as text. */
function orderOf(
  actual: JsonValue,
  expected: JsonValue,
  money: boolean,
): number | undefined {
  if (money || (typeof actual === 'number' && typeof expected === 'number')) {
    return toDecimal(actual).cmp(toDecimal(expected));
  }
  if (typeof actual !== 'string' || typeof expected !== 'string') {
    return undefined;
  }
  return Number(actual > expected) - Number(actual < expected);
}
