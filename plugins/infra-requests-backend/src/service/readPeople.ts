import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type {
  EntityRef,
  FieldProblem,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import { fieldOf, ownerOf } from '../domain/catalogue/parameters';
import type { RequestTypeDefinition } from '../domain/types';
import type { ApproverDirectory } from './ApproverDirectory';

/** The users and groups that a draft names, in full form. */
export interface NamedPeople {
  /** Only if there is one. */
  owner?: EntityRef;
  requestedFor?: EntityRef;
  /** Users whom the parameters name as taking part, each once; absent where there is nobody. */
  involved?: EntityRef[];
  problems: FieldProblem[];
}

interface Named {
  field: string;
  ref: EntityRef;
}

export const doesNotExist = (field: string, ref: EntityRef): FieldProblem => ({
  field,
  message: `${ref} does not exist in the catalog`,
});

/** Looks up whom a draft names: the owner, the person it is asked for, and everybody else who takes part. */
export async function readPeople(
  draft: RequestDraft,
  type: RequestTypeDefinition,
  { directory }: { directory: ApproverDirectory },
): Promise<NamedPeople> {
  const problems: FieldProblem[] = [];
  const parameters = draft.parameters as JsonObject;
  const read = (
    field: string,
    value: string | undefined,
    kinds: string[],
  ): Named | undefined => {
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
  const readInvolved = (parameter: string): Named[] => {
    const field = fieldOf(parameter);
    const values = [parameters[parameter] ?? []].flat();
    return values.flatMap(value => {
      if (typeof value !== 'string') {
        problems.push({ field, message: 'must name users of the catalog' });
        return [];
      }
      return read(field, value, ['user']) ?? [];
    });
  };

  const owner = read(fieldOf(type.ownerParameter), ownerOf(type, parameters), [
    'group',
    'user',
  ]);
  const requestedFor = read('/requestedFor', draft.requestedFor, ['user']);
  const involved = type.involved.flatMap(readInvolved);

  const named = [owner, requestedFor, ...involved].filter(
    one => one !== undefined,
  );
  const existing =
    named.length > 0
      ? await directory.existing(named.map(one => one.ref))
      : new Set<EntityRef>();
  return {
    owner: owner && existing.has(owner.ref) ? owner.ref : undefined,
    requestedFor: requestedFor?.ref,
    ...(involved.length > 0
      ? { involved: [...new Set(involved.map(one => one.ref))] }
      : {}),
    problems: [
      ...problems,
      ...named
        .filter(({ ref }) => !existing.has(ref))
        .map(({ field, ref }) => doesNotExist(field, ref)),
    ],
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
