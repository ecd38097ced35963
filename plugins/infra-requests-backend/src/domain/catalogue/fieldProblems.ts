import type { FieldProblem } from '@infra-requests/plugin-infra-requests-common';
import type { ErrorObject } from 'ajv';
import { parametersOf } from '../policy/factCatalogue';
import type { RequestTypeDefinition } from '../types';

/** A name as a part of a JSON pointer. */
export const escapePointer = (name: string) =>
  name.replace(/~/g, '~0').replace(/\//g, '~1');

/** Keywords whose errors only repeat that something inside them is wrong. */
const WRAPPERS = new Set(['oneOf', 'anyOf', 'if']);

const isWithin = (error: ErrorObject, alternative: ErrorObject) =>
  error.schemaPath.startsWith(`${alternative.schemaPath}/`);

/** ajv's errors as problems of fields, without the noise that alternatives make. */
export function fieldProblems(
  type: RequestTypeDefinition,
  errors: ErrorObject[],
): FieldProblem[] {
  const declared = parametersOf(type);
  const alternatives = errors.filter(
    ({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf',
  );
  const telling = errors.filter(
    error =>
      !WRAPPERS.has(error.keyword) &&
      !alternatives.some(one => isOfOtherBranch(error, one, errors)) &&
      !followsFrom(error, alternatives, declared),
  );
  const unexplained = alternatives.filter(
    alternative => !telling.some(error => isWithin(error, alternative)),
  );
  return withoutDuplicates([
    ...telling.map(error => fieldProblem(error, declared)),
    ...unexplained.map(({ instancePath }) => ({
      field: `/parameters${instancePath}`,
      message: 'does not fit any of the allowed combinations of values',
    })),
  ]);
}

function withoutDuplicates(problems: FieldProblem[]): FieldProblem[] {
  const distinct = new Map(
    problems.map(problem => [`${problem.field} ${problem.message}`, problem]),
  );
  return [...distinct.values()];
}

/** No alternative declares a parameter as long as none of them fits. */
function followsFrom(
  error: ErrorObject,
  alternatives: ErrorObject[],
  declared: ReadonlyMap<string, unknown>,
): boolean {
  return (
    alternatives.length > 0 &&
    error.keyword === 'unevaluatedProperties' &&
    declared.has(error.params.unevaluatedProperty)
  );
}

/**
 * Of alternatives, the one that was meant is the one whose fixed values (`const`, `enum`) agree with what was
 * given; what the others complain about would only confuse. Under `dependencies` only the value that decides
 * between the alternatives counts.
 */
function isOfOtherBranch(
  error: ErrorObject,
  alternative: ErrorObject,
  errors: ErrorObject[],
): boolean {
  if (!isWithin(error, alternative)) {
    return false;
  }
  const { schemaPath, instancePath } = alternative;
  const branch = error.schemaPath.slice(schemaPath.length + 1).split('/')[0];
  const decider = /\/dependencies\/([^/]+)\/oneOf$/.exec(schemaPath)?.[1];
  return errors.some(
    one =>
      (one.keyword === 'const' || one.keyword === 'enum') &&
      one.schemaPath.startsWith(`${schemaPath}/${branch}/`) &&
      (decider === undefined ||
        one.instancePath === `${instancePath}/${decider}`),
  );
}

function fieldProblem(
  error: ErrorObject,
  declared: ReadonlyMap<string, unknown>,
): FieldProblem {
  const { keyword, params } = error;
  const at = `/parameters${error.instancePath}`;
  const inside = (name: string) => `${at}/${escapePointer(name)}`;
  switch (keyword) {
    case 'required':
    case 'dependencies':
    case 'dependentRequired':
      return { field: inside(params.missingProperty), message: 'is required' };
    case 'additionalProperties':
      return {
        field: inside(params.additionalProperty),
        message: 'is not a known parameter',
      };
    case 'unevaluatedProperties':
      return {
        field: inside(params.unevaluatedProperty),
        message:
          error.instancePath === '' && declared.has(params.unevaluatedProperty)
            ? 'does not apply to the other values that were chosen'
            : 'is not a known parameter',
      };
    default:
      return { field: at, message: sentence(error) };
  }
}

const TYPE_WORDS: Record<string, string> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

const count = (amount: number, what: string) =>
  `${amount} ${what}${amount === 1 ? '' : 's'}`;

const quoted = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);

function sentence({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return `must be ${[params.type]
        .flat()
        .map((type: string) => TYPE_WORDS[type] ?? type)
        .join(' or ')}`;
    case 'enum':
      return `must be one of: ${params.allowedValues.map(quoted).join(', ')}`;
    case 'const':
      return `must be ${quoted(params.allowedValue)}`;
    case 'minimum':
      return `must be at least ${params.limit}`;
    case 'maximum':
      return `must be at most ${params.limit}`;
    case 'exclusiveMinimum':
      return `must be more than ${params.limit}`;
    case 'exclusiveMaximum':
      return `must be less than ${params.limit}`;
    case 'multipleOf':
      return `must be a multiple of ${params.multipleOf}`;
    case 'minLength':
      return params.limit === 1
        ? 'must not be empty'
        : `must have at least ${count(params.limit, 'character')}`;
    case 'maxLength':
      return `must have at most ${count(params.limit, 'character')}`;
    case 'pattern':
      return `must match the pattern ${params.pattern}`;
    case 'format':
      return `must be a valid ${params.format}`;
    case 'minItems':
      return `must have at least ${count(params.limit, 'item')}`;
    case 'maxItems':
      return `must have at most ${count(params.limit, 'item')}`;
    case 'uniqueItems':
      return 'must not list the same item twice';
    case 'not':
    case 'false schema':
      return 'does not apply to the other values that were chosen';
    default:
      return message ?? `does not satisfy ${keyword}`;
  }
}
