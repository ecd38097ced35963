import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import permissionBackend from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  infraRequestApprovePermission,
  infraRequestCreatePermission,
  infraRequestReadPermission,
  infraRequestsPolicyReadPermission,
} from '@infra-requests/plugin-infra-requests-common';
import request from 'supertest';
import { acmeConfig, acmeEntities, drafts } from '../__testUtils__/acme';
import infraRequestsPlugin, {
  createInfraRequestConditionalDecision,
  infraRequestConditions,
} from '..';

const BASE = '/api/infra-requests';
const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

/** Requesters, security, and whoever may change what is still pending; the stranger may do nothing at all. */
class TestPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const ref = user?.info.userEntityRef ?? '';
    if (ref === 'user:default/stranger') {
      return { result: AuthorizeResult.DENY };
    }
    if (isPermission(permission, infraRequestReadPermission)) {
      return createInfraRequestConditionalDecision(permission, {
        anyOf: [
          infraRequestConditions.isRequester({ refs: [ref] }),
          infraRequestConditions.isRequestedFor({ refs: [ref] }),
          infraRequestConditions.isApprover({
            refs:
              ref === 'user:default/sofia' ? ['group:default/security'] : [],
          }),
          {
            allOf: [
              infraRequestConditions.isOwner({
                refs:
                  ref === 'user:default/noah'
                    ? ['group:default/payments-team']
                    : [],
              }),
              infraRequestConditions.hasState({ states: ['approved'] }),
              {
                not: infraRequestConditions.hasEnvironment({
                  environments: ['production'],
                }),
              },
            ],
          },
        ],
      });
    }
    if (isPermission(permission, infraRequestApprovePermission)) {
      return { result: AuthorizeResult.DENY };
    }
    return { result: AuthorizeResult.ALLOW };
  }
}

const testPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'test-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new TestPolicy());
      },
    });
  },
});

/**
 * The mock's token for "plugin A on behalf of a user" does not say that a plugin asks, which the permission
 * framework insists on before it resolves conditions. This one does.
 */
const authServiceFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const authenticate = auth.authenticate.bind(auth);
    auth.authenticate = async (token, options) => {
      const credentials = await authenticate(token, options);
      return token.startsWith('mock-service-token') &&
        auth.isPrincipal(credentials, 'user')
        ? {
            ...credentials,
            principal: {
              ...credentials.principal,
              actor: { type: 'service', subject: 'plugin:test' },
            },
          }
        : credentials;
    };
    return auth;
  },
});

describe('with the permission framework', () => {
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    ({ server } = await startTestBackend({
      features: [
        infraRequestsPlugin,
        authServiceFactory,
        httpAuthServiceFactory,
        permissionBackend,
        testPolicyModule,
        mockServices.permissions.factory(),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            infraRequests: acmeConfig,
          },
        }),
        catalogServiceMock.factory({ entities: acmeEntities }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send: async () => {} }),
        }),
      ],
    }));
    for (const [name, draft] of Object.entries(drafts)) {
      const { body } = await request(server)
        .post(`${BASE}/requests`)
        .set('Authorization', as('mira'))
        .send(draft);
      ids[name] = body.id;
    }
  });

  const listed = async (who: string, query = '') => {
    const { body } = await request(server)
      .get(`${BASE}/requests${query}`)
      .set('Authorization', as(who));
    return {
      total: body.totalItems,
      names: body.items
        .map(
          (item: { id: string }) =>
            Object.entries(ids).find(([, id]) => id === item.id)?.[0],
        )
        .sort(),
    };
  };

  it.each([
    ['mira', ['automatic', 'denied', 'elevated', 'standard']],
    ['noah', ['automatic']],
    ['sofia', ['elevated']],
    ['ada', []],
    ['stranger', []],
  ])('shows %s in lists what the policy lets them see', async (who, names) => {
    expect(await listed(who)).toEqual({ total: names.length, names });
  });

  it('never widens a list by asking for more', async () => {
    expect((await listed('ada', '?scope=inbox')).names).toEqual([]);
    expect((await listed('sofia', '?scope=team')).names).toEqual([]);
    const { body } = await request(server)
      .get(`${BASE}/requests/counts`)
      .set('Authorization', as('ada'));
    expect(body).toEqual({ inbox: 0, team: 0, mine: 0 });
  });

  it.each([
    ['get', ''],
    ['get', '/history'],
    ['post', '/cancel'],
    ['post', '/votes'],
    ['patch', ''],
  ] as const)(
    'answers 404 for what may not be seen: %s %s',
    async (method, path) => {
      const response = await request(server)
        [method](`${BASE}/requests/${ids.standard}${path}`)
        .set('Authorization', as('ada'))
        .send(
          {
            '/votes': { verdict: 'approve', digest: 'x' },
            '/cancel': {},
            '/history': undefined,
            '':
              method === 'patch' ? { parameters: {}, digest: 'x' } : undefined,
          }[path],
        );
      expect(response.status).toBe(404);
      expect(response.body.error.message).toBe(
        `There is no request ${ids.standard}, or you may not see it.`,
      );
    },
  );

  it('says which permission is missing for what may be seen but not done', async () => {
    const path = `${BASE}/requests/${ids.elevated}`;
    const shown = await request(server)
      .get(path)
      .set('Authorization', as('sofia'));
    expect(shown.body.allowedActions.approve).toMatchObject({
      allowed: false,
    });
    const refused = await request(server)
      .post(`${path}/votes`)
      .set('Authorization', as('sofia'))
      .send({ verdict: 'approve', digest: shown.body.digest });
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(
      infraRequestApprovePermission.name,
    );
  });

  it.each([
    ['post', '/requests', infraRequestCreatePermission.name],
    ['post', '/preview', infraRequestCreatePermission.name],
    ['get', '/request-types', infraRequestCreatePermission.name],
    ['get', '/policy', infraRequestsPolicyReadPermission.name],
  ] as const)('refuses a stranger: %s %s', async (method, path, permission) => {
    const response = await request(server)
      [method](`${BASE}${path}`)
      .set('Authorization', as('stranger'))
      .send(method === 'post' ? drafts.automatic : undefined);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(permission);
  });

  it('lets a plugin ask on behalf of a user, never decide', async () => {
    const onBehalf = mockCredentials.service.header({
      onBehalfOf: mockCredentials.user('user:default/mira'),
      targetPluginId: 'infra-requests',
    });
    const asked = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', onBehalf)
      .send(drafts.standard);
    expect(asked.body).toMatchObject({
      state: 'pending',
      requester: 'user:default/mira',
    });
    for (const decide of [
      request(server)
        .post(`${BASE}/requests/${asked.body.id}/votes`)
        .send({ verdict: 'approve', digest: asked.body.digest }),
      request(server)
        .post(`${BASE}/votes`)
        .send({
          verdict: 'approve',
          items: [{ id: asked.body.id, digest: asked.body.digest }],
        }),
      request(server).delete(`${BASE}/requests/${asked.body.id}/votes/mine`),
    ]) {
      const response = await decide.set('Authorization', onBehalf);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain('Only people decide');
    }
  });
});
