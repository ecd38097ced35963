import type { InfraRequestResource } from '@infra-requests/plugin-infra-requests-node';
import { everybodyNamed } from '../domain/decision/everybodyNamed';
import type { RequestRecord } from '../domain/types';

/** What permission rules see of a request. */
export function resourceOf(request: RequestRecord): InfraRequestResource {
  return {
    id: request.id,
    type: request.type,
    environment: request.environment,
    tier: request.evaluation.tier.id,
    state: request.state,
    owner: request.owner,
    requester: request.requester,
    requestedFor: request.requestedFor,
    approvers: everybodyNamed(request),
  };
}
