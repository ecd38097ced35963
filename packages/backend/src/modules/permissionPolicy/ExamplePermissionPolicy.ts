import type {
  BackstageUserInfo,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createInfraRequestConditionalDecision,
  infraRequestConditions,
} from '@infra-requests/plugin-infra-requests-backend';
import {
  RESOURCE_TYPE_INFRA_REQUEST,
  infraRequestApprovePermission,
  infraRequestCommentPermission,
  infraRequestReadPermission,
  infraRequestsDelegationCreatePermission,
  infraRequestsEffectsReadPermission,
  infraRequestsEffectsRetryPermission,
  infraRequestsPolicySimulatePermission,
} from '@infra-requests/plugin-infra-requests-common';

const AUDITORS = 'group:default/auditors';
const PLATFORM_LEADS = 'group:default/platform-leads';

/** Members of these groups, or of groups below them, read every request. */
const READ_EVERYTHING = [AUDITORS, 'group:default/platform'];

/** What only members of these groups may do. */
const RESERVED = [
  // Check, simulate and backtest a changed policy.
  {
    permission: infraRequestsPolicySimulatePermission,
    groups: [PLATFORM_LEADS],
  },
  // See what could not be told or done, and try it again.
  {
    permission: infraRequestsEffectsReadPermission,
    groups: [PLATFORM_LEADS, AUDITORS],
  },
  { permission: infraRequestsEffectsRetryPermission, groups: [PLATFORM_LEADS] },
];

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

const { isApprover, isOwner, isRequestedFor, isRequester, isStandIn, isVoter } =
  infraRequestConditions;

/**
 * Who may see and do what in the demo portal, as an example to copy.
 *
 * A permission says what kind of thing somebody may do. Whether a vote counts is eligibility, which the plugin
 * decides by itself: even where a policy allows everything, nobody approves what they asked for.
 *
 * A decision on requests is conditional: the policy does not know the request, it says under which conditions
 * the answer is yes. The plugin checks them on one request, or turns them into SQL for a list.
 */
export class ExamplePermissionPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  constructor(options: { userInfo: UserInfoService }) {
    this.#userInfo = options.userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const aboutRequests = isResourcePermission(
      permission,
      RESOURCE_TYPE_INFRA_REQUEST,
    );
    const reserved = RESERVED.find(one =>
      isPermission(permission, one.permission),
    );
    const aboutAbsence = isPermission(
      permission,
      infraRequestsDelegationCreatePermission,
    );
    // Everybody may ask, preview and read the policy, and use the rest of the portal.
    if (!aboutRequests && !reserved && !aboutAbsence) {
      return ALLOW;
    }
    if (!user) {
      return DENY;
    }
    // Anybody may be away. The plugin lets people delegate for themselves only.
    if (aboutAbsence) {
      return ALLOW;
    }
    const info = await this.#userInfo.getUserInfo(user.credentials);
    if (aboutRequests) {
      return decideOnRequests(permission, info);
    }
    return reserved?.groups.some(group =>
      info.ownershipEntityRefs.includes(group),
    )
      ? ALLOW
      : DENY;
  }
}

function decideOnRequests(
  permission: ResourcePermission<typeof RESOURCE_TYPE_INFRA_REQUEST>,
  { userEntityRef: userRef, ownershipEntityRefs: claims }: BackstageUserInfo,
): PolicyDecision {
  // Somebody's own: what they asked for, what was asked for them, what their team owns. `claims` are the user
  // and all groups of the user (see modules/ownership).
  const own = [
    isRequester({ refs: [userRef] }),
    isRequestedFor({ refs: [userRef] }),
    isOwner({ refs: claims }),
  ] as const;

  // Somebody's to decide: what names them or a group of theirs, and what they stand in for, as the delegate of somebody
  // who is away or because they are on call. It ends by itself with the delegation and the shift, but for what they voted
  // on: they can still read that, and take the vote back.
  const toDecide = [
    isApprover({ refs: claims }),
    isStandIn({ refs: [userRef] }),
    isVoter({ refs: [userRef] }),
  ] as const;

  if (isPermission(permission, infraRequestReadPermission)) {
    if (READ_EVERYTHING.some(group => claims.includes(group))) {
      return ALLOW;
    }
    return createInfraRequestConditionalDecision(permission, {
      anyOf: [...own, ...toDecide],
    });
  }
  if (isPermission(permission, infraRequestApprovePermission)) {
    return createInfraRequestConditionalDecision(permission, {
      anyOf: [...toDecide],
    });
  }
  // Whoever may read it may say something about it, but those who only audit stay out of what they look at.
  if (
    isPermission(permission, infraRequestCommentPermission) &&
    !claims.includes(AUDITORS)
  ) {
    return READ_EVERYTHING.some(group => claims.includes(group))
      ? ALLOW
      : createInfraRequestConditionalDecision(permission, {
          anyOf: [...own, ...toDecide],
        });
  }
  // What is left is for those who asked: edit and cancel.
  return createInfraRequestConditionalDecision(permission, {
    anyOf: [...own],
  });
}
