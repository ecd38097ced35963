import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import { DateTime } from 'luxon';
import {
  likelyMeant,
  type ConfigProblem,
} from '../configuration/configProblem';
import { isDecimal } from '../money';
import type { Operator } from '../types';
import type { ValueShape } from './valueShape';

const ORDERED: ValueShape['kind'][] = ['number', 'money', 'date'];
const SINGLE: ValueShape['kind'][] = [
  'text',
  'number',
  'boolean',
  'money',
  'date',
  'ref',
];

/** Which kinds of fact an operator can be asked of, and what to use instead. */
const APPLIES: Record<
  Exclude<Operator, '$exists'>,
  { kinds: ValueShape['kind'][]; otherwise: string }
> = {
  $eq: { kinds: SINGLE, otherwise: 'Use $contains for a list.' },
  $in: { kinds: SINGLE, otherwise: 'Use $contains for a list.' },
  $contains: {
    kinds: ['list'],
    otherwise: 'Only lists contain something; use $in or $hasPrefix.',
  },
  $hasPrefix: { kinds: ['text', 'ref', 'date'], otherwise: 'Use $in.' },
  $lt: { kinds: ORDERED, otherwise: 'Use $in with the values meant.' },
  $lte: { kinds: ORDERED, otherwise: 'Use $in with the values meant.' },
  $gt: { kinds: ORDERED, otherwise: 'Use $in with the values meant.' },
  $gte: { kinds: ORDERED, otherwise: 'Use $in with the values meant.' },
};

const KIND_IN_WORDS: Record<ValueShape['kind'], string> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  money: 'an amount of money',
  date: 'a date',
  ref: 'an entity ref',
  list: 'a list',
  object: 'an object',
  any: 'anything',
};

const kindsInWords = (shapes: ValueShape[]) =>
  [...new Set(shapes.map(({ kind }) => KIND_IN_WORDS[kind]))].join(' or ');

const quote = (value: JsonValue) => JSON.stringify(value);

const isDate = (value: JsonValue) =>
  typeof value === 'string' && DateTime.fromFormat(value, 'yyyy-MM-dd').isValid;

/** The ref as facts hold it, or nothing if the text is not a full entity ref. */
export function canonicalRef(text: string): string | undefined {
  const [, kind, namespace, name] =
    /^([^:/\s]+):([^:/\s]+)\/([^:/\s]+)$/.exec(text) ?? [];
  return name === undefined
    ? undefined
    : stringifyEntityRef(parseEntityRef(`${kind}:${namespace}/${name}`));
}

function accepts(shape: ValueShape, value: JsonValue): boolean {
  switch (shape.kind) {
    case 'text':
      return (
        typeof value === 'string' && (shape.values?.includes(value) ?? true)
      );
    case 'boolean':
      return (
        typeof value === 'boolean' && (shape.values?.includes(value) ?? true)
      );
    case 'number':
      return typeof value === 'number' && numberFits(shape, value);
    case 'money':
      return isDecimal(value);
    case 'date':
      return isDate(value);
    case 'ref':
      return typeof value === 'string' && canonicalRef(value) === value;
    case 'any':
      return ['string', 'number', 'boolean'].includes(typeof value);
    default:
      return false;
  }
}

function numberFits(shape: ValueShape, value: number): boolean {
  return (
    Number.isFinite(value) &&
    (shape.values?.includes(value) ?? true) &&
    (!shape.integer || Number.isInteger(value)) &&
    value >= (shape.minimum ?? -Infinity) &&
    value <= (shape.maximum ?? Infinity)
  );
}

/** Why a value can never be the fact's, with what to write instead. */
function neverEqual(value: JsonValue, shapes: ValueShape[]): string {
  const possible = shapes.flatMap(shape => shape.values ?? []);
  const closed =
    possible.length > 0 ||
    shapes.some(({ values }) => values !== undefined && values.length === 0);
  const never = `can never be ${quote(value)}`;
  if (shapes.every(({ kind }) => kind === 'ref')) {
    const canonical =
      typeof value === 'string' ? canonicalRef(value) : undefined;
    return `${never}: it is a full entity ref in lower case. Write ${
      canonical ? quote(canonical) : 'one such as "group:default/payments"'
    }.`;
  }
  if (!closed) {
    const example = exampleOf(shapes[0]);
    return `${never}: it is ${kindsInWords(shapes)}. Write ${example}.`;
  }
  if (possible.length === 0) {
    return `${never}: no request type gives it a value.`;
  }
  const meant =
    possible.find(one => String(one) === String(value)) ??
    likelyMeant(String(value), possible.map(String));
  return meant === undefined
    ? `${never}. Write one of: ${possible.map(quote).join(', ')}.`
    : `${never}. Did you mean ${quote(meant)}?`;
}

