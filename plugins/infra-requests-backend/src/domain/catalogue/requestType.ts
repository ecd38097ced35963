import type { JsonValue } from '@backstage/types';
import type { ConfigProblem } from '../configuration/configProblem';
import { ConfigReader } from '../configuration/configReader';
import { readCost } from './costModel';
import {
  readEntity,
  readEnvironment,
  readIdentifiedBy,
  readInvolved,
  readLease,
  readOwner,
} from './requestSources';
import { parametersOf } from '../policy/factCatalogue';
import { readSteps, secretsOf } from './formSteps';
import type { RequestTypeDefinition } from '../types';

const KEYS = [
  'id',
  'title',
  'description',
  'category',
  'icon',
  'actions',
  'owner',
  'environment',
  'entity',
  'lease',
  'identifiedBy',
  'involved',
  'parameters',
  'cost',
] as const;

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
  const secrets = secretsOf(steps);
  // What is never kept can decide nothing, so nothing but the form knows of it.
  const parameters = new Map(
    [...parametersOf({ steps })].filter(([name]) => !secrets.includes(name)),
  );
  const required = new Set(
    steps.flatMap(({ schema }) =>
      Array.isArray(schema.required) ? schema.required : [],
    ),
  );
  const context = { reader, parameters, secrets };
  const ownerParameter = readOwner(type.owner, `${at}.owner`, {
    ...context,
    required,
  });
  const environment = readEnvironment(
    type.environment,
    `${at}.environment`,
    context,
  );
  const entityParameter = readEntity(type.entity, `${at}.entity`, context);
  const lease = readLease(type.lease, `${at}.lease`, context);
  const identifiedBy = readIdentifiedBy(
    type.identifiedBy,
    `${at}.identifiedBy`,
    context,
  );
  const involved = readInvolved(type.involved, `${at}.involved`, context);
  const cost = readCost(type.cost, `${at}.cost`, context);
  return {
    id: id ?? (typeof type.id === 'string' ? type.id : ''),
    title: title ?? '',
    description: description ?? '',
    category: category ?? '',
    ...(icon === undefined ? {} : { icon }),
    actions,
    ownerParameter,
    ...(environment === undefined ? {} : { environment }),
    ...(entityParameter === undefined ? {} : { entityParameter }),
    ...(lease === undefined ? {} : { lease }),
    ...(identifiedBy === undefined ? {} : { identifiedBy }),
    involved,
    secrets,
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
