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
import { compileSteps } from './parameterSchema';
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
    const ref = parseEntityRef(owner, {
      defaultKind: 'group',
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

function textParameter(
  parameters: JsonObject,
  name: string,
): string | undefined {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
