import type { JsonValue } from '@backstage/types';
import { DateTime } from 'luxon';
import { formatMoney, toDecimal } from '../money';
import { isDate } from '../policy/accepts';
import { MONEY_FACTS } from '../policy/factCatalogue';
import type { FixedFacts } from './findRequest';
import type { RequestModel } from './RequestModel';

/** A fact at a threshold and on either side of it. */
export interface Around {
  below: FixedFacts;
  at: FixedFacts;
  above: FixedFacts;
}

/** The fact just below its threshold, at it and just above it; undefined where requests of the type have no such values. */
export function around(
  { path, threshold }: { path: string; threshold: JsonValue },
  model: RequestModel,
): Around | undefined {
  const [shape] = model.factAt(path).shapes;
  const fixed = (value: JsonValue): FixedFacts =>
    new Map([[path, { state: 'present', value }]]);
  if (!shape || shape.values) {
    return undefined;
  }
  if (MONEY_FACTS.has(path)) {
    const amount = toDecimal(threshold);
    return {
      below: fixed(formatMoney(amount.minus('0.01'))),
      at: fixed(formatMoney(amount)),
      above: fixed(formatMoney(amount.plus('0.01'))),
    };
  }
  if (typeof threshold === 'number') {
    const step = shape.integer ? 1 : 0.01;
    const [least, most] = [
      shape.minimum ?? -Infinity,
      shape.maximum ?? Infinity,
    ];
    const isThere =
      threshold - step >= least &&
      threshold + step <= most &&
      (!shape.integer || Number.isInteger(threshold));
    return isThere
      ? {
          below: fixed(toDecimal(threshold).minus(step).toNumber()),
          at: fixed(threshold),
          above: fixed(toDecimal(threshold).plus(step).toNumber()),
        }
      : undefined;
  }
  const day = (days: number) =>
    fixed(DateTime.fromISO(String(threshold)).plus({ days }).toISODate()!);
  return isDate(threshold)
    ? { below: day(-1), at: day(0), above: day(1) }
    : undefined;
}
