import { createConditionExports } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { infraRequestRules } from './rules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: infraRequestPermissionResourceRef,
  rules: infraRequestRules,
});

/**
 * Conditions on requests for permission policies.
 *
 * @example
 * ```ts
 * if (isPermission(request.permission, infraRequestReadPermission)) {
 *   return createInfraRequestConditionalDecision(request.permission, {
 *     anyOf: [
 *       infraRequestConditions.isRequester({ refs: [userEntityRef] }),
 *       infraRequestConditions.isApprover({ refs: ownershipEntityRefs }),
 *       infraRequestConditions.isStandIn({ refs: [userEntityRef] }),
 *     ],
 *   });
 * }
 * ```
 * @public
 */
export const infraRequestConditions = conditions;

/**
 * A conditional decision on a request permission; see {@link infraRequestConditions}.
 * @public
 */
export const createInfraRequestConditionalDecision = createConditionalDecision;
