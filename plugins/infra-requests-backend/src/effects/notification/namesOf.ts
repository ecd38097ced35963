import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { approverInWords } from '../../domain/policy/english';
import type { ApproverDirectory } from '../../service/ApproverDirectory';

/** What people and groups are called; by readable refs as far as the catalog does not know. */
export async function namesOf(
  directory: ApproverDirectory,
  refs: EntityRef[],
  otherwise: (ref: EntityRef) => string = approverInWords,
): Promise<(ref: EntityRef) => string> {
  const titles = await directory.titlesOf([...new Set(refs)]);
  return ref => titles.get(ref) ?? otherwise(ref);
}
