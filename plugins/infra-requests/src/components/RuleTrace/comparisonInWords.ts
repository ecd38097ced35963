import {
  HIDDEN_SECRET,
  type Comparison,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { stringify } from 'yaml';
import type { Translate } from '../../translations/translationRef';
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

/** How it is said, and in which language. */
type Words = Naming & { t: Translate; language: string };

export interface ComparisonInWords {
  fact: string;
  operator: string;
  /** What the operator compares with; empty where it says everything. */
  expected: string;
  actual: string;
}

const OPERATORS = {
  $eq: 'eq',
  $in: 'in',
  $contains: 'contains',
  $hasPrefix: 'hasPrefix',
  $lt: 'lt',
  $lte: 'lte',
  $gt: 'gt',
  $gte: 'gte',
} as const;

const DATE_OPERATORS = {
  $lt: 'before',
  $lte: 'onOrBefore',
  $gt: 'after',
  $gte: 'onOrAfter',
} as const;

const AMOUNTS = ['monthlyCost', 'ownerMonthlySpend', 'ownerBudgetRemaining'];

/** What a rule asked of a fact, and what it found. */
export function comparisonInWords(
  comparison: Comparison,
  words: Words,
): ComparisonInWords {
  const { path, operator, expected } = comparison;
  const exists = operator === '$exists';
  return {
    fact: factName(path, words),
    operator: exists
      ? words.t(`trace.operator.${expected === true ? 'given' : 'notGiven'}`)
      : operatorInWords(comparison, words.t),
    expected: exists ? '' : valueInWords(path, expected, words),
    actual: actualInWords(comparison, words),
  };
}

function operatorInWords(
  { path, operator, expected }: Comparison,
  t: Translate,
): string {
  if (operator === '$contains' && isObject(expected)) {
    return t('trace.operator.containsEntry');
  }
  const isDate = typeof expected === 'string' && !AMOUNTS.includes(path);
  if (isDate && isKey(DATE_OPERATORS, operator)) {
    return t(`trace.operator.${DATE_OPERATORS[operator]}`);
  }
  return isKey(OPERATORS, operator)
    ? t(`trace.operator.${OPERATORS[operator]}`)
    : operator;
}

function isKey<T extends object>(known: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(known, key);
}

function actualInWords(comparison: Comparison, words: Words): string {
  const { path, operator, expected, actual, unknown, result } = comparison;
  if (unknown !== undefined) {
    return words.t('trace.value.unknown', { reason: unknown });
  }
  if (actual !== undefined) {
    return valueInWords(path, actual, words);
  }
  // The trace does not say what was given to whoever only asks whether it was: that may be a secret.
  const isGiven =
    operator === '$exists' && (result === 'matched') === (expected === true);
  return words.t(`trace.value.${isGiven ? 'given' : 'notGiven'}`);
}

function valueInWords(path: string, value: unknown, words: Words): string {
  const { t } = words;
  if (Array.isArray(value)) {
    return value.length === 0
      ? t('trace.value.none')
      : value.map(one => valueInWords(path, one, words)).join(', ');
  }
  if (isObject(value)) {
    return stringify(withoutSecrets(value, t), {
      collectionStyle: 'flow',
      lineWidth: 0,
    }).trimEnd();
  }
  if (value === HIDDEN_SECRET) {
    return t('trace.value.hidden');
  }
  if (typeof value === 'boolean') {
    return t(`trace.value.${value ? 'yes' : 'no'}`);
  }
  return value === '' ? t('trace.value.empty') : single(path, value, words);
}

function single(
  path: string,
  value: unknown,
  { type, currency, language }: Words,
): string {
  const text = String(value);
  if (currency && AMOUNTS.includes(path) && /^-?\d+(\.\d+)?$/.test(text)) {
    return formatMoney(text, currency, language);
  }
  const [, parameter] = /^parameters\.([^.]+)$/.exec(path) ?? [];
  return (parameter && choiceLabel(type, parameter, value)) || text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutSecrets(value: unknown, t: Translate): unknown {
  if (Array.isArray(value)) {
    return value.map(one => withoutSecrets(one, t));
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        withoutSecrets(one, t),
      ]),
    );
  }
  return value === HIDDEN_SECRET ? t('trace.value.hidden') : value;
}
