import type {
  EntityRef,
  PolicyFinding,
} from '@infra-requests/plugin-infra-requests-common';
import type { Policy, RequestTypeDefinition } from '../types';

/**
 * What is wrong or doubtful in a policy that is valid. Nothing is claimed without an example that the evaluator
 * confirmed; where a question takes too long to settle, nothing is said.
 */
export function analysePolicy(
  _policy: Policy,
  _options: {
    requestTypes: RequestTypeDefinition[];
    /** Everybody behind each approver ref; without it, nothing is said about requirements that cannot be met. */
    people?: Map<EntityRef, EntityRef[]>;
  },
): PolicyFinding[] {
  return [];
}

/** Every user and group that some tier or rule asks for approval. */
export function approversOf(policy: Policy): EntityRef[] {
  const requirements = [
    ...policy.tiers
      .flatMap(tier => tier.stages)
      .flatMap(one => one.requirements),
    ...policy.rules.flatMap(({ effect }) =>
      effect.kind === 'require' ? effect.require : [],
    ),
  ];
  return [...new Set(requirements.flatMap(one => one.approvers))].sort();
}
