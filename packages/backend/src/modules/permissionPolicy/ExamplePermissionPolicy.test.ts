import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  infraRequestApprovePermission,
  infraRequestCancelPermission,
  infraRequestCommentPermission,
  infraRequestCreatePermission,
  infraRequestReadPermission,
  infraRequestUpdatePermission,
  infraRequestsDelegationCreatePermission,
  infraRequestsEffectsReadPermission,
  infraRequestsEffectsRetryPermission,
  infraRequestsPolicyReadPermission,
  infraRequestsPolicySimulatePermission,
} from '@infra-requests/plugin-infra-requests-common';
import { ExamplePermissionPolicy } from './ExamplePermissionPolicy';

const somePermissionOfAnotherPlugin = createPermission({
  name: 'catalog.location.create',
  attributes: { action: 'create' },
});

const people: Record<string, string[]> = {
  'user:default/mira': ['group:default/payments-team'],
  'user:default/sofia': ['group:default/security'],
  'user:default/agnes': ['group:default/auditors'],
  'user:default/linus': [
    'group:default/sre-oncall',
    'group:default/platform-leads',
    'group:default/platform',
  ],
};

async function decide(options: { as?: string; permission: Permission }) {
  const { as, permission } = options;
  const groups = as ? people[as] : [];
  const policy = new ExamplePermissionPolicy({
    userInfo: mockServices.userInfo({
      userEntityRef: as ?? 'user:default/nobody',
      ownershipEntityRefs: as ? [as, ...groups] : [],
    }),
  });
  const credentials = as ? mockCredentials.user(as) : undefined;
  return policy.handle(
    { permission },
    credentials && {
      credentials,
      info: { userEntityRef: as!, ownershipEntityRefs: [as!, ...groups] },
    },
  );
}

const claimsOfMira = ['user:default/mira', 'group:default/payments-team'];

const miras = [
  expect.objectContaining({
    rule: 'IS_REQUESTER',
    params: { refs: ['user:default/mira'] },
  }),
  expect.objectContaining({
    rule: 'IS_REQUESTED_FOR',
    params: { refs: ['user:default/mira'] },
  }),
  expect.objectContaining({
    rule: 'IS_OWNER',
    params: { refs: claimsOfMira },
  }),
];

const toDecideByMira = [
  expect.objectContaining({
    rule: 'IS_APPROVER',
    params: { refs: claimsOfMira },
  }),
  expect.objectContaining({
    rule: 'IS_STAND_IN',
    params: { refs: ['user:default/mira'] },
  }),
  expect.objectContaining({
    rule: 'IS_VOTER',
    params: { refs: ['user:default/mira'] },
  }),
];

describe('ExamplePermissionPolicy', () => {
  it.each([
    infraRequestCreatePermission,
    infraRequestsDelegationCreatePermission,
    infraRequestsPolicyReadPermission,
    somePermissionOfAnotherPlugin,
  ])('lets everybody $name', async permission => {
    await expect(
      decide({ as: 'user:default/mira', permission }),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('lets platform leads try changes of the policy, and nobody else', async () => {
    const permission = infraRequestsPolicySimulatePermission;
    await expect(
      decide({ as: 'user:default/linus', permission }),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
    for (const as of ['user:default/mira', 'user:default/agnes']) {
      await expect(decide({ as, permission })).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });

  it.each([
    {
      permission: infraRequestsEffectsReadPermission,
      allowed: ['user:default/linus', 'user:default/agnes'],
    },
    {
      permission: infraRequestsEffectsRetryPermission,
      allowed: ['user:default/linus'],
    },
  ])(
    'gives $permission.name to $allowed only',
    async ({ permission, allowed }) => {
      for (const as of Object.keys(people)) {
        await expect(decide({ as, permission })).resolves.toEqual({
          result: allowed.includes(as)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        });
      }
    },
  );

  it('shows a developer what is theirs, their team’s, or theirs to approve', async () => {
    await expect(
      decide({
        as: 'user:default/mira',
        permission: infraRequestReadPermission,
      }),
    ).resolves.toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'infra-requests',
      resourceType: 'infra-request',
      conditions: { anyOf: [...miras, ...toDecideByMira] },
    });
  });

  it.each(['user:default/agnes', 'user:default/linus'])(
    'shows everything to %s, who audits or runs the platform',
    async as => {
      await expect(
        decide({ as, permission: infraRequestReadPermission }),
      ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
    },
  );

  it('lets whoever may read a request comment on it', async () => {
    const permission = infraRequestCommentPermission;
    await expect(
      decide({ as: 'user:default/linus', permission }),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
    await expect(
      decide({ as: 'user:default/mira', permission }),
    ).resolves.toMatchObject({
      conditions: { anyOf: [...miras, ...toDecideByMira] },
    });
  });

  it.each([infraRequestUpdatePermission, infraRequestCancelPermission])(
    'keeps $name to the people who asked, even from approvers',
    async permission => {
      await expect(
        decide({ as: 'user:default/mira', permission }),
      ).resolves.toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        conditions: { anyOf: miras },
      });
    },
  );

  it.each([
    infraRequestUpdatePermission,
    infraRequestCancelPermission,
    infraRequestCommentPermission,
  ])('gives auditors $name only on what is their own', async permission => {
    await expect(
      decide({ as: 'user:default/agnes', permission }),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        anyOf: [
          { rule: 'IS_REQUESTER', params: { refs: ['user:default/agnes'] } },
          { rule: 'IS_REQUESTED_FOR' },
          { rule: 'IS_OWNER' },
        ],
      },
    });
  });

  it('lets people vote where a stage names them or a group of theirs, and where they stand in', async () => {
    await expect(
      decide({
        as: 'user:default/sofia',
        permission: infraRequestApprovePermission,
      }),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        anyOf: [
          {
            rule: 'IS_APPROVER',
            params: { refs: ['user:default/sofia', 'group:default/security'] },
          },
          { rule: 'IS_STAND_IN', params: { refs: ['user:default/sofia'] } },
          { rule: 'IS_VOTER', params: { refs: ['user:default/sofia'] } },
        ],
      },
    });
  });

  it.each([
    infraRequestReadPermission,
    infraRequestApprovePermission,
    infraRequestCancelPermission,
    infraRequestCommentPermission,
    infraRequestsDelegationCreatePermission,
    infraRequestsEffectsReadPermission,
    infraRequestsEffectsRetryPermission,
    infraRequestsPolicySimulatePermission,
  ])('denies $name to a caller who is nobody', async permission => {
    await expect(decide({ permission })).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
  });
});
