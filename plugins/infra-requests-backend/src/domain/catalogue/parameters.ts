import type {
  EntityRef,
  FieldProblem,
} from '@infra-requests/plugin-infra-requests-common';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { ValidateFunction } from 'ajv';
import canonicalize from 'canonicalize';
import { escapePointer, fieldProblems } from './fieldProblems';
import { canonicalRef } from '../policy/accepts';
import { leaseHours, leaseOf } from './lease';
import { compileSteps } from './parameterSchema';
import { textParameter } from './parameterValue';
import { hiddenSecrets } from './secrets';
import type { RequestTypeDefinition } from '../types';

/** Enough for any form; more is not a form but a document. */
const MAX_BYTES = 32 * 1024;
const MAX_DEPTH = 32;

const compiled = new WeakMap<RequestTypeDefinition, ValidateFunction>();

function validatorOf(type: RequestTypeDefinition): ValidateFunction {
  const known = compiled.get(type) ?? compileSteps(type.steps);
  compiled.set(type, known);
  return known;
}

/** Where a problem with a parameter belongs. */
export const fieldOf = (name: string) => `/parameters/${escapePointer(name)}`;

/**
 * Everything that is wrong with the parameters of a request, every field at once. A secret of which only the mark is
 * there was checked when it was given, and is not checked again.
 */
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
  const hidden = hiddenSecrets(type, parameters).map(fieldOf);
  const problems = validate(parameters)
    ? []
    : fieldProblems(type, validate.errors ?? []).filter(
        ({ field }) =>
          !hidden.some(one => field === one || field.startsWith(`${one}/`)),
      );
  const wrong = unusable(type, parameters).filter(
    one => !problems.some(({ field }) => field === one.field),
  );
  return [...problems, ...wrong];
}

/** What the form takes, but cannot be what it is said to be. */
function unusable(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): FieldProblem[] {
  const { ownerParameter, entityParameter, lease } = type;
  const problems: FieldProblem[] = [];
  if (
    typeof parameters[ownerParameter] === 'string' &&
    ownerOf(type, parameters) === undefined
  ) {
    problems.push({
      field: fieldOf(ownerParameter),
      message: 'must be an entity ref such as group:default/payments',
    });
  }
  if (
    entityParameter !== undefined &&
    textParameter(parameters, entityParameter) !== undefined &&
    entityOf(type, parameters) === undefined
  ) {
    problems.push({
      field: fieldOf(entityParameter),
      message: 'must be an entity ref such as component:default/payments-api',
    });
  }
  const duration = leaseOf(type, parameters);
  if (
    lease?.kind === 'parameter' &&
    duration !== undefined &&
    leaseHours(duration) === undefined
  ) {
    problems.push({
      field: fieldOf(lease.parameter),
      message: 'must be a duration such as P14D (14 days) or PT8H (8 hours)',
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

/** The owner that the parameters name, as a full ref in lower case; a bare name is a group's. */
export function ownerOf(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): EntityRef | undefined {
  return refIn(parameters, type.ownerParameter, 'group');
}

/** The catalog entity that the parameters name, as a full ref in lower case; a bare name is a component's. */
export function entityOf(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): EntityRef | undefined {
  const { entityParameter, ownerParameter } = type;
  if (entityParameter === undefined || entityParameter === ownerParameter) {
    return entityParameter && ownerOf(type, parameters);
  }
  return refIn(parameters, entityParameter, 'component');
}

function refIn(
  parameters: JsonObject,
  name: string,
  defaultKind: string,
): EntityRef | undefined {
  const text = textParameter(parameters, name);
  return text === undefined ? undefined : fullRef(text, defaultKind);
}

/** A ref in full and in lower case; undefined for what is none. */
export function fullRef(
  text: string,
  defaultKind: string,
): EntityRef | undefined {
  try {
    const ref = parseEntityRef(text, {
      defaultKind,
      defaultNamespace: 'default',
    });
    return canonicalRef(stringifyEntityRef(ref));
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
