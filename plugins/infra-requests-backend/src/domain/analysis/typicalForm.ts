import type { JsonObject, JsonValue } from '@backstage/types';
import { validateParameters } from '../catalogue/parameters';
import { isJsonObject } from '../configuration/configReader';
import { conditionalParts } from '../policy/valueShape';
import type { RequestTypeDefinition } from '../types';

/** Values to try for text that has to look like something. */
const TEXTS = [
  'example',
  'Example',
  'example-1',
  'group:default/example-team',
  'component:default/example',
  '1.0.0',
  '10.0.0.0/16',
  'P14D',
  'A1',
  '1',
];

const BY_FORMAT: Record<string, string> = {
  date: '2026-12-01',
  'date-time': '2026-12-01T09:00:00Z',
  time: '09:00:00Z',
  duration: 'P14D',
  email: 'somebody@example.test',
  uri: 'https://example.test/',
  url: 'https://example.test/',
  hostname: 'example.test',
  ipv4: '10.0.0.1',
  uuid: '0b5f9a52-6f0e-4f0a-9d43-1f8c5f6e2a11',
};

/** How often a form that is refused is corrected before it is given up. */
const ATTEMPTS = 25;

const objects = (value: JsonValue | undefined): JsonObject[] =>
  [value ?? null].flat().filter(isJsonObject);

/** What every part of a form says about each of its parameters, unconditional parts first. */
export function parameterSchemas(
  type: Pick<RequestTypeDefinition, 'steps'>,
): Map<string, JsonObject[]> {
  const found = new Map<string, JsonObject[]>();
  const read = (schema: JsonObject) => {
    for (const properties of objects(schema.properties)) {
      for (const [name, property] of Object.entries(properties)) {
        found.set(name, [...(found.get(name) ?? []), ...objects(property)]);
      }
    }
    conditionalParts(schema).forEach(read);
  };
  type.steps.forEach(({ schema }) => read(schema));
  return found;
}

/** Values that somebody might give, the most usual first. */
function candidates(schema: JsonObject): JsonValue[] {
  const said = [
    schema.default,
    schema.const,
    ...[schema.examples].flat(),
    ...[schema.enum].flat(),
  ].filter((one): one is JsonValue => one !== undefined && one !== null);
  if (schema.enum !== undefined || schema.const !== undefined) {
    return said;
  }
  const inside = [...objects(schema.oneOf), ...objects(schema.anyOf)];
  return [...said, ...byType(schema), ...inside.flatMap(candidates)];
}

function byType(schema: JsonObject): JsonValue[] {
  switch ([schema.type].flat()[0]) {
    case 'string':
      return textCandidates(schema);
    case 'integer':
    case 'number':
      return numberCandidates(schema);
    case 'boolean':
      return [false, true];
    case 'array':
      return listCandidates(schema);
    case 'object':
      return [objectCandidate(schema)];
    default:
      return ['example', 1, true];
  }
}

function textCandidates(schema: JsonObject): JsonValue[] {
  const minLength = Number(schema.minLength ?? 0);
  return [schema['ui:placeholder'], BY_FORMAT[String(schema.format)], ...TEXTS]
    .filter((one): one is string => typeof one === 'string')
    .map(one => one.padEnd(minLength, 'x'));
}

function numberCandidates(schema: JsonObject): JsonValue[] {
  const { minimum, maximum, multipleOf, exclusiveMinimum } = schema;
  return [minimum, multipleOf, 1, maximum, 0, Number(exclusiveMinimum) + 1]
    .filter(Number.isFinite)
    .map(Number);
}

function listCandidates(schema: JsonObject): JsonValue[] {
  const [item = {}] = objects(schema.items);
  const values = candidates(item);
  const minItems = Number(schema.minItems ?? 0);
  return [values.slice(0, minItems), values.slice(0, 1)];
}

function objectCandidate(schema: JsonObject): JsonObject {
  const required = [schema.required ?? []].flat();
  const [properties = {}] = objects(schema.properties);
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name))
      .flatMap(([name, property]) =>
        objects(property).map(one => [name, candidates(one)[0] ?? null]),
      ),
  );
}

/**
 * A form as somebody in a hurry would fill it in: what is required, and what is proposed. Undefined where no such
 * form was found that passes.
 */
export function typicalForm(
  type: RequestTypeDefinition,
): JsonObject | undefined {
  const schemas = parameterSchemas(type);
  const tried = new Map<string, JsonValue[]>();
  for (const [name, alternatives] of schemas) {
    tried.set(name, proposalsFor(type, name, alternatives));
  }
  const form: JsonObject = {};
  const fill = (name: string) => {
    const value = tried.get(name)?.shift();
    if (value === undefined) {
      delete form[name];
    } else {
      form[name] = value;
    }
  };
  for (const [name, [first]] of schemas) {
    if (first?.default !== undefined || requiredIn(type).has(name)) {
      fill(name);
    }
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const wrong = new Set(
      validateParameters(type, form).map(({ field }) =>
        field.split('/')[2]?.replace(/~1/g, '/').replace(/~0/g, '~'),
      ),
    );
    if (wrong.size === 0) {
      return form;
    }
    for (const name of wrong) {
      if (name !== undefined) {
        fill(name);
      }
    }
  }
  return undefined;
}

function proposalsFor(
  type: RequestTypeDefinition,
  name: string,
  schemas: JsonObject[],
): JsonValue[] {
  const values = schemas.flatMap(candidates);
  return name === type.ownerParameter
    ? ['group:default/example-team', ...values]
    : values;
}

/** The parameters that no form goes without. */
export function requiredIn(
  type: Pick<RequestTypeDefinition, 'steps'>,
): Set<string> {
  return new Set(
    type.steps.flatMap(({ schema }) =>
      [schema.required ?? []].flat().map(String),
    ),
  );
}
