import type { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject, type ConfigReader } from '../configuration/configReader';
import { leaseHours } from './lease';
import { readParameterName, type ParameterContext } from './parameterName';
import type { ValueShape } from '../policy/valueShape';
import type { RequestTypeDefinition } from '../types';

/** As long as lists can be filtered by. */
const MAX_NAME = 100;

const canHoldText = ({ kind }: ValueShape) => kind === 'text' || kind === 'any';

/** The name under `{ parameter: name }`, if there is such a parameter that can hold text. */
function readTextParameter(
  input: JsonObject,
  at: string,
  context: ParameterContext,
): string | undefined {
  const { reader, parameters } = context;
  const object = reader.object(input, at, {
    keys: ['parameter'],
    example: '{ parameter: name }',
  });
  const name = readParameterName(object?.parameter, `${at}.parameter`, context);
  const shapes = name === undefined ? undefined : parameters.get(name);
  if (name === undefined || !shapes) {
    return undefined;
  }
  if (!shapes.every(canHoldText)) {
    reader.report(
      `${at}.parameter`,
      `the parameter "${name}" must be text. Give it type: string.`,
    );
  }
  return name;
}

/** Which parameter names the owner. */
export function readOwner(
  input: JsonValue | undefined,
  at: string,
  context: ParameterContext & { required: Set<JsonValue> },
): string {
  const { reader, parameters, required } = context;
  if (input !== undefined && !isJsonObject(input)) {
    reader.report(at, 'must be an object. Write { parameter: owner }.');
    return 'owner';
  }
  if (input === undefined && !parameters.has('owner')) {
    reader.report(
      at,
      'is missing, and there is no parameter "owner". Add a required parameter "owner", or write { parameter: name } with the one that names the owner.',
    );
    return 'owner';
  }
  const name = readTextParameter(input ?? { parameter: 'owner' }, at, context);
  if (name !== undefined && !required.has(name)) {
    reader.report(
      at,
      `the parameter "${name}" names the owner and must be required. Add it to "required" of its step.`,
    );
  }
  return name ?? 'owner';
}

function checkLength(names: string[], at: string, reader: ConfigReader) {
  for (const { length } of names.filter(name => name.length > MAX_NAME)) {
    reader.report(
      at,
      `has a name of ${length} characters where ${MAX_NAME} are allowed. Shorten it.`,
    );
  }
}

/** Where the environment comes from. */
export function readEnvironment(
  input: JsonValue | undefined,
  at: string,
  context: ParameterContext,
): RequestTypeDefinition['environment'] {
  const { reader, parameters } = context;
  if (input === undefined && !parameters.has('environment')) {
    return undefined;
  }
  const source = input ?? { parameter: 'environment' };
  if (!isJsonObject(source)) {
    const value = reader.text(
      source,
      at,
      'the name of the environment, or { parameter: name }',
    );
    checkLength([value ?? ''], at, reader);
    return value === undefined ? undefined : { kind: 'constant', value };
  }
  const parameter = readTextParameter(source, at, context) ?? '';
  const shapes = parameters.get(parameter) ?? [];
  checkLength(
    shapes.flatMap(({ values }) => values ?? []).map(String),
    at,
    reader,
  );
  // A parameter that is not there can be anything, so that rules on the environment are not called wrong too.
  return { kind: 'parameter', parameter };
}

/**
 * Which parameter names the catalog entity. Where there is a mistake in it, rules that read the entity must not be
 * called wrong as well.
 */
export function readEntity(
  input: JsonValue | undefined,
  at: string,
  context: ParameterContext,
): string | undefined {
  if (input === undefined) {
    return undefined;
  }
  if (!isJsonObject(input)) {
    context.reader.report(
      at,
      'must be an object. Write { parameter: service }.',
    );
    return '';
  }
  return readTextParameter(input, at, context) ?? '';
}

/** A ref, or a list of them. */
const canHoldRefs = (shape: ValueShape) =>
  shape.kind === 'list'
    ? shape.elements?.every(canHoldText) ?? true
    : canHoldText(shape);

/** Which parameters name users who take part, each once. */
export function readInvolved(
  input: JsonValue | undefined,
  at: string,
  context: ParameterContext,
): string[] {
  if (input === undefined) {
    return [];
  }
  const { reader, parameters } = context;
  const names = reader
    .list(input, at, {
      of: 'parameters that hold refs of users',
      example: '[committer]',
      mayBeEmpty: true,
    })
    .map((one, index) => {
      const name = readParameterName(one, `${at}[${index}]`, context);
      const shapes = name === undefined ? undefined : parameters.get(name);
      if (shapes && !shapes.every(canHoldRefs)) {
        reader.report(
          `${at}[${index}]`,
          `the parameter "${name}" must be text or a list of texts, to hold refs of users. Give it type: string, or type: array with items: { type: string }.`,
        );
      }
      return name;
    });
  return [...new Set(names.filter(name => name !== undefined))];
}

/** Which parameters tell one thing of this type from another; undefined where nothing is said. */
export function readIdentifiedBy(
  input: JsonValue | undefined,
  at: string,
  context: ParameterContext,
): string[] | undefined {
  if (input === undefined) {
    return undefined;
  }
  const names = context.reader
    .list(input, at, {
      of: 'parameters that tell one thing from another',
      example: '[name, environment]',
      mayBeEmpty: true,
    })
    .map((one, index) => readParameterName(one, `${at}[${index}]`, context));
  context.reader.unique(
    names.map((id, index) => ({ id, at: `${at}[${index}]` })),
    'parameter',
    'Name it once.',
  );
  return names.filter(name => name !== undefined);
}

const DURATION =
  'an ISO 8601 duration such as P14D for 14 days or PT8H for 8 hours';

/** How long what is asked for lives, or which parameter says so. */
export function readLease(
  input: JsonValue | undefined,
  at: string,
  context: ParameterContext,
): RequestTypeDefinition['lease'] {
  const { reader, parameters } = context;
  if (input === undefined) {
    return undefined;
  }
  if (!isJsonObject(input)) {
    const value = reader.text(input, at, `${DURATION}, or { parameter: name }`);
    if (value !== undefined && leaseHours(value) === undefined) {
      reader.report(at, `"${value}" is not a duration. Write ${DURATION}.`);
    }
    return { kind: 'constant', value: value ?? '' };
  }
  const parameter = readTextParameter(input, at, context) ?? '';
  for (const { values } of parameters.get(parameter) ?? []) {
    for (const value of values ?? []) {
      if (leaseHours(String(value)) === undefined) {
        reader.report(
          `${at}.parameter`,
          `the parameter "${parameter}" can be ${JSON.stringify(
            value,
          )}, which is not a duration. Let its values be ${DURATION}.`,
        );
      }
    }
  }
  return { kind: 'parameter', parameter };
}
