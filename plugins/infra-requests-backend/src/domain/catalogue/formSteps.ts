import type { JsonObject, JsonValue } from '@backstage/types';
import { asWritten } from '../configuration/configProblem';
import { ConfigReader, isJsonObject } from '../configuration/configReader';
import { compileSchema } from './parameterSchema';
import type { RequestTypeStep } from '../types';
import { conditionalParts, declaredProperties } from '../policy/valueShape';

/** What a step may hold; `additionalProperties` is missing on purpose, undeclared parameters are always refused. */
const STEP_KEYS = [
  'title',
  'description',
  'type',
  'required',
  'properties',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
  '$defs',
  'definitions',
] as const;

const EXAMPLE =
  '{ title: Size, required: [size], properties: { size: { type: string } } }';
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

const RESERVED = ['__proto__', 'constructor', 'prototype'];

const propertiesOf = (schema: JsonObject): JsonObject =>
  isJsonObject(schema.properties) ? schema.properties : {};

/** Reads one step or a list of steps, in the form of Scaffolder template parameters. */
export function readSteps(
  input: JsonValue | undefined,
  at: string,
  options: { reader: ConfigReader; title: string },
): RequestTypeStep[] {
  const { reader } = options;
  const single = isJsonObject(input);
  const steps = (
    single
      ? [input as JsonValue]
      : reader.list(input, at, { of: 'steps', example: `[${EXAMPLE}]` })
  )
    .map((one, index) => ({ one, at: single ? at : `${at}[${index}]` }))
    .map(step => ({
      at: step.at,
      step: readStep(step.one, step.at, options),
    }))
    .filter(
      (read): read is { at: string; step: RequestTypeStep } =>
        read.step !== undefined,
    );
  reader.unique(
    steps.flatMap(read =>
      Object.keys(propertiesOf(read.step.schema)).map(id => ({
        id,
        at: `${read.at}.properties.${id}`,
      })),
    ),
    'parameter',
  );
  return steps.map(({ step }) => step);
}

function readStep(
  input: JsonValue,
  at: string,
  options: { reader: ConfigReader; title: string },
): RequestTypeStep | undefined {
  const { reader } = options;
  if (!isJsonObject(input)) {
    reader.object(input, at, { keys: STEP_KEYS, example: EXAMPLE });
    return undefined;
  }
  reader.object(
    Object.fromEntries(
      Object.entries(input).filter(([key]) => !key.startsWith('ui:')),
    ),
    at,
    { keys: STEP_KEYS, example: EXAMPLE },
  );
  const title = reader.optionalText(input.title, `${at}.title`, 'Size');
  const description = reader.optionalText(
    input.description,
    `${at}.description`,
    'what this step is about',
  );
  checkSecrets(input, at, { reader });
  checkSchema(input, at, reader);
  checkReserved(input, at, reader);
  for (const name of declaredProperties(input).keys()) {
    if (!NAME.test(name)) {
      reader.report(
        `${at}.properties.${name}`,
        `"${name}" cannot name a parameter, because rules could not read it. Use letters, digits, "_" and "-" only.`,
      );
    }
  }
  checkRequired(input, at, reader);
  return {
    title: title ?? options.title,
    ...(description === undefined ? {} : { description }),
    schema: input,
  };
}

function checkRequired(step: JsonObject, at: string, reader: ConfigReader) {
  const declared = declaredProperties(step);
  const required = Array.isArray(step.required) ? step.required : [];
  required.forEach((name, index) => {
    if (!declared.has(asWritten(name))) {
      reader.report(
        `${at}.required[${index}]`,
        `there is no parameter "${asWritten(
          name,
        )}" in this step, so the form could never be completed. Declare it under properties.`,
      );
    }
  });
}

/** Names the parameters that ajv cannot compile, or the step where none is to blame alone. */
function checkSchema(step: JsonObject, at: string, reader: ConfigReader) {
  const known: readonly string[] = STEP_KEYS;
  const failure = compileFailure(
    Object.fromEntries(
      Object.entries(step).filter(([key]) => known.includes(key)),
    ),
  );
  if (failure === undefined) {
    return;
  }
  const blamed = Object.entries(propertiesOf(step)).flatMap(
    ([name, schema]) => {
      const reason = compileFailure(schema ?? null);
      return reason === undefined || reason.includes("can't resolve reference")
        ? []
        : [{ path: `${at}.properties.${name}`, reason }];
    },
  );
  const where = blamed.length > 0 ? blamed : [{ path: at, reason: failure }];
  for (const { path, reason } of where) {
    reader.report(
      path,
      `is not a JSON Schema that can be used: ${reason}. Correct it as JSON Schema 2019-09 says.`,
    );
  }
}

function compileFailure(schema: JsonValue): string | undefined {
  if (!isJsonObject(schema)) {
    return 'it must be an object';
  }
  try {
    compileSchema(schema);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Names that reach into prototypes, in parameters and in the properties of parameters. */
function checkReserved(value: JsonValue, at: string, reader: ConfigReader) {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  const names = Array.isArray(value) ? [] : Object.keys(propertiesOf(value));
  for (const name of names.filter(one => RESERVED.includes(one))) {
    reader.report(
      `${at}.properties.${name}`,
      `"${name}" cannot name a parameter, because it means something to JavaScript. Choose another name.`,
    );
  }
  for (const [key, inner] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${at}[${key}]` : `${at}.${key}`;
    checkReserved(inner ?? null, path, reader);
  }
}

const isMarkedSecret = (schema: JsonObject) =>
  schema['ui:field'] === 'Secret' ||
  schema['ui:widget'] === 'password' ||
  schema.format === 'password' ||
  schema.writeOnly === true ||
  (isJsonObject(schema['ui:options']) &&
    schema['ui:options'].widget === 'password');

/** A step with its conditional parts. */
const partsOf = (schema: JsonObject): JsonObject[] => [
  schema,
  ...conditionalParts(schema).flatMap(partsOf),
];

/** The parameters that are marked as secret, each as a whole. */
export function secretsOf(steps: RequestTypeStep[]): string[] {
  const names = steps.flatMap(({ schema }) =>
    partsOf(schema).flatMap(part =>
      Object.entries(propertiesOf(part)).flatMap(([name, property]) =>
        isJsonObject(property) && isMarkedSecret(property) ? [name] : [],
      ),
    ),
  );
  return [...new Set(names)];
}

/**
 * A secret is kept out of everything that is stored and shown as a whole parameter, so there is no such thing as a
 * parameter with a secret in it.
 */
function checkSecrets(
  value: JsonValue,
  at: string,
  options: { reader: ConfigReader; isParameter?: boolean; inside?: boolean },
) {
  const { reader, isParameter, inside } = options;
  if (Array.isArray(value)) {
    value.forEach((one, index) =>
      checkSecrets(one, `${at}[${index}]`, { reader, inside }),
    );
    return;
  }
  if (!isJsonObject(value)) {
    return;
  }
  if (isMarkedSecret(value) && !isParameter) {
    reader.report(
      at,
      'is a secret inside of a parameter, where nothing could keep it out of the record. Make it a parameter of its own.',
    );
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'properties' && isJsonObject(inner) && !inside) {
      for (const [name, property] of Object.entries(inner)) {
        checkSecrets(property ?? null, `${at}.properties.${name}`, {
          reader,
          isParameter: true,
          inside: true,
        });
      }
    } else {
      checkSecrets(inner ?? null, `${at}.${key}`, { reader, inside });
    }
  }
}
