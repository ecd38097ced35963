import type { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from '../../src/domain/configuration/configReader';

/** Facts that are amounts; other engines get them as whole cents. */
export const AMOUNTS = ['monthlyCost', 'ownerMonthlySpend'];

/** Facts that every request has; the others are asked for only after it is known that they are there. */
export const ALWAYS_THERE = [
  ...AMOUNTS,
  'type',
  'action',
  'environment',
  'owner',
  'requester.groups',
  'calendar.weekday',
  'calendar.hour',
];

export const cents = (value: JsonValue) => Math.round(Number(value) * 100);

/** One key per path, because looking into objects would slow the other engines down. */
export function flatFacts(values: JsonObject, prefix = ''): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const path = `${prefix}${name}`;
      if (isJsonObject(value)) {
        return Object.entries(flatFacts(value, `${path}.`));
      }
      return [[path, AMOUNTS.includes(path) ? cents(value!) : value]];
    }),
  );
}
