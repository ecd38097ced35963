import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
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
  infraRequestsPolicySimulatePermission,
} from '@infra-requests/plugin-infra-requests-common';
import request from 'supertest';
import { acmeConfig, acmeEntities, drafts } from '../__testUtils__/acme';
import {
  BASE,
  as,
  notificationsTo,
  permissionsBy,
} from '../__testUtils__/portalParts';
import infraRequestsPlugin, {
  createInfraRequestConditionalDecision,
  infraRequestConditions,
} from '..';

/**
 * Requesters, security, and whoever may change what is still pending; the stranger may do nothing at all. Everybody
 * but requesters may try policies, even Cleo, who may read no request.
 */
class TestPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const ref = user?.info.userEntityRef ?? '';
    if (ref === 'user:default/stranger') {
      return { result: AuthorizeResult.DENY };
    }
    if (
      isPermission(permission, infraRequestReadPermission) &&
      ref === 'user:default/cleo'
    ) {
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
    if (
      isPermission(permission, infraRequestApprovePermission) ||
      (isPermission(permission, infraRequestsPolicySimulatePermission) &&
        ref === 'user:default/mira')
    ) {
      return { result: AuthorizeResult.DENY };
    }
    return { result: AuthorizeResult.ALLOW };
  }
}

describe('with the permission framework', () => {
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    ({ server } = await startTestBackend({
      features: [
        infraRequestsPlugin,
        ...permissionsBy(new TestPolicy()),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            infraRequests: acmeConfig,
          },
        }),
        catalogServiceMock.factory({ entities: acmeEntities }),
        notificationsTo(),
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
    expect(body).toEqual({
      inbox: 0,
      team: 0,
      mine: 0,
      reviews: 0,
      overdueReviews: 0,
    });
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
    ['get', '/policy/usage', infraRequestsPolicyReadPermission.name],
    ['get', '/policies', infraRequestsPolicyReadPermission.name],
    ['get', '/policies/x', infraRequestsPolicyReadPermission.name],
  ] as const)('refuses a stranger: %s %s', async (method, path, permission) => {
    const response = await request(server)
      [method](`${BASE}${path}`)
      .set('Authorization', as('stranger'))
      .send(method === 'post' ? drafts.automatic : undefined);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(permission);
  });

  describe('who may try policies', () => {
    const everythingElevated = {
      policy: JSON.stringify({
        rules: [{ id: 'all', when: { type: 'database' }, tier: 'elevated' }],
      }),
      from: new Date(Date.now() - 86_400_000).toISOString(),
      to: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const ask = (who: string, method: 'get' | 'post', path: string) =>
      request(server)[method](`${BASE}${path}`).set('Authorization', as(who));

    it.each([
      ['post', '/policy/check', { policy: 'rules: []' }],
      ['post', '/policy/simulate', { facts: {} }],
      ['post', '/policy/simulate', { request: '1' }],
      ['get', '/policy/backtest', undefined],
      ['post', '/policy/backtest', everythingElevated],
      ['get', '/policy/backtest/x', undefined],
      ['post', '/policy/backtest/x/cancel', undefined],
      ['get', '/policy/backtest/x/requests', undefined],
    ] as const)(
      'refuses who may read the policy but not try one: %s %s',
      async (method, path, body) => {
        for (const who of ['mira', 'stranger']) {
          const response = await ask(who, method, path).send(body);
          expect(response.status).toBe(403);
          expect(response.body.error.message).toContain(
            infraRequestsPolicySimulatePermission.name,
          );
        }
        expect((await ask('mira', 'get', '/policy')).status).toBe(200);
      },
    );

    it('simulates only a request that the caller may read', async () => {
      const simulate = (who: string, given: string) =>
        ask(who, 'post', '/policy/simulate').send({ request: given });
      expect((await simulate('sofia', ids.elevated)).status).toBe(200);
      const number = (await ask('sofia', 'get', `/requests/${ids.elevated}`))
        .body.number;
      expect((await simulate('sofia', `#${number}`)).status).toBe(200);
      expect((await simulate('cleo', ids.standard)).status).toBe(404);
      for (const given of [ids.standard, '2', '99']) {
        const hidden = await simulate('ada', given);
        expect(hidden.status).toBe(404);
        expect(hidden.body.error.message).toBe(
          `There is no request ${given}, or you may not see it.`,
        );
      }
    });

    it('shows of a backtest only the requests that the caller may read', async () => {
      const started = await ask('ada', 'post', '/policy/backtest').send(
        everythingElevated,
      );
      const { id } = started.body;
      let state = started.body.state;
      for (let attempt = 0; state === 'running' && attempt < 1_000; attempt++) {
        state = (await ask('ada', 'get', `/policy/backtest/${id}`)).body.state;
      }
      expect(state).toBe('done');
      const shown = async (who: string, query = '') => {
        const { body } = await ask(
          who,
          'get',
          `/policy/backtest/${id}/requests${query}`,
        );
        return body.items.map((item: { id: string }) => item.id);
      };
      // Elevated already was elevated; Noah sees what was approved for his team, Ada and Sofia nothing that changed.
      expect(await shown('noah')).toEqual([ids.automatic]);
      expect(await shown('noah', '?change=stricter&limit=1')).toEqual([
        ids.automatic,
      ]);
      expect(await shown('noah', '?change=laxer')).toEqual([]);
      expect(await shown('ada')).toEqual([]);
      expect(await shown('sofia')).toEqual([]);
      expect(await shown('cleo')).toEqual([]);
      const unknown = await ask('cleo', 'get', '/policy/backtest/x/requests');
      expect(unknown.status).toBe(404);
    });
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
