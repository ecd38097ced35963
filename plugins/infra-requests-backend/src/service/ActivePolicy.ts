import type { InfraRequestsConfig } from '../config';
import type { Policy, RequestTypeDefinition } from '../domain/types';

/**
 * What decides at one moment. It is replaced as a whole when the configuration changes, so whatever asks for it does
 * so once, at the beginning of an operation: nothing is ever judged half by one policy and half by another.
 */
export interface ActiveConfiguration {
  policy: Policy;
  requestTypes: ReadonlyMap<string, RequestTypeDefinition>;
}

export function activeConfiguration(
  config: InfraRequestsConfig,
): ActiveConfiguration {
  return {
    policy: config.policy,
    requestTypes: new Map(config.requestTypes.map(type => [type.id, type])),
  };
}
