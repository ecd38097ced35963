import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of a request for conditional permission decisions.
 * @public
 */
export const RESOURCE_TYPE_INFRA_REQUEST = 'infra-request';

/**
 * Ask for infrastructure; also needed to preview.
 * @public
 */
export const infraRequestCreatePermission = createPermission({
  name: 'infra-requests.request.create',
  attributes: { action: 'create' },
});

/**
 * See a request with its record.
 * @public
 */
export const infraRequestReadPermission = createPermission({
  name: 'infra-requests.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_INFRA_REQUEST,
});

/**
 * Edit a request, which makes a new revision of it.
 * @public
 */
export const infraRequestUpdatePermission = createPermission({
  name: 'infra-requests.request.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_INFRA_REQUEST,
});

/**
 * Vote on requests at all. Whether a vote counts on one request is eligibility, which no permission overrides.
 * @public
 */
export const infraRequestApprovePermission = createPermission({
  name: 'infra-requests.request.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_INFRA_REQUEST,
});

/**
 * Cancel a request.
 * @public
 */
export const infraRequestCancelPermission = createPermission({
  name: 'infra-requests.request.cancel',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_INFRA_REQUEST,
});

/**
 * Say something about a request that one may see.
 * @public
 */
export const infraRequestCommentPermission = createPermission({
  name: 'infra-requests.request.comment',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_INFRA_REQUEST,
});

/**
 * Read the active policy.
 * @public
 */
export const infraRequestsPolicyReadPermission = createPermission({
  name: 'infra-requests.policy.read',
  attributes: { action: 'read' },
});

/**
 * Try a changed policy: check, simulate and backtest it. What a backtest shows of single requests, it shows only of
 * those that the caller may read.
 * @public
 */
export const infraRequestsPolicySimulatePermission = createPermission({
  name: 'infra-requests.policy.simulate',
  attributes: { action: 'read' },
});

/**
 * Name somebody who votes for one's groups while one is away. Nobody can do that for somebody else.
 * @public
 */
export const infraRequestsDelegationCreatePermission = createPermission({
  name: 'infra-requests.delegation.create',
  attributes: { action: 'create' },
});

/**
 * See what could not be told or done after commits.
 * @public
 */
export const infraRequestsEffectsReadPermission = createPermission({
  name: 'infra-requests.effects.read',
  attributes: { action: 'read' },
});

/**
 * Try again what could not be told or done after commits.
 * @public
 */
export const infraRequestsEffectsRetryPermission = createPermission({
  name: 'infra-requests.effects.retry',
  attributes: { action: 'update' },
});

/**
 * Every permission of the plugin.
 * @public
 */
export const infraRequestsPermissions = [
  infraRequestCreatePermission,
  infraRequestReadPermission,
  infraRequestUpdatePermission,
  infraRequestApprovePermission,
  infraRequestCancelPermission,
  infraRequestCommentPermission,
  infraRequestsPolicyReadPermission,
  infraRequestsPolicySimulatePermission,
  infraRequestsDelegationCreatePermission,
  infraRequestsEffectsReadPermission,
  infraRequestsEffectsRetryPermission,
];
