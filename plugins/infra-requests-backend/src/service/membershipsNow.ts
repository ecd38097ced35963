import { ServiceUnavailableError } from '@backstage/errors';
import {
  isResolverRef,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import type { Voter } from '../domain/decision/eligibility';
import type { VoteRecord } from '../domain/types';
import type { ApproverDirectory } from './ApproverDirectory';

/**
 * What those who gave these votes, and those for whom they gave them, stand for by now.
 * @throws ServiceUnavailableError if it cannot be found out.
 */
export async function membershipsNow(
  votes: VoteRecord[],
  options: {
    directory: ApproverDirectory;
    /** Who votes now, of whom it was asked a moment ago, with those for whom that person votes. */
    known?: Voter;
  },
): Promise<Map<EntityRef, EntityRef[]>> {
  const { directory, known } = options;
  const memberships = new Map(
    (known ? [known, ...(known.delegators ?? [])] : []).map(one => [
      one.ref,
      one.memberships,
    ]),
  );
  const people = votes.flatMap(({ voter, delegations = [] }) => [
    voter,
    ...delegations.map(one => one.delegator),
  ]);
  const open = [...new Set(people)].filter(ref => !memberships.has(ref));
  const resolvers = [
    ...new Set(votes.flatMap(vote => vote.memberships)),
  ].filter(isResolverRef);
  if (open.length > 0 && resolvers.length > 0) {
    const [problem] = await directory.unresolved(resolvers);
    if (problem) {
      throw new ServiceUnavailableError(
        `Who stands for ${problem[0]} cannot be found out now, so it cannot be checked whether earlier votes still count: ${problem[1]} Nothing was changed; try again in a moment.`,
      );
    }
  }
  for (const ref of open) {
    memberships.set(ref, await directory.membershipsOf(ref, { resolvers }));
  }
  return memberships;
}
