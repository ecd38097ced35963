import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  EntityRef,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { propertySchemas, type SchemaNode } from './fieldLabels';
import { fits } from './fitting';
import { secretsOf } from './hiddenSecrets';

/** What a link says that a form is to start with. */
export interface Prefill {
  parameters: JsonObject;
  action?: string;
  justification?: string;
  requestedFor?: EntityRef;
  /** Names in the link that mean nothing here, or whose values do not fit. */
  ignored: string[];
}

/** The request to copy from. */
export const COPY_FROM = 'from';

const MAX_JUSTIFICATION = 4000;

/**
 * Reads a link such as `?owner=group:default/payments&environment=staging`. A name that comes several times is a
 * list. Secrets are never taken from an address: it is kept by browsers and logged by servers.
 */
export function prefillOf(type: RequestType, query: URLSearchParams): Prefill {
  const prefill: Prefill = { parameters: {}, ignored: [] };
  const names = [...new Set(query.keys())].filter(name => name !== COPY_FROM);
  for (const name of names) {
    const taken = take(name, query.getAll(name), { type, prefill });
    if (!taken) {
      prefill.ignored.push(name);
    }
  }
  return prefill;
}

type About = { type: RequestType; prefill: Prefill };

/** Whether what the link says under a name could be taken. */
function take(
  name: string,
  texts: string[],
  { type, prefill }: About,
): boolean {
  const [text] = texts;
  switch (name) {
    case 'action':
      prefill.action = type.actions.find(action => action === text);
      return prefill.action !== undefined;
    case 'justification':
      prefill.justification = text.slice(0, MAX_JUSTIFICATION);
      return true;
    case 'requestedFor':
      prefill.requestedFor = userRef(text);
      return prefill.requestedFor !== undefined;
    default: {
      const value = secretsOf(type).has(name)
        ? undefined
        : valueOf(type, name, texts);
      if (value !== undefined) {
        prefill.parameters[name] = value;
      }
      return value !== undefined;
    }
  }
}

function valueOf(
  type: RequestType,
  name: string,
  texts: string[],
): JsonValue | undefined {
  const steps = type.parameters.map(step => step.schema);
  return propertySchemas(steps, name)
    .map(schema => ({ schema, value: typed(schema, texts) }))
    .find(({ schema, value }) => value !== undefined && fits(schema, value))
    ?.value;
}

/** Texts as a value of the type that a schema asks for. */
function typed(schema: SchemaNode, texts: string[]): JsonValue | undefined {
  const types = [schema.type ?? 'string'].flat();
  if (types.includes('array')) {
    const items = (schema.items ?? {}) as SchemaNode;
    const values = texts.map(text => typed(items, [text]));
    return values.every(value => value !== undefined) ? values : undefined;
  }
  return texts.length === 1 ? single(schema, types, texts[0]) : undefined;
}

function single(
  schema: SchemaNode,
  types: unknown[],
  text: string,
): JsonValue | undefined {
  const choice = choicesOf(schema).find(one => String(one) === text);
  if (choice !== undefined) {
    return choice;
  }
  if (types.includes('boolean') && /^(true|false)$/.test(text)) {
    return text === 'true';
  }
  const number = text.trim() === '' ? NaN : Number(text);
  if (
    (types.includes('integer') || types.includes('number')) &&
    Number.isFinite(number)
  ) {
    return number;
  }
  return types.includes('string') ? text : undefined;
}

function choicesOf({ enum: values, oneOf }: SchemaNode): JsonValue[] {
  if (Array.isArray(values)) {
    return values;
  }
  return Array.isArray(oneOf)
    ? oneOf.flatMap(one => (one?.const === undefined ? [] : [one.const]))
    : [];
}

function userRef(text: string): EntityRef | undefined {
  try {
    const ref = parseEntityRef(text, {
      defaultKind: 'user',
      defaultNamespace: 'default',
    });
    return ref.kind.toLowerCase() === 'user'
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