function exampleOf(shape: ValueShape): string {
  if (shape.kind === 'number') {
    const range = [
      ...(shape.minimum === undefined ? [] : [`from ${shape.minimum}`]),
      ...(shape.maximum === undefined ? [] : [`to ${shape.maximum}`]),
    ].join(' ');
    return `a ${shape.integer ? 'whole ' : ''}number without quotes${
      range && ` ${range}`
    }`;
  }
  return {
    text: 'text in quotes',
    boolean: 'true or false without quotes',
    money: 'an amount such as 200 or "199.50"',
    date: 'a date such as "2026-12-24" in quotes',
    ref: 'an entity ref such as "group:default/payments"',
    list: 'a list',
    object: 'an object',
    any: 'text, a number, true or false',
  }[shape.kind];
}

/** What is wrong with asking this of a fact of these shapes; `$contains` checks its own operand. */
export function operandProblems(options: {
  operator: Operator;
  operand: JsonValue;
  shapes: ValueShape[];
  fact: string;
  at: string;
}): ConfigProblem[] {
  const { operator, operand, shapes, fact, at } = options;
  const problem = (message: string, path = at) => [{ path, message }];
  if (operator === '$exists') {
    return typeof operand === 'boolean'
      ? []
      : problem('$exists takes true or false without quotes.');
  }
  const applicable = shapes.filter(
    ({ kind }) => kind === 'any' || APPLIES[operator].kinds.includes(kind),
  );
  if (applicable.length === 0) {
    return problem(
      `${operator === '$eq' ? 'a plain value' : operator} cannot be asked of ${
        fact || 'an element'
      }, which is ${kindsInWords(shapes)}. ${
        shapes.every(({ kind }) => kind === 'object')
          ? 'Write the path of one of its properties.'
          : APPLIES[operator].otherwise
      }`,
    );
  }
  switch (operator) {
    case '$contains':
      return [];
    case '$in':
      return inProblems(operand, applicable, fact, at);
    case '$hasPrefix':
      return prefixProblem(operand, applicable, fact).flatMap(message =>
        problem(message),
      );
    case '$eq':
      return applicable.some(shape => accepts(shape, operand))
        ? []
        : problem(
            `${fact || 'the element'} ${neverEqual(operand, applicable)}`,
          );
    default:
      return applicable.some(shape => ordersWith(shape, operand))
        ? []
        : problem(
            `${operator} cannot compare ${fact || 'the element'} with ${quote(
              operand,
            )}. Write ${exampleOf({
              kind: applicable[0].kind,
            })}.`,
          );
  }
}

function ordersWith(shape: ValueShape, operand: JsonValue): boolean {
  if (shape.kind === 'any') {
    return Number.isFinite(operand) || isDate(operand);
  }
  return shape.kind === 'number'
    ? Number.isFinite(operand)
    : accepts(shape, operand);
}

function inProblems(
  operand: JsonValue,
  shapes: ValueShape[],
  fact: string,
  at: string,
): ConfigProblem[] {
  if (!Array.isArray(operand) || operand.length === 0) {
    return [
      {
        path: at,
        message:
          '$in takes a list with at least one value, such as [development, preview].',
      },
    ];
  }
  return operand.flatMap((value, index) =>
    shapes.some(shape => accepts(shape, value))
      ? []
      : [
          {
            path: `${at}[${index}]`,
            message: `${fact || 'the element'} ${neverEqual(value, shapes)}`,
          },
        ],
  );
}

function prefixProblem(
  operand: JsonValue,
  shapes: ValueShape[],
  fact: string,
): string[] {
  if (typeof operand !== 'string' || operand === '') {
    return ['$hasPrefix takes text in quotes with at least one character.'];
  }
  const possible = shapes.some(
    ({ values }) =>
      values === undefined ||
      values.some(value => String(value).startsWith(operand)),
  );
  return possible
    ? []
    : [
        `${fact || 'the element'} never starts with ${quote(
          operand,
        )}. Its values are: ${shapes
          .flatMap(({ values }) => values ?? [])
          .map(quote)
          .join(', ')}.`,
      ];
}
