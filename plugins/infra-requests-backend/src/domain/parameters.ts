import type {
  EntityRef,
  FieldProblem,
} from '@infra-requests/plugin-infra-requests-common';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { ErrorObject, ValidateFunction } from 'ajv';
import canonicalize from 'canonicalize';
import { parametersOf } from './factCatalogue';
import { compileSteps } from './parameterSchema';
import type { RequestTypeDefinition } from './types';

/** Enough for any form; more is not a form but a document. */
const MAX_BYTES = 32 * 1024;
const MAX_DEPTH = 32;

const compiled = new WeakMap<RequestTypeDefinition, ValidateFunction>();

function validatorOf(type: RequestTypeDefinition): ValidateFunction {
  const known = compiled.get(type) ?? compileSteps(type.steps);
  compiled.set(type, known);
  return known;
}

/** Everything that is wrong with the parameters of a request, every field at once. */
export function validateParameters(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): FieldProblem[] {
  if (isDeeperThan(parameters, MAX_DEPTH)) {
    return [
      {
        field: '/parameters',
        message: `is nested more than ${MAX_DEPTH} levels deep`,
      },
    ];
  }
  const bytes = Buffer.byteLength(canonicalize(parameters) ?? '');
  if (bytes > MAX_BYTES) {
    return [
      {
        field: '/parameters',
        message: `is too large: ${bytes} bytes where ${MAX_BYTES} are allowed`,
      },
    ];
  }
  const validate = validatorOf(type);
  const problems = validate(parameters)
    ? []
    : fieldProblems(type, validate.errors ?? []);
  const owner = parameters[type.ownerParameter];
  const ownerField = `/parameters/${escapePointer(type.ownerParameter)}`;
  if (
    typeof owner === 'string' &&
    ownerOf(type, parameters) === undefined &&
    !problems.some(({ field }) => field === ownerField)
  ) {
    problems.push({
      field: ownerField,
      message: 'must be an entity ref such as group:default/payments',
    });
  }
  return problems;
}

/** Walked without recursion, because the input may be hostile. */
function isDeeperThan(value: JsonValue, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) {
      return true;
    }
    level = level.flatMap(one =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return false;
}

const escapePointer = (name: string) =>
  name.replace(/~/g, '~0').replace(/\//g, '~1');

function fieldProblems(
  type: RequestTypeDefinition,
  errors: ErrorObject[],
): FieldProblem[] {
  const declared = parametersOf(type);
  const alternatives = errors.filter(
    ({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf',
  );
  const problems = errors
    .filter(error => !WRAPPERS.has(error.keyword))
    .filter(error => !belongsToOtherBranch(error, errors, alternatives))
    .filter(
      error =>
        !(
          alternatives.length > 0 &&
          error.keyword === 'unevaluatedProperties' &&
          declared.has(error.params.unevaluatedProperty)
        ),
    )
    .map(error => fieldProblem(error, declared));
  for (const error of alternatives) {
    const isCovered = errors.some(
      one =>
        !WRAPPERS.has(one.keyword) &&
        isWithin(one, error) &&
        !belongsToOtherBranch(one, errors, alternatives),
    );
    if (!isCovered) {
      problems.push({
        field: `/parameters${error.instancePath}`,
        message: 'does not fit any of the allowed combinations of values',
      });
    }
  }
  return problems.filter(
    (one, index) =>
      problems.findIndex(
        other => other.field === one.field && other.message === one.message,
      ) === index,
  );
}

/** Keywords whose errors only repeat that something inside them is wrong. */
const WRAPPERS = new Set(['oneOf', 'anyOf', 'if', 'dependencies']);

const isWithin = (error: ErrorObject, alternative: ErrorObject) =>
  error !== alternative &&
  error.schemaPath.startsWith(`${alternative.schemaPath}/`);

/**
 * Of alternatives, the one that was meant is the one whose fixed values (`const`, `enum`) agree with what was
 * given; what the others complain about would only confuse.
 */
function belongsToOtherBranch(
  error: ErrorObject,
  errors: ErrorObject[],
  alternatives: ErrorObject[],
): boolean {
  return alternatives.some(alternative => {
    if (!isWithin(error, alternative)) {
      return false;
    }
    const branch = error.schemaPath
      .slice(alternative.schemaPath.length + 1)
      .split('/')[0];
    return errors.some(
      one =>
        (one.keyword === 'const' || one.keyword === 'enum') &&
        one.schemaPath.startsWith(`${alternative.schemaPath}/${branch}/`),
    );
  });
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
    case 'false schema':
      return 'does not apply to the other values that were chosen';
    default:
      return message ?? `does not satisfy ${keyword}`;
  }
}

/** The owner that the parameters name, as a full ref in lower case; a bare name is a group's. */
export function ownerOf(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): EntityRef | undefined {
  const owner = textParameter(parameters, type.ownerParameter);
  if (owner === undefined) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/** The environment that a request with these parameters is for. */
export function environmentOf(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): string | undefined {
  const { environment } = type;
  if (environment === undefined) {
    return undefined;
  }
  return environment.kind === 'constant'
    ? environment.value
    : textParameter(parameters, environment.parameter);
}

function textParameter(
  parameters: JsonObject,
  name: string,
): string | undefined {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
