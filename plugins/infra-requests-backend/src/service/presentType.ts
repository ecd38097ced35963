import type {
  RequestType,
  TypicalRequest,
} from '@infra-requests/plugin-infra-requests-common';
import { readsFact } from '../domain/policy/readsFact';
import type { Policy, RequestTypeDefinition } from '../domain/types';

/** An item of the catalogue, with what others made of it and when the caller last asked for one. */
export function presentType(
  type: RequestTypeDefinition,
  known: {
    policy: Policy;
    typical: Map<string, TypicalRequest>;
    lastAsked: Map<string, Date>;
  },
): RequestType {
  const { policy, typical, lastAsked } = known;
  return {
    id: type.id,
    title: type.title,
    description: type.description,
    category: type.category,
    icon: type.icon,
    actions: type.actions,
    offersEmergency:
      readsFact(policy, 'emergency') ||
      policy.tiers.some(tier => tier.terms.emergency !== undefined),
    typical: typical.get(type.id),
    lastAskedAt: lastAsked.get(type.id)?.toISOString(),
    parameters: type.steps,
  };
}
