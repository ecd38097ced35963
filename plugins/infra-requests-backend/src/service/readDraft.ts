import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type {
  FieldProblem,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import {
  environmentOf,
  ownerOf,
  validateParameters,
} from '../domain/catalogue/parameters';
import type { RequestTypeDefinition } from '../domain/types';
import type { ApproverDirectory } from './ApproverDirectory';
import { InvalidRequestError } from './InvalidRequestError';

/** Environments are filtered by; an index entry has an upper size. */
const MAX_ENVIRONMENT_LENGTH = 100;

/** A draft with its type looked up, its refs in full form, and everything that is wrong with it. */
export interface ReadDraft {
  type: RequestTypeDefinition;
  action: string;
  owner?: string;
  environment?: string;
  requestedFor?: string;
  justification?: string;
  parameters: JsonObject;
  /** Required parameters that are not given. */
  missing: string[];
  problems: FieldProblem[];
}

/**
 * Reads what somebody wants to ask for.
 * @throws InvalidRequestError if the type is unknown, as nothing else can be said then.
 */
export async function readDraft(
  draft: RequestDraft,
  options: {
    requestTypes: ReadonlyMap<string, RequestTypeDefinition>;
    directory: ApproverDirectory;
  },
): Promise<ReadDraft> {
  const type = options.requestTypes.get(draft.type);
  if (!type) {
    throw new InvalidRequestError([
      {
        field: '/type',
        message: `"${draft.type}" is not a request type; there are ${[
          ...options.requestTypes.keys(),
        ].join(', ')}`,
      },
    ]);
  }
  const parameters = draft.parameters as JsonObject;
  const problems = [...validateParameters(type, parameters)];
  const action = draft.action ?? type.actions[0];
  if (!type.actions.includes(action)) {
    problems.push({
      field: '/action',
      message: `"${action}" cannot be asked for here; there are ${type.actions.join(
        ', ',
      )}`,
    });
  }

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
    `/parameters/${type.ownerParameter}`,
    ownerOf(type, parameters),
    ['group', 'user'],
  );
  const requestedFor = read('/requestedFor', draft.requestedFor, ['user']);
  const environment = environmentOf(type, parameters);
  if (environment && environment.length > MAX_ENVIRONMENT_LENGTH) {
    problems.push({
      field:
        type.environment?.kind === 'parameter'
          ? `/parameters/${type.environment.parameter}`
          : '/type',
      message: `is longer than ${MAX_ENVIRONMENT_LENGTH} characters, too long for the name of an environment`,
    });
  }
  const named = [owner, requestedFor].filter(one => one !== undefined);
  const existing =
    named.length > 0
      ? await options.directory.existing(named.map(one => one.ref))
      : new Set<string>();
  for (const { field, ref } of named) {
    if (!existing.has(ref)) {
      problems.push({
        field,
        message: `${ref} does not exist in the catalog`,
      });
    }
  }

  return {
    type,
    action,
    owner: owner && existing.has(owner.ref) ? owner.ref : undefined,
    environment,
    requestedFor: requestedFor?.ref,
    justification: draft.justification?.trim() || undefined,
    parameters,
    missing: missingParameters(type, parameters),
    problems,
  };
}

function missingParameters(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): string[] {
  return type.steps
    .flatMap(step => (step.schema.required ?? []) as string[])
    .filter(name => parameters[name] === undefined);
}

/** The full ref, or undefined if it is not one or of another kind. The first kind is assumed if none is named. */
function readRef(value: string, kinds: string[]): string | undefined {
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
