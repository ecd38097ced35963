import type {
  Comparison,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonValue } from '@backstage/types';
import type Big from 'big.js';
import { isDate } from './accepts';
import type { Fact } from './fact';
import { MONEY_FACTS } from './factCatalogue';
import { frozenCopy } from './frozen';
import { toDecimal } from '../money';
import type { Operator, Predicate } from '../types';

export type Compare = Extract<Predicate, { kind: 'compare' }>;
type MatchesElement = (element: JsonValue) => Truth;

type Way =
  | 'exists'
  | 'equals'
  | 'one-of'
  | 'one-of-amounts'
  | 'prefix'
  | 'contains'
  | 'order-of-amounts'
  | 'order-of-numbers'
  | 'order-of-dates';

/** What it means that a fact is less than, equal to, or more than the operand. */
type Orders = readonly [less: Truth, equal: Truth, more: Truth];

const ORDERS: Partial<Record<Operator, Orders>> = {
  $lt: ['matched', 'not-matched', 'not-matched'],
  $lte: ['matched', 'matched', 'not-matched'],
  $gt: ['not-matched', 'not-matched', 'matched'],
  $gte: ['not-matched', 'matched', 'matched'],
};

const truthOf = (value: boolean): Truth => (value ? 'matched' : 'not-matched');

function ordering(one: string | number, other: string | number): 0 | 1 | 2 {
  if (one === other) {
    return 1;
  }
  return one < other ? 0 : 2;
}

function wayOf({ path, operator, expected }: Compare): Way {
  const isMoney = MONEY_FACTS.has(path);
  switch (operator) {
    case '$exists':
      return 'exists';
    case '$hasPrefix':
      return 'prefix';
    case '$contains':
      return 'contains';
    case '$eq':
      return isMoney ? 'one-of-amounts' : 'equals';
    case '$in':
      return isMoney ? 'one-of-amounts' : 'one-of';
    default:
      if (isMoney) {
        return 'order-of-amounts';
      }
      return typeof expected === 'number'
        ? 'order-of-numbers'
        : 'order-of-dates';
  }
}

/** A comparison whose operand was read beforehand. */
export class CompiledComparison {
  readonly #compare: Compare;
  readonly #way: Way;
  readonly #expected: JsonValue;
  readonly #amounts: Big[];
  readonly #orders: Orders | undefined;
  readonly #matchesElement: MatchesElement;

  /** `matchesElement` tells of a condition on a list's elements. */
  constructor(compare: Compare, matchesElement?: MatchesElement) {
    const { operator, expected } = compare;
    this.#compare = compare;
    this.#way = wayOf(compare);
    this.#expected = frozenCopy(expected);
    this.#amounts = this.#way.endsWith('amounts')
      ? [expected].flat().map(toDecimal)
      : [];
    this.#orders = ORDERS[operator];
    this.#matchesElement = matchesElement ?? (one => truthOf(one === expected));
  }

  /**
   * Whether the fact is as expected. A value of a kind that cannot be compared in this way is unknown: taking it
   * for "does not match" would let "11" pass a threshold of 10.
   */
  truth(fact: Fact): Truth {
    if (fact.state === 'unknown') {
      return 'unknown';
    }
    if (this.#way === 'exists') {
      return truthOf((fact.state === 'present') === this.#expected);
    }
    if (fact.state === 'absent') {
      return 'not-matched';
    }
    const { value } = fact;
    switch (this.#way) {
      case 'equals':
        return truthOf(value === this.#expected);
      case 'one-of':
        return truthOf((this.#expected as JsonValue[]).includes(value));
      case 'one-of-amounts':
        return truthOf(this.#amounts.some(one => fact.amount!.eq(one)));
      case 'order-of-amounts':
        return this.#orders![fact.amount!.cmp(this.#amounts[0]) + 1];
      case 'order-of-numbers':
        return typeof value === 'number' && Number.isFinite(value)
          ? this.#orders![ordering(value, this.#expected as number)]
          : 'unknown';
      case 'order-of-dates':
        return isDate(value)
          ? this.#orders![ordering(value as string, this.#expected as string)]
          : 'unknown';
      case 'prefix':
        return typeof value === 'string'
          ? truthOf(value.startsWith(this.#expected as string))
          : 'unknown';
      default:
        return Array.isArray(value)
          ? this.#contains(value as JsonValue[])
          : 'unknown';
    }
  }

  #contains(list: JsonValue[]): Truth {
    let result: Truth = 'not-matched';
    for (const element of list) {
      const truth = this.#matchesElement(element);
      if (truth === 'matched') {
        return truth;
      }
      result = truth === 'unknown' ? truth : result;
    }
    return result;
  }

  /** The same, with what was compared. */
  trace(fact: Fact): Comparison {
    const result = this.truth(fact);
    const { path, operator } = this.#compare;
    const expected = this.#expected;
    if (result === 'unknown') {
      const unknown = whyUnknown(this.#compare, fact);
      return { path, operator, expected, unknown, result };
    }
    // Whether something was given may be asked of a secret, so what was given is not said.
    return fact.state === 'present' && this.#way !== 'exists'
      ? { path, operator, expected, actual: fact.value, result }
      : { path, operator, expected, result };
  }
}

function whyUnknown({ operator, expected }: Compare, fact: Fact): string {
  if (fact.state === 'unknown') {
    return fact.reason;
  }
  switch (operator) {
    case '$hasPrefix':
      return 'it is not text';
    case '$contains':
      return Array.isArray(fact.value)
        ? 'an entry of it is of the wrong kind'
        : 'it is not a list';
    default:
      return typeof expected === 'number'
        ? 'it is not a number'
        : 'it is not a date';
  }
}
