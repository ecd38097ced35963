import type { Stage } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import type { RequestRecord } from '../types';
import { evidenceOf } from './evidence';

/** What is asked and what the policy made of it: all that a revision consists of. */
export type Asked = Pick<
  RequestRecord,
  | 'type'
  | 'typeTitle'
  | 'action'
  | 'environment'
  | 'owner'
  | 'requestedFor'
  | 'agent'
  | 'entity'
  | 'subject'
  | 'justification'
  | 'emergency'
  | 'incident'
  | 'notBefore'
  | 'lease'
  | 'involved'
  | 'terms'
  | 'breakGlass'
  | 'parameters'
  | 'checks'
  | 'cost'
  | 'facts'
  | 'evaluation'
> & {
  /**
   * Who has to approve: the evaluation's stages with relations resolved, or the tier's way for emergencies. The
   * evaluation's own where left out.
   */
  stages?: Stage[];
};

/**
 * Exactly what a revision consists of: what is not given is absent and not left over from the revision before,
 * and nothing else comes in with it.
 */
export function onlyAsked(asked: Asked): Omit<Asked, 'stages'> {
  return {
    type: asked.type,
    typeTitle: asked.typeTitle,
    action: asked.action,
    environment: asked.environment,
    owner: asked.owner,
    requestedFor: asked.requestedFor,
    agent: asked.agent,
    entity: asked.entity,
    subject: asked.subject,
    justification: asked.justification,
    emergency: asked.emergency,
    incident: asked.incident,
    notBefore: asked.notBefore,
    lease: asked.lease,
    involved: asked.involved,
    terms: asked.terms,
    breakGlass: asked.breakGlass,
    parameters: asked.parameters,
    checks: asked.checks,
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
      agent: request.agent,
      justification: request.justification,
      emergency: request.emergency,
      incident: request.incident,
      notBefore: request.notBefore,
      lease: request.lease,
      involved: request.involved,
      parameters: request.parameters,
      evidence: evidenceOf(request),
      cost: request.cost,
    }),
  );
}
