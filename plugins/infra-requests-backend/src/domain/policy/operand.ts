import type { JsonValue } from '@backstage/types';
import {
  asWritten,
  likelyMeant,
  type ConfigProblem,
} from '../configuration/configProblem';
import type { Operator } from '../types';
import { accepts, canonicalRef } from './accepts';
import type { Declaration, FactCatalogue } from './factCatalogue';
import { orderingProblem, restriction } from './ordering';
import { exampleOf, kindsInWords, quote } from './shapeInWords';
import type { ValueShape } from './valueShape';

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
  '$eq' | '$in' | '$contains' | '$hasPrefix',
  { kinds: ValueShape['kind'][]; otherwise: string }
> = {
  $eq: { kinds: SINGLE, otherwise: 'Use $contains for a list.' },
  $in: { kinds: SINGLE, otherwise: 'Use $contains for a list.' },
  $contains: {
    kinds: ['list'],
    otherwise: 'Only lists contain something; use $in or $hasPrefix.',
  },
  $hasPrefix: { kinds: ['text', 'ref', 'date'], otherwise: 'Use $in.' },
};

const isNamed = (operator: Operator): operator is keyof typeof APPLIES =>
  operator in APPLIES;

/** Why a value can never be the fact's, with what to write instead. */
export function neverEqual(value: JsonValue, shapes: ValueShape[]): string {
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
    possible.find(one => String(one) === asWritten(value)) ??
    likelyMeant(asWritten(value), possible.map(String));
  const isFromForm = ({ setBy, values }: ValueShape) =>
    setBy?.parameter !== undefined && values?.includes(meant ?? '');
  if (shapes.some(({ setBy }) => setBy) && !shapes.some(isFromForm)) {
    // The mistake may as well be in a request type.
    return `${never}: no request type can produce it. What they produce: ${producers(
      shapes,
    )}.`;
  }
  return meant === undefined
    ? `${never}. Write one of: ${possible.map(quote).join(', ')}.`
    : `${never}. Did you mean ${quote(meant)}?`;
}

/** Values with where they are set, such as `"preview" (fixed in "preview-environment")`. */
function producers(shapes: ValueShape[]): string {
  const types = new Map<string, string[]>();
  for (const { values, setBy } of shapes) {
    if (values && setBy) {
      const { parameter, requestType } = setBy;
      const where =
        parameter === undefined ? 'fixed in' : `parameter "${parameter}" of`;
      const key = `${values.map(quote).join(', ')} (${where}`;
      types.set(key, [...(types.get(key) ?? []), quote(requestType)]);
    }
  }
  return [...types].map(([key, ids]) => `${key} ${ids.join(', ')})`).join('; ');
}

/** What is wrong with asking this of a fact of these shapes; `$contains` checks its own operand. */
export function operandProblems(options: {
  operator: Operator;
  operand: JsonValue;
  path: string;
  catalogue: FactCatalogue;
  at: string;
}): ConfigProblem[] {
  const { operator, operand, path: fact, catalogue, at } = options;
  const shapes = catalogue.find(fact)!;
  const problem = (message: string) => [{ path: at, message }];
  if (operator === '$exists') {
    return typeof operand === 'boolean'
      ? []
      : problem('$exists takes true or false without quotes.');
  }
  const secret = secretProblem(fact, catalogue);
  if (secret !== undefined) {
    return problem(secret);
  }
  if (!isNamed(operator)) {
    const wrong = orderingProblem(options);
    return wrong === undefined ? [] : problem(wrong);
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
    default:
      return applicable.some(shape => accepts(shape, operand))
        ? []
        : problem(
            `${fact || 'the element'} ${neverEqual(operand, applicable)}`,
          );
  }
}

/** Nobody may find a secret out by writing rules about it. */
function secretProblem(
  fact: string,
  catalogue: FactCatalogue,
): string | undefined {
  const declarations = catalogue.declarations(fact);
  const isSecret = ({ shapes }: Declaration) =>
    shapes.some(({ kind }) => kind === 'secret');
  const [secret] = declarations.filter(isSecret);
  return (
    secret &&
    `${fact} is a secret in the request type "${
      secret.requestType
    }", and all that can be asked of a secret is whether it was given. Write { ${fact}: { $exists: true } }${restriction(
      declarations.filter(one => !isSecret(one)),
    )}.`
  );
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
