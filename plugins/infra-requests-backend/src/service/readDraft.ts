import type { JsonObject } from '@backstage/types';
import {
  whatIsSaid,
  type EntityRef,
  type FieldProblem,
  type RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import {
  filledIn,
  missingParameters,
  type FilledIn,
} from '../domain/catalogue/draftFacts';
import { leaseOf } from '../domain/catalogue/lease';
import {
  entityOf,
  environmentOf,
  fieldOf,
  validateParameters,
} from '../domain/catalogue/parameters';
import { hiddenSecrets, withoutSecrets } from '../domain/catalogue/secrets';
import type {
  Facts,
  RequestRecord,
  RequestTypeDefinition,
} from '../domain/types';
import type { ApproverDirectory } from './ApproverDirectory';
import type { EntityDirectory } from './EntityDirectory';
import { InvalidRequestError } from './InvalidRequestError';
import { readNotBefore } from './readNotBefore';
import { doesNotExist, readPeople } from './readPeople';

/** Environments are filtered by; an index entry has an upper size. */
const MAX_ENVIRONMENT_LENGTH = 100;

const UNEXPLAINED_EMERGENCY: FieldProblem = {
  field: '/justification',
  message: 'is required for an emergency: say what happened',
};

/** A draft with its type looked up, its refs in full form, and everything that is wrong with it. */
export interface ReadDraft extends FilledIn {
  requestedFor?: EntityRef;
  involved?: EntityRef[];
  justification?: string;
  emergency?: true;
  /** Only where it is an emergency. */
  incident?: string;
  /** ISO 8601 in UTC. */
  notBefore?: string;
  /** The catalog entity that it concerns. */
  entityRef?: EntityRef;
  problems: FieldProblem[];
}

export interface ReadDraftOptions {
  requestTypes: ReadonlyMap<string, RequestTypeDefinition>;
  directory: ApproverDirectory;
  entities: EntityDirectory;
  /** Whether a secret may be left as it is, because an earlier revision has it. */
  mayStayHidden: (parameter: string) => boolean;
  now: Date;
  /** Since when it may be carried out as far as an earlier revision says. */
  notBefore?: string;
}

/**
 * Reads what somebody wants to ask for.
 * @throws InvalidRequestError if the type is unknown, as nothing else can be said then.
 */
export async function readDraft(
  draft: RequestDraft,
  options: ReadDraftOptions,
): Promise<ReadDraft> {
  const type = typeOf(draft, options);
  const parameters = draft.parameters as JsonObject;
  const action = draft.action ?? type.actions[0];
  const environment = environmentOf(type, parameters);
  const justification = whatIsSaid(draft.justification);
  const emergency = draft.emergency || undefined;
  const incident = emergency && whatIsSaid(draft.incident);
  const schedule = readNotBefore(draft.notBefore, {
    now: options.now,
    before: options.notBefore,
  });
  const problems = [
    ...validateParameters(type, parameters),
    ...problemsOfSecrets(type, parameters, options),
    ...problemsOfAction(type, action),
    ...problemsOfEnvironment(type, environment),
    ...(emergency && !justification ? [UNEXPLAINED_EMERGENCY] : []),
    ...schedule.problems,
  ];
  const [people, entity] = await Promise.all([
    readPeople(draft, type, options),
    readEntity(type, parameters, options),
  ]);
  return {
    type,
    action,
    owner: people.owner,
    environment,
    requestedFor: people.requestedFor,
    involved: people.involved,
    justification,
    emergency,
    incident,
    notBefore: schedule.notBefore,
    lease: leaseOf(type, parameters),
    parameters: withoutSecrets(type, parameters),
    entity: entity.facts,
    entityRef: entityOf(type, parameters),
    missing: missingParameters(type, parameters),
    problems: [...problems, ...people.problems, ...entity.problems],
  };
}

/** When it is to be carried out: the time that calendars are asked about. */
export function timeOfFacts(
  { notBefore }: { notBefore?: string },
  now: Date,
): Date {
  const earliest = notBefore === undefined ? now : new Date(notBefore);
  return earliest > now ? earliest : now;
}

/**
 * What a stored request asks for, with what the catalog says by now of the entity it concerns. Nothing is wrong with
 * it any more: it was looked at when it was asked.
 * @throws InvalidRequestError if its type is no longer there.
 */
export async function readStored(
  request: RequestRecord,
  options: Pick<ReadDraftOptions, 'requestTypes' | 'entities'>,
): Promise<ReadDraft> {
  const type = typeOf(request, options);
  const entity = await readEntity(type, request.parameters, options);
  return {
    ...filledIn(type, request),
    environment: request.environment,
    owner: request.owner,
    requestedFor: request.requestedFor,
    involved: request.involved,
    justification: request.justification,
    emergency: request.emergency,
    incident: request.incident,
    notBefore: request.notBefore,
    lease: request.lease,
    entity: entity.facts,
    entityRef: entityOf(type, request.parameters),
    problems: [],
  };
}

function typeOf(
  draft: { type: string },
  { requestTypes }: Pick<ReadDraftOptions, 'requestTypes'>,
): RequestTypeDefinition {
  const type = requestTypes.get(draft.type);
  if (!type) {
    throw new InvalidRequestError([
      {
        field: '/type',
        message: `"${draft.type}" is not a request type; there are ${[
          ...requestTypes.keys(),
        ].join(', ')}`,
      },
    ]);
  }
  return type;
}

function problemsOfSecrets(
  type: RequestTypeDefinition,
  parameters: JsonObject,
  { mayStayHidden }: ReadDraftOptions,
): FieldProblem[] {
  return hiddenSecrets(type, parameters)
    .filter(name => !mayStayHidden(name))
    .map(name => ({
      field: fieldOf(name),
      message: 'must be entered: what is there only stands for a hidden value',
    }));
}

function problemsOfAction(
  { actions }: RequestTypeDefinition,
  action: string,
): FieldProblem[] {
  return actions.includes(action)
    ? []
    : [
        {
          field: '/action',
          message: `"${action}" cannot be asked for here; there are ${actions.join(
            ', ',
          )}`,
        },
      ];
}

function problemsOfEnvironment(
  type: RequestTypeDefinition,
  environment: string | undefined,
): FieldProblem[] {
  return environment === undefined ||
    environment.length <= MAX_ENVIRONMENT_LENGTH
    ? []
    : [
        {
          field:
            type.environment?.kind === 'parameter'
              ? fieldOf(type.environment.parameter)
              : '/type',
          message: `is longer than ${MAX_ENVIRONMENT_LENGTH} characters, too long for the name of an environment`,
        },
      ];
}

/** What is known of the entity that it concerns. Without a ref there is none, and without that no fact. */
async function readEntity(
  type: RequestTypeDefinition,
  parameters: JsonObject,
  { entities }: Pick<ReadDraftOptions, 'entities'>,
): Promise<{ facts?: Facts; problems: FieldProblem[] }> {
  const ref = entityOf(type, parameters);
  if (type.entityParameter === undefined || ref === undefined) {
    return { problems: [] };
  }
  const facts = await entities.factsOf(ref);
  if (facts) {
    return { facts, problems: [] };
  }
  return {
    facts: {
      values: {},
      unknown: { entity: `${ref} does not exist in the catalog` },
    },
    problems: [doesNotExist(fieldOf(type.entityParameter), ref)],
  };
}
