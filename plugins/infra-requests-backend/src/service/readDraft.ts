import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type {
  EntityRef,
  FieldProblem,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import {
  missingParameters,
  type FilledIn,
} from '../domain/catalogue/draftFacts';
import { leaseOf } from '../domain/catalogue/lease';
import {
  entityOf,
  environmentOf,
  fieldOf,
  ownerOf,
  validateParameters,
} from '../domain/catalogue/parameters';
import { hiddenSecrets, withoutSecrets } from '../domain/catalogue/secrets';
import type { Facts, RequestTypeDefinition } from '../domain/types';
import type { ApproverDirectory } from './ApproverDirectory';
import type { EntityDirectory } from './EntityDirectory';
import { InvalidRequestError } from './InvalidRequestError';

/** Environments are filtered by; an index entry has an upper size. */
const MAX_ENVIRONMENT_LENGTH = 100;

const UNEXPLAINED_EMERGENCY: FieldProblem = {
  field: '/justification',
  message: 'is required for an emergency: say what happened',
};

/** Spaces of every width, and characters that only steer the others. */
const INVISIBLE =
  /[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const saysSomething = (text: string | undefined): text is string =>
  text !== undefined && text.replace(INVISIBLE, '') !== '';

/** A draft with its type looked up, its refs in full form, and everything that is wrong with it. */
export interface ReadDraft extends FilledIn {
  requestedFor?: string;
  justification?: string;
  emergency?: true;
  problems: FieldProblem[];
}

export interface ReadDraftOptions {
  requestTypes: ReadonlyMap<string, RequestTypeDefinition>;
  directory: ApproverDirectory;
  entities: EntityDirectory;
  /** Whether a secret may be left as it is, because an earlier revision has it. */
  mayStayHidden: (parameter: string) => boolean;
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
  const justification = saysSomething(draft.justification)
    ? draft.justification.trim()
    : undefined;
  const emergency = draft.emergency || undefined;
  const problems = [
    ...validateParameters(type, parameters),
    ...problemsOfSecrets(type, parameters, options),
    ...problemsOfAction(type, action),
    ...problemsOfEnvironment(type, environment),
    ...(emergency && !justification ? [UNEXPLAINED_EMERGENCY] : []),
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
    justification,
    emergency,
    lease: leaseOf(type, parameters),
    parameters: withoutSecrets(type, parameters),
    entity: entity.facts,
    missing: missingParameters(type, parameters),
    problems: [...problems, ...people.problems, ...entity.problems],
  };
}

function typeOf(
  draft: RequestDraft,
  { requestTypes }: ReadDraftOptions,
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

const doesNotExist = (field: string, ref: EntityRef): FieldProblem => ({
  field,
  message: `${ref} does not exist in the catalog`,
});

/** The owner and the person it is asked for; the owner only if there is one. */
async function readPeople(
  draft: RequestDraft,
  type: RequestTypeDefinition,
  { directory }: ReadDraftOptions,
): Promise<{
  owner?: EntityRef;
  requestedFor?: EntityRef;
  problems: FieldProblem[];
}> {
  const problems: FieldProblem[] = [];
  const read = (field: string, value: string | undefined, kinds: string[]) => {
    if (!value) {
      return undefined;
    }
    const ref = readRef(value, kinds);
    if (!ref) {
      problems.push({
        field,
        message: `"${value}" is not a ${kinds.join(' or ')} of the catalog`,
      });
    }
    return ref ? { field, ref } : undefined;
  };
  const owner = read(
    fieldOf(type.ownerParameter),
    ownerOf(type, draft.parameters as JsonObject),
    ['group', 'user'],
  );
  const requestedFor = read('/requestedFor', draft.requestedFor, ['user']);
  const named = [owner, requestedFor].filter(one => one !== undefined);
  const existing =
    named.length > 0
      ? await directory.existing(named.map(one => one.ref))
      : new Set<string>();
  return {
    owner: owner && existing.has(owner.ref) ? owner.ref : undefined,
    requestedFor: requestedFor?.ref,
    problems: [
      ...problems,
      ...named
        .filter(({ ref }) => !existing.has(ref))
        .map(({ field, ref }) => doesNotExist(field, ref)),
    ],
  };
}

/** What is known of the entity that it concerns. Without a ref there is none, and without that no fact. */
async function readEntity(
  type: RequestTypeDefinition,
  parameters: JsonObject,
  { entities }: ReadDraftOptions,
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

/** The full ref, or undefined if it is not one or of another kind. The first kind is assumed if none is named. */
export function readRef(value: string, kinds: string[]): string | undefined {
  try {
    const ref = parseEntityRef(value, {
      defaultKind: kinds[0],
      defaultNamespace: 'default',
    });
    return kinds.includes(ref.kind.toLocaleLowerCase('en-US'))
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
