import type { JsonObject } from '@backstage/types';
import {
  HIDDEN_SECRET,
  type FieldProblem,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { fieldName, propertySchemas } from './fieldLabels';
import { propertyNames } from './formSteps';

type Schema = Record<string, unknown>;

/** Whether a field's schema says that nobody is to see its value, as the server tells it. */
export function isSecret(schema: Schema | undefined): boolean {
  const options = schema?.['ui:options'] as Schema | undefined;
  return (
    String(schema?.['ui:field']).toLowerCase() === 'secret' ||
    schema?.['ui:widget'] === 'password' ||
    schema?.format === 'password' ||
    schema?.writeOnly === true ||
    options?.widget === 'password'
  );
}

/** The parameters of a form that are secrets, each as a whole. */
export function secretsOf(type: RequestType): Set<string> {
  const schemas = type.parameters.map(step => step.schema);
  const names = schemas.flatMap(schema => [...propertyNames(schema)]);
  return new Set(
    names.filter(name => propertySchemas(schemas, name).some(isSecret)),
  );
}

/** Values that may be kept somewhere: without anything that was entered as a secret. */
export function withoutSecrets(
  type: RequestType,
  values: JsonObject,
): JsonObject {
  const secrets = secretsOf(type);
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !secrets.has(name)),
  );
}

/** Values that may be asked about: a mark says that a secret is there, and nothing more. */
export function withMarks(type: RequestType, values: JsonObject): JsonObject {
  const secrets = secretsOf(type);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      secrets.has(name) && value ? HIDDEN_SECRET : value,
    ]),
  );
}

/** Problems without those that only say that a mark is no secret. */
export function withoutMarked(
  problems: FieldProblem[],
  values: JsonObject,
): FieldProblem[] {
  return problems.filter(
    ({ field }) => values[fieldName(field)] !== HIDDEN_SECRET,
  );
}

/** Whether a form error, such as one at `.token`, is about a secret of which only the mark is there. */
export function isHidden(values: JsonObject, property = ''): boolean {
  return Object.entries(values).some(
    ([name, value]) =>
      value === HIDDEN_SECRET &&
      (property === `.${name}` || property === `['${name}']`),
  );
}

/** What somebody types where a hidden secret was starts afresh: the mark is no part of it. */
export function withoutMarks(
  before: JsonObject,
  changed: JsonObject,
): JsonObject {
  return Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [
      name,
      before[name] === HIDDEN_SECRET &&
      value !== HIDDEN_SECRET &&
      typeof value === 'string'
        ? value.replaceAll(HIDDEN_SECRET[0], '')
        : value,
    ]),
  );
}
