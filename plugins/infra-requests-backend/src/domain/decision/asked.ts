import type { JsonObject } from '@backstage/types';
import type { RequestRecord } from '../types';

/** What is asked and what the policy made of it: all that a revision consists of. */
export type Asked = Pick<
  RequestRecord,
  | 'type'
  | 'typeTitle'
  | 'action'
  | 'environment'
  | 'owner'
  | 'requestedFor'
  | 'justification'
  | 'emergency'
  | 'lease'
  | 'parameters'
  | 'cost'
  | 'facts'
  | 'evaluation'
>;

/**
 * Exactly what a revision consists of: what is not given is absent and not left over from the revision before,
 * and nothing else comes in with it.
 */
export function onlyAsked(asked: Asked): Asked {
  return {
    type: asked.type,
    typeTitle: asked.typeTitle,
    action: asked.action,
    environment: asked.environment,
    owner: asked.owner,
    requestedFor: asked.requestedFor,
    justification: asked.justification,
    emergency: asked.emergency,
    lease: asked.lease,
    parameters: asked.parameters,
    cost: asked.cost,
    facts: asked.facts,
    evaluation: asked.evaluation,
  };
}

/** What was asked, whole, so that the record alone proves what its digest stands for. */
export function revisionData(request: RequestRecord): JsonObject {
  return JSON.parse(
    JSON.stringify({
      revision: request.revision,
      digest: request.digest,
      type: request.type,
      action: request.action,
      environment: request.environment,
      owner: request.owner,
      requester: request.requester,
      requestedFor: request.requestedFor,
      justification: request.justification,
      emergency: request.emergency,
      lease: request.lease,
      parameters: request.parameters,
      cost: request.cost,
    }),
  );
}
