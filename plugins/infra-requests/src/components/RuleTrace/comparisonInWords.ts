import {
  HIDDEN_SECRET,
  type Comparison,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { stringify } from 'yaml';
import { formatMoney } from '../Money/Money';
import { choiceLabel } from '../RequestForm/fieldLabels';
import { factName } from './factName';

/** How things are called where a rule was read. */
export interface Naming {
  /** The type of the request, which names parameters and their values. */
  type?: RequestType;
  /** The currency of amounts, where it is known. */
  currency?: string;
}

export interface ComparisonInWords {
  fact: string;
  operator: string;
  /** What the operator compares with; empty where it says everything. */
  expected: string;
  actual: string;
}

const OPERATORS: Record<string, string> = {
  $eq: 'is',
  $in: 'is one of',
  $contains: 'includes',
  $hasPrefix: 'starts with',
  $lt: 'is under',
  $lte: 'is at most',
  $gt: 'is over',
  $gte: 'is at least',
};

const DATE_OPERATORS: Record<string, string> = {
  $lt: 'is before',
  $lte: 'is on or before',
  $gt: 'is after',
  $gte: 'is on or after',
};

const HIDDEN = 'hidden';

const AMOUNTS = ['monthlyCost', 'ownerMonthlySpend', 'ownerBudgetRemaining'];

/** What a rule asked of a fact, and what it found. */
export function comparisonInWords(
  comparison: Comparison,
  naming: Naming = {},
): ComparisonInWords {
  const { path, operator, expected } = comparison;
  const exists = operator === '$exists';
  return {
    fact: factName(path, naming.type),
    operator: exists ? givenInWords(expected) : operatorInWords(comparison),
    expected: exists ? '' : valueInWords(path, expected, naming),
    actual: actualInWords(comparison, naming),
  };
}

function givenInWords(expected: unknown): string {
  return expected === true ? 'is given' : 'is not given';
}

function operatorInWords({ path, operator, expected }: Comparison): string {
  if (operator === '$contains' && isObject(expected)) {
    return 'includes an entry where';
  }
  const isDate = typeof expected === 'string' && !AMOUNTS.includes(path);
  return (
    (isDate ? DATE_OPERATORS[operator] : undefined) ??
    OPERATORS[operator] ??
    operator
  );
}

function actualInWords(comparison: Comparison, naming: Naming): string {
  const { path, operator, expected, actual, unknown, result } = comparison;
  if (unknown !== undefined) {
    return `not known: ${unknown}`;
  }
  if (actual !== undefined) {
    return valueInWords(path, actual, naming);
  }
  // The trace does not say what was given to whoever only asks whether it was: that may be a secret.
  const isGiven =
    operator === '$exists' && (result === 'matched') === (expected === true);
  return isGiven ? 'given' : 'not given';
}

function valueInWords(path: string, value: unknown, naming: Naming): string {
  if (Array.isArray(value)) {
    return value.length === 0
      ? 'none'
      : value.map(one => valueInWords(path, one, naming)).join(', ');
  }
  if (isObject(value)) {
    return stringify(withoutSecrets(value), {
      collectionStyle: 'flow',
      lineWidth: 0,
    }).trimEnd();
  }
  if (value === HIDDEN_SECRET) {
    return HIDDEN;
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return value === '' ? 'empty' : single(path, value, naming);
}

function single(
  path: string,
  value: unknown,
  { type, currency }: Naming,
): string {
  const text = String(value);
  if (currency && AMOUNTS.includes(path) && /^-?\d+(\.\d+)?$/.test(text)) {
    return formatMoney(text, currency);
  }
  const [, parameter] = /^parameters\.([^.]+)$/.exec(path) ?? [];
  return (parameter && choiceLabel(type, parameter, value)) || text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutSecrets);
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, withoutSecrets(one)]),
    );
  }
  return value === HIDDEN_SECRET ? HIDDEN : value;
}
