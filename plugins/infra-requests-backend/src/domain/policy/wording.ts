import type { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from '../configuration/configReader';
import type { RequestTypeDefinition, Wording } from '../types';
import { titleOf } from './english';
import { conditionalParts } from './valueShape';

type Words = Wording[string][string];

/** What the forms call the facts and their values, by request type and fact path. */
export function wordingOf(requestTypes: RequestTypeDefinition[]): Wording {
  const type: Words = {
    title: 'request type',
    values: Object.fromEntries(
      requestTypes.map(({ id, title }) => [id, title]),
    ),
  };
  return Object.fromEntries(
    requestTypes.map(one => [one.id, { type, ...wordsOf(one) }]),
  );
}

/** What a form calls a parameter: its title, or its name in plain words. */
export function fieldTitle(
  type: RequestTypeDefinition,
  parameter: string,
): string {
  const path = `parameters.${parameter}`;
  const words = wordsOf(type);
  const title = Object.hasOwn(words, path) ? words[path].title : undefined;
  return title ?? titleOf(parameter);
}

function wordsOf({ steps, environment }: RequestTypeDefinition) {
  const words: Record<string, Words> = {};
  for (const { schema } of steps) {
    collect(schema, 'parameters', words);
  }
  const parameter =
    environment?.kind === 'parameter' &&
    words[`parameters.${environment.parameter}`];
  return parameter ? { ...words, environment: parameter } : words;
}

/** What an earlier part of the form calls something counts; a later one adds the values that only it has. */
function collect(
  schema: JsonObject,
  at: string,
  into: Record<string, Words>,
): void {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  for (const [name, property] of Object.entries(properties)) {
    if (isJsonObject(property)) {
      const path = `${at}.${name}`;
      const known = Object.hasOwn(into, path) ? into[path] : {};
      const merged = merge(known, readWords(property));
      if (Object.keys(merged).length > 0) {
        into[path] = merged;
      }
      collect(property, path, into);
    }
  }
  for (const part of conditionalParts(schema)) {
    collect(part, at, into);
  }
}

function merge(known: Words, more: Words): Words {
  const title = known.title ?? more.title;
  const values = { ...more.values, ...known.values };
  return {
    ...(title === undefined ? {} : { title }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
  };
}

function readWords(property: JsonObject): Words {
  const { title } = property;
  return {
    ...(typeof title === 'string' && title !== '' ? { title } : {}),
    values: Object.fromEntries([
      ...labelled(property.enum, property.enumNames),
      ...alternatives(property.oneOf),
      ...alternatives(property.anyOf),
    ]),
  };
}

function labelled(
  values: JsonValue | undefined,
  names: JsonValue | undefined,
): Array<[string, string]> {
  return Array.isArray(values) && Array.isArray(names)
    ? values.flatMap((value, index) => entryOf(value, names[index]))
    : [];
}

function alternatives(of: JsonValue | undefined): Array<[string, string]> {
  return Array.isArray(of)
    ? of.flatMap(one =>
        isJsonObject(one) ? entryOf(one.const, one.title) : [],
      )
    : [];
}

function entryOf(
  value: JsonValue | undefined,
  name: JsonValue | undefined,
): Array<[string, string]> {
  return ['string', 'number', 'boolean'].includes(typeof value) &&
    typeof name === 'string'
    ? [[String(value), name]]
    : [];
}
