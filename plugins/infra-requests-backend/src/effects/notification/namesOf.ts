import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { nameOfRef } from '../../domain/policy/english';
import type { ApproverDirectory } from '../../service/ApproverDirectory';

/** What people are called; by their refs as far as the catalog does not know. */
export async function namesOf(
  directory: ApproverDirectory,
  refs: EntityRef[],
  otherwise: (ref: EntityRef) => string = nameOfRef,
): Promise<(ref: EntityRef) => string> {
  const users = [...new Set(refs)].filter(ref => ref.startsWith('user:'));
  const people = await directory.peopleBehind(users);
  const names = new Map(
    [...people.values()].flat().map(person => [person.ref, person.displayName]),
  );
  return ref => names.get(ref) ?? otherwise(ref);
}
