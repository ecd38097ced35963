import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { RequestRecord } from '../types';
import { evidenceOf } from './evidence';

/**
 * SHA-256, hex, over the RFC 8785 canonical JSON of a value: the same for the same content, whatever the order
 * of its keys.
 */
export function digestOf(value: object): string {
  return createHash('sha256').update(canonicalize(value)!).digest('hex');
}

/**
 * Identifies what an approver judges. Two revisions that ask for the same share it; anything that would change
 * a sensible person's mind changes it.
 */
export function requestDigest(
  request: Pick<
    RequestRecord,
    | 'type'
    | 'action'
    | 'environment'
    | 'owner'
    | 'requester'
    | 'requestedFor'
    | 'agent'
    | 'justification'
    | 'emergency'
    | 'incident'
    | 'notBefore'
    | 'lease'
    | 'parameters'
    | 'checks'
    | 'cost'
  >,
): string {
  return digestOf({
    type: request.type,
    action: request.action,
    environment: request.environment,
    owner: request.owner,
    requester: request.requester,
    requestedFor: request.requestedFor,
    justification: request.justification,
    // Where they are not given they are left out, so requests from before there were such keep their digest.
    agent: request.agent,
    emergency: request.emergency,
    incident: request.incident,
    notBefore: request.notBefore,
    lease: request.lease,
    parameters: request.parameters,
    evidence: evidenceOf(request),
    cost: request.cost,
  });
}
