import type { JsonValue } from '@backstage/types';
import type Big from 'big.js';
import { isJsonObject } from '../configuration/configReader';
import { MONEY_FACTS } from './factCatalogue';
import { isDecimal, toDecimal } from '../money';
import type { Facts } from '../types';

/**
 * A fact as rules see it: present, absent, or unknown with the reason. All of them have the same properties in
 * the same order, because an engine reads objects of one shape much faster.
 */
export type Fact =
  | {
      state: 'present';
      value: JsonValue;
      /** The exact value of an amount of money. */
      amount: Big | undefined;
      reason: undefined;
    }
  | { state: 'absent'; value: undefined; amount: undefined; reason: undefined }
  | { state: 'unknown'; value: undefined; amount: undefined; reason: string };

export const ABSENT: Fact = {
  state: 'absent',
  value: undefined,
  amount: undefined,
  reason: undefined,
};

export const presentFact = (value: JsonValue, amount?: Big): Fact => ({
  state: 'present',
  value,
  amount,
  reason: undefined,
});

const unknownFact = (reason: string): Fact => ({
  state: 'unknown',
  value: undefined,
  amount: undefined,
  reason,
});

/** Finds a value in a document, along a path that was split beforehand; null counts as absent. */
export type ValueReader = (document: JsonValue) => JsonValue | undefined;

/** Only own properties are facts: a path such as `parameters.constructor` must never reach a prototype. */
function ownValue(document: JsonValue | undefined, key: string) {
  return isJsonObject(document) && Object.hasOwn(document, key)
    ? document[key]
    : undefined;
}

function alongKeys(keys: string[]): ValueReader {
  return document => {
    let value: JsonValue | undefined = document;
    for (const key of keys) {
      value = ownValue(value, key);
    }
    return value ?? undefined;
  };
}

/** Every key that the rest of a path can start with, the longest first, and how to go on from there. */
function alongDottedKeys(keys: string[]): ValueReader {
  if (keys.length === 0) {
    return document => document ?? undefined;
  }
  const steps = keys
    .map((_, index) => ({
      key: keys.slice(0, index + 1).join('.'),
      rest: alongDottedKeys(keys.slice(index + 1)),
    }))
    .reverse();
  return document => {
    for (const { key, rest } of steps) {
      const value = ownValue(document, key);
      const found = value === undefined ? undefined : rest(value);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
}

/**
 * Reads along a path. Names within a catalog entity may contain dots, as in
 * `entity.metadata.labels.acme.io/tier`. Those of parameters may not: a requester who could give a parameter
 * called `network.open` would otherwise hide what `network: { open }` says.
 */
export function valueReader(path: string): ValueReader {
  const keys = path === '' ? [] : path.split('.');
  return keys[0] === 'entity' ? alongDottedKeys(keys) : alongKeys(keys);
}

/** What could not be found out, with the reasons. */
export type Unknown = ReadonlyArray<[path: string, reason: string]>;

export type FactReader = (document: JsonValue, unknown: Unknown) => Fact;

/** Reads a property of a list's element, which is known as a whole; the empty path is the element itself. */
export function elementReader(path: string): FactReader {
  const read = alongKeys(path === '' ? [] : path.split('.'));
  return element => {
    const value = read(element);
    return value === undefined ? ABSENT : presentFact(value);
  };
}

/** Reads a fact. What is noted as unknown is unknown, whatever the values say. */
export function factReader(path: string): FactReader {
  const read = valueReader(path);
  const isMoney = MONEY_FACTS.has(path);
  const isWithin = (name: string) =>
    path === name || path.startsWith(`${name}.`);
  const isAround = (name: string) => name.startsWith(`${path}.`);
  return (document, unknown) => {
    const reason = reasonWhere(isWithin, unknown);
    if (reason !== undefined) {
      return unknownFact(reason);
    }
    const value = read(document);
    if (value !== undefined) {
      return isMoney ? amountFact(value) : presentFact(value);
    }
    const inside = reasonWhere(isAround, unknown);
    return inside === undefined ? ABSENT : unknownFact(inside);
  };
}

function reasonWhere(
  concerns: (path: string) => boolean,
  unknown: Unknown,
): string | undefined {
  return unknown.length === 0
    ? undefined
    : unknown.find(([path]) => concerns(path))?.[1];
}

/** An amount that is no amount was not found out; treating it as "does not match" would fail open. */
function amountFact(value: JsonValue): Fact {
  return isDecimal(value)
    ? presentFact(value, toDecimal(value))
    : unknownFact('it is not a decimal amount');
}

/** Looks one fact up. */
export function factAt(facts: Facts, path: string): Fact {
  return factReader(path)(facts.values, Object.entries(facts.unknown));
}
