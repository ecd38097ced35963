import {
  isResolverRef,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import type { RequestRecord } from '../types';
import { everybodyNamed } from './everybodyNamed';
import { involvedPeople } from './involvement';

/**
 * Users who have a say in a request without being named by it: whom a resolver names, and the delegates of approvers who
 * take no part in what it asks. Whether a vote of theirs counts is a question of its own.
 */
export function standInsFor(
  request: RequestRecord,
  options: {
    /** The users behind each approver, as far as they are known. */
    people: ReadonlyMap<EntityRef, EntityRef[]>;
    /** Those in force. */
    delegations: { delegator: EntityRef; delegate: EntityRef }[];
  },
): EntityRef[] {
  const { people, delegations } = options;
  const named = everybodyNamed(request);
  const behind = (refs: EntityRef[]) =>
    refs.flatMap(ref => people.get(ref) ?? []);
  const involved = involvedPeople(request);
  const approvers = new Set(
    behind(named).filter(person => !involved.includes(person)),
  );
  const delegates = delegations
    .filter(({ delegator }) => approvers.has(delegator))
    .map(({ delegate }) => delegate);
  return [...new Set([...behind(named.filter(isResolverRef)), ...delegates])];
}
