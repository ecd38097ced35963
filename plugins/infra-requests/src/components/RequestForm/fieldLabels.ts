import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { propertyNames } from './formSteps';

/** The top-level parameter that a JSON pointer into a draft is about; empty when it is about none. */
export function fieldName(pointer: string): string {
  const [part, name] = segments(pointer);
  return part === 'parameters' ? name ?? '' : '';
}

/** How the form calls the field that a JSON pointer into a draft is about. */
export function fieldLabel(type: RequestType, pointer: string): string {
  const [part, ...path] = segments(pointer);
  if (part !== 'parameters' || path.length === 0) {
    return wordsOf(part ?? 'request');
  }
  return parameterLabel(type, path);
}

/** How the form calls a parameter, from its schema's title or else its name. */
export function parameterLabel(
  type: RequestType | undefined,
  path: string[],
): string {
  return path
    .map((name, depth) =>
      depth === 0
        ? titleOf(
            type?.parameters.map(step => step.schema),
            name,
          ) ?? wordsOf(name)
        : wordsOf(name),
    )
    .join(' › ');
}

/** How the form calls a value of a parameter, as far as it offers it by name. */
export function choiceLabel(
  type: RequestType | undefined,
  parameter: string,
  value: unknown,
): string | undefined {
  const schema = propertySchema(
    type?.parameters.map(step => step.schema),
    parameter,
  );
  if (Array.isArray(schema?.oneOf)) {
    const choice = schema.oneOf.find(one => one?.const === value);
    return textOrNothing(choice?.title);
  }
  return Array.isArray(schema?.enum) && Array.isArray(schema.enumNames)
    ? textOrNothing(schema.enumNames[schema.enum.indexOf(value)])
    : undefined;
}

/** The parameters in the order in which the form asks for them. */
export function parameterOrder(type: RequestType | undefined): string[] {
  return (type?.parameters ?? []).flatMap(step => [
    ...propertyNames(step.schema),
  ]);
}

/** `publicAccess` as "Public access". */
export function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function titleOf(schemas: unknown, name: string): string | undefined {
  const found = propertySchema(schemas, name);
  return typeof found?.title === 'string' ? found.title : undefined;
}

export type SchemaNode = Record<string, unknown>;

/** The first schema of a property anywhere in a step, conditional branches included. */
export function propertySchema(
  schema: unknown,
  name: string,
): SchemaNode | undefined {
  return propertySchemas(schema, name).at(0);
}

/** Every schema that a property has in a step, one per branch that asks for it. */
export function propertySchemas(schema: unknown, name: string): SchemaNode[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  const { properties = {} } = schema as {
    properties?: Record<string, SchemaNode>;
  };
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
  const inside = Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' ? [] : propertySchemas(value, name),
  );
  return typeof own === 'object' ? [own, ...inside] : inside;
}

export function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .filter(Boolean)
    .map(segment => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
