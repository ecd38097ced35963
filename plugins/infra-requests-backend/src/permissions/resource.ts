import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { InfraRequestResource } from '@infra-requests/plugin-infra-requests-node';
import { everybodyNamed } from '../domain/decision/everybodyNamed';
import { withDueSteps } from '../domain/decision/timing';
import type { StandIns } from '../service/StandIns';
import type { RequestRecord } from '../domain/types';
import type { RequestStore } from '../store/RequestStore';

/**
 * Reads what permission rules see of requests as they stand now, also where the passing of time is not recorded yet;
 * undefined for one that does not exist.
 */
export function readResources(options: {
  store: RequestStore;
  standIns: StandIns;
  clock: () => Date;
}): (ids: string[]) => Promise<(InfraRequestResource | undefined)[]> {
  const { store, standIns, clock } = options;
  return async ids => {
    const now = clock();
    const stored = await store.getMany(ids);
    const requests = stored.map(request => withDueSteps(request, now));
    const standingIn = await standIns.ofEach(requests);
    const byId = new Map(
      requests.map((request): [string, InfraRequestResource] => [
        request.id,
        {
          id: request.id,
          type: request.type,
          environment: request.environment,
          tier: request.evaluation.tier.id,
          state: request.state,
          owner: request.owner,
          requester: request.requester,
          requestedFor: request.requestedFor,
          approvers: everybodyNamed(request),
          standIns: standingIn.get(request.id) ?? [],
          voters: votersOf(request),
        },
      ]),
    );
    return ids.map(id => byId.get(id));
  };
}

function votersOf(request: RequestRecord): EntityRef[] {
  const { votes, lateVotes = [], tookPart = [] } = request;
  const voters = [...votes, ...lateVotes].map(vote => vote.voter);
  return [...new Set([...voters, ...tookPart])];
}
