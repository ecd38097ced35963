import type { JsonObject, JsonValue } from '@backstage/types';
import { suggest, type ConfigProblem } from '../configuration/configProblem';
import { ConfigReader, isJsonObject } from '../configuration/configReader';
import { readCost } from './costModel';
import { parametersOf } from '../policy/factCatalogue';
import { readSteps } from './formSteps';
import type { RequestTypeDefinition } from '../types';
import type { ValueShape } from '../policy/valueShape';

const KEYS = [
  'id',
  'title',
  'description',
  'category',
  'icon',
  'actions',
  'owner',
  'environment',
  'parameters',
  'cost',
] as const;

/** As long as lists can be filtered by. */
const MAX_NAME = 100;

const EXAMPLE = '{ id: database, title: …, parameters: [ … ], cost: … }';

/**
 * Reads the catalogue of what can be asked for. A type with mistakes is returned as far as it could be read, so
 * that rules which name its parameters are not called wrong as well; whoever starts must look at `problems`.
 */
export function parseRequestTypes(
  input: JsonValue | undefined,
  options: { at?: string } = {},
): { requestTypes: RequestTypeDefinition[]; problems: ConfigProblem[] } {
  const at = options.at ?? 'infraRequests.requestTypes';
  const reader = new ConfigReader();
  if (input === undefined) {
    return { requestTypes: [], problems: [] };
  }
  const types = reader
    .list(input, at, {
      of: 'request types',
      example: `[${EXAMPLE}]`,
      mayBeEmpty: true,
    })
    .map((one, index) => readRequestType(one, `${at}[${index}]`, reader));
  reader.unique(
    types.map((type, index) => ({
      id: type?.id || undefined,
      at: `${at}[${index}].id`,
    })),
    'request type id',
  );
  return {
    requestTypes: types.filter(
      (type): type is RequestTypeDefinition => type !== undefined,
    ),
    problems: reader.problems,
  };
}

function readRequestType(
  input: JsonValue,
  at: string,
  reader: ConfigReader,
): RequestTypeDefinition | undefined {
  const type = reader.object(input, at, { keys: KEYS, example: EXAMPLE });
  if (!type) {
    return undefined;
  }
  const id = reader.id(type.id, `${at}.id`, 'database');
  const title = reader.text(type.title, `${at}.title`, 'PostgreSQL database');
  const description = reader.text(
    type.description,
    `${at}.description`,
    'one sentence on what people get',
  );
  const category = reader.text(type.category, `${at}.category`, 'Data');
  const icon = reader.optionalText(type.icon, `${at}.icon`, 'storage');
  const actions = readActions(type.actions, `${at}.actions`, reader);
  const steps = readSteps(type.parameters, `${at}.parameters`, {
    reader,
    title: title ?? 'Parameters',
  });
  const parameters = parametersOf({ steps });
  const required = new Set(
    steps.flatMap(({ schema }) =>
      Array.isArray(schema.required) ? schema.required : [],
    ),
  );
  const ownerParameter = readOwner(type.owner, `${at}.owner`, {
    reader,
    parameters,
    required,
  });
  const environment = readEnvironment(type.environment, `${at}.environment`, {
    reader,
    parameters,
  });
  const cost = readCost(type.cost, `${at}.cost`, { reader, parameters });
  return {
    secrets: [],
    id: id ?? (typeof type.id === 'string' ? type.id : ''),
    title: title ?? '',
    description: description ?? '',
    category: category ?? '',
    ...(icon === undefined ? {} : { icon }),
    actions,
    ownerParameter,
    ...(environment === undefined ? {} : { environment }),
    steps,
    cost,
  };
}

function readActions(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): string[] {
  if (input === undefined) {
    return ['create'];
  }
  const actions = reader
    .list(input, at, { of: 'actions', example: '[create, change]' })
    .map((one, index) => reader.id(one, `${at}[${index}]`, 'create'));
  reader.unique(
    actions.map((id, index) => ({ id, at: `${at}[${index}]` })),
    'action',
  );
  return actions.filter((one): one is string => one !== undefined);
}

interface ParameterContext {
  reader: ConfigReader;
  parameters: Map<string, ValueShape[]>;
}

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
  const name = reader.text(
    object?.parameter,
    `${at}.parameter`,
    'the name of a parameter',
  );
  if (name === undefined) {
    return undefined;
  }
  const shapes = parameters.get(name);
  if (!shapes) {
    reader.report(
      `${at}.parameter`,
      `there is no parameter "${name}". ${suggest(name, [
        ...parameters.keys(),
      ])}`,
    );
    return undefined;
  }
  if (!shapes.every(({ kind }) => kind === 'text' || kind === 'any')) {
    reader.report(
      `${at}.parameter`,
      `the parameter "${name}" must be text. Give it type: string.`,
    );
  }
  return name;
}

function readOwner(
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

function readEnvironment(
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
