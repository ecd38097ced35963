import type { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from '../configuration/configReader';

/**
 * What values a fact can have, as far as it is known at load. `values` lists all of them; without it any value
 * of the kind is possible. A fact has several shapes where request types disagree.
 */
export interface ValueShape {
  kind:
    | 'text'
    | 'number'
    | 'boolean'
    | 'money'
    | 'date'
    | 'ref'
    | 'list'
    | 'object'
    /** A secret parameter: nothing of it is known but whether it was given. */
    | 'secret'
    | 'any';
  values?: Array<string | number | boolean>;
  integer?: boolean;
  minimum?: number;
  maximum?: number;
  /** Where the values come from, if that is not plain from the path of the fact: a parameter, or else a constant. */
  setBy?: { requestType: string; parameter?: string };
  /** Shapes of a list's elements. */
  elements?: ValueShape[];
  /** Shapes of an object's declared properties. */
  properties?: Map<string, ValueShape[]>;
  /** An object that may have properties beyond the declared ones. */
  open?: boolean;
  /** Declared where nobody can look from here, as by a module of the backend: whatever is asked of it may be right. */
  unchecked?: boolean;
}

const objects = (value: JsonValue | undefined): JsonObject[] =>
  Array.isArray(value)
    ? value.filter((item): item is JsonObject => isJsonObject(item))
    : [];

const objectValues = (value: JsonValue | undefined): JsonObject[] =>
  isJsonObject(value) ? objects(Object.values(value) as JsonValue[]) : [];

function shapesOfValues(values: JsonValue[]): ValueShape[] {
  const kinds = { text: 'string', number: 'number', boolean: 'boolean' };
  const simple = Object.entries(kinds).flatMap(([kind, type]) => {
    const matching = values.filter(value => typeof value === type);
    return matching.length === 0
      ? []
      : [
          {
            kind: kind as ValueShape['kind'],
            values: matching as ValueShape['values'],
          },
        ];
  });
  return [
    ...simple,
    ...(values.some(Array.isArray) ? [{ kind: 'list' as const }] : []),
    ...(values.some(isJsonObject) ? [{ kind: 'object' as const }] : []),
  ];
}

function shapeOfType(type: JsonValue, schema: JsonObject): ValueShape {
  const bound = (key: string) =>
    typeof schema[key] === 'number' ? (schema[key] as number) : undefined;
  switch (type) {
    case 'string':
      return { kind: schema.format === 'date' ? 'date' : 'text' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'number':
    case 'integer':
      return {
        kind: 'number',
        integer: type === 'integer',
        minimum: bound('minimum'),
        maximum: bound('maximum'),
      };
    case 'array':
      return { kind: 'list', elements: shapesOf(schema.items) };
    case 'object':
      return {
        kind: 'object',
        properties: declaredProperties(schema),
        open: schema.additionalProperties !== false,
      };
    default:
      return { kind: 'any' };
  }
}

/** The values that a JSON Schema admits, as far as rules need to know. */
export function shapesOf(schema: JsonValue | undefined): ValueShape[] {
  if (!isJsonObject(schema)) {
    return [{ kind: 'any' }];
  }
  if (schema.const !== undefined) {
    return shapesOfValues([schema.const]);
  }
  if (Array.isArray(schema.enum)) {
    return shapesOfValues(schema.enum);
  }
  const alternatives = [...objects(schema.oneOf), ...objects(schema.anyOf)];
  const types = [schema.type].flat().filter(type => type !== 'null');
  const labelled = alternatives.every(
    ({ const: constant, enum: values }) => constant !== undefined || values,
  );
  if (alternatives.length > 0 && (labelled || schema.type === undefined)) {
    return alternatives.flatMap(shapesOf);
  }
  if (schema.type === undefined && isJsonObject(schema.properties)) {
    return [shapeOfType('object', schema)];
  }
  return types.map(type => shapeOfType(type ?? null, schema));
}

/**
 * Every property that a schema declares somewhere, also in conditional parts such as `dependencies`. What the
 * unconditional part says about a property holds always, so conditional parts only add properties of their own.
 */
export function declaredProperties(
  schema: JsonObject,
): Map<string, ValueShape[]> {
  const declared = new Map<string, ValueShape[]>();
  if (isJsonObject(schema.properties)) {
    for (const [name, property] of Object.entries(schema.properties)) {
      declared.set(name, shapesOf(property));
    }
  }
  const conditional = new Map<string, ValueShape[]>();
  for (const part of conditionalParts(schema)) {
    for (const [name, shapes] of declaredProperties(part)) {
      conditional.set(name, [...(conditional.get(name) ?? []), ...shapes]);
    }
  }
  for (const [name, shapes] of conditional) {
    const known = declared.get(name);
    if (!known || known.every(({ kind }) => kind === 'any')) {
      const telling = shapes.filter(({ kind }) => kind !== 'any');
      declared.set(name, telling.length > 0 ? telling : shapes);
    }
  }
  return declared;
}

/** The parts of a schema that hold only sometimes, or beside others. */
export function conditionalParts(schema: JsonObject): JsonObject[] {
  return [
    ...objectValues(schema.dependencies),
    ...objectValues(schema.dependentSchemas),
    ...objects(schema.allOf),
    ...objects(schema.anyOf),
    ...objects(schema.oneOf),
    ...[schema.then, schema.else].filter(isJsonObject),
  ];
}
