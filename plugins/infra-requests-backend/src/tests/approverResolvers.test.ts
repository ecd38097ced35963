import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { infraRequestsApproverExtensionPoint } from '@infra-requests/plugin-infra-requests-node';
import request from 'supertest';
import {
  acmeEntities,
  acmeWithStandardTier,
  drafts,
} from '../__testUtils__/acme';
import { BASE, notificationsTo } from '../__testUtils__/portalParts';
import infraRequestsPlugin from '..';

/** A module that knows the schedule of the platform, and of nothing else. */
const onCall = (moduleId: string, person: string) =>
  createBackendModule({
    pluginId: 'infra-requests',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { approvers: infraRequestsApproverExtensionPoint },
        async init({ approvers }) {
          approvers.addApproverResolver({
            id: 'on-call',
            resolver: {
              resolve: async ({ argument }) =>
                argument === 'platform' ? [`user:default/${person}`] : [],
            },
          });
        },
      });
    },
  });

const start = (
  approver: string,
  ...modules: ReturnType<typeof createBackendModule>[]
) =>
  startTestBackend({
    features: [
      infraRequestsPlugin,
      ...modules,
      mockServices.rootConfig.factory({
        data: {
          infraRequests: acmeWithStandardTier({
            stages: [
              {
                name: 'review',
                requirements: [{ approvers: [approver], count: 1 }],
              },
            ],
          }),
        },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(),
    ],
  });

describe('a module that names approvers', () => {
  it('has whoever it names asked and decide, and nobody else', async () => {
    const { server } = await start(
      'resolver:on-call/platform',
      onCall('schedule', 'linus'),
    );
    const as = (who: string) =>
      mockCredentials.user.header(`user:default/${who}`);
    const { body: asked } = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', as('mira'))
      .send(drafts.standard);
    expect(asked.stages[0].requirements[0]).toMatchObject({
      approvers: ['resolver:on-call/platform'],
      candidates: [{ displayName: 'Linus' }],
    });

    const inbox = async (who: string) =>
      (
        await request(server)
          .get(`${BASE}/requests?scope=inbox`)
          .set('Authorization', as(who))
      ).body.totalItems;
    expect([await inbox('linus'), await inbox('ada')]).toEqual([1, 0]);

    const approve = (who: string) =>
      request(server)
        .post(`${BASE}/requests/${asked.id}/votes`)
        .set('Authorization', as(who))
        .send({ verdict: 'approve', digest: asked.digest });
    expect((await approve('ada')).status).toBe(403);
    expect((await approve('linus')).body).toMatchObject({ state: 'approved' });
  });

  it('shows why the requirement is unmet where it names nobody', async () => {
    const { server } = await start(
      'resolver:on-call/payments',
      onCall('schedule', 'linus'),
    );
    const { body: asked } = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', mockCredentials.user.header('user:default/mira'))
      .send(drafts.standard);
    expect(asked).toMatchObject({
      state: 'pending',
      stages: [
        {
          requirements: [
            {
              missing: 1,
              unresolved: [
                {
                  approver: 'resolver:on-call/payments',
                  reason: '"on-call" names nobody for payments now.',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('has to be there for a tier that names it', async () => {
    await expect(start('resolver:on-call/platform')).rejects.toThrow(/on-call/);
  });

  it('is the only one of its name', async () => {
    await expect(
      start(
        'resolver:on-call/platform',
        onCall('schedule', 'linus'),
        onCall('other-schedule', 'ada'),
      ),
    ).rejects.toThrow('There already is an approver resolver "on-call"');
  });
});
