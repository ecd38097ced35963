import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { type NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  infraRequestsEffectsReadPermission,
  infraRequestsEffectsRetryPermission,
  type EffectList,
  type InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import request from 'supertest';
import { acmeConfig, acmeEntities, drafts } from '../__testUtils__/acme';
import {
  BASE,
  as,
  asService,
  notificationsTo,
  permissionsBy,
  recordingAuditor,
  until,
} from '../__testUtils__/portalParts';
import infraRequestsPlugin from '..';

jest.setTimeout(60_000);

/** Ada may see what does not get through and try it again, Sofia may see it; everybody may do all the rest. */
const policy: PermissionPolicy = {
  handle: async ({ permission }, user) => {
    const ref = user?.info.userEntityRef ?? '';
    const may = isPermission(permission, infraRequestsEffectsReadPermission)
      ? ['user:default/ada', 'user:default/sofia']
      : ['user:default/ada'];
    const forAll =
      !isPermission(permission, infraRequestsEffectsReadPermission) &&
      !isPermission(permission, infraRequestsEffectsRetryPermission);
    return {
      result:
        forAll || may.includes(ref)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    };
  },
};

/** A portal with a recording notification service, which tests make fail. */
async function startPortal() {
  const recording = recordingAuditor();
  const { audited } = recording;
  const signals: object[] = [];
  const sent: NotificationSendOptions[] = [];
  const notifications = { down: false };
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      ...permissionsBy(policy),
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true }, infraRequests: acmeConfig },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(async options => {
        if (notifications.down) {
          throw new Error('No notifications today');
        }
        sent.push(options);
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push(signal);
          },
        }),
      }),
      recording.auditor,
    ],
  });
  const call = (
    method: 'get' | 'post',
    path: string,
    authorization: string = as('ada'),
  ) =>
    request(server)
      [method](`${BASE}${path}`)
      .set('Authorization', authorization);
  const submit = async (draft: object): Promise<InfraRequest> =>
    (await call('post', '/requests', as('mira')).send(draft)).body;
  const unsettled = async (query = ''): Promise<EffectList> =>
    (await call('get', `/effects${query}`)).body;
  return {
    server,
    call,
    submit,
    unsettled,
    notifications,
    audited,
    signals,
    sent,
  };
}

describe('deliveries', () => {
  type Portal = Awaited<ReturnType<typeof startPortal>>;
  let portal: Portal;
  let asked: InfraRequest;

  beforeAll(async () => {
    portal = await startPortal();
    portal.notifications.down = true;
    asked = await portal.submit(drafts.standard);
    await until(async () => (await portal.unsettled()).totalItems === 1);
  });

  const calls = [
    ['get', '/effects'],
    ['post', '/effects/1/retry'],
  ] as const;

  it.each(calls)(
    'are shown to nobody without credentials: %s %s',
    async (method, path) => {
      const response = await request(portal.server)[method](`${BASE}${path}`);
      expect(response.status).toBe(401);
    },
  );

  it.each([
    [...calls[0], infraRequestsEffectsReadPermission.name],
    [...calls[1], infraRequestsEffectsRetryPermission.name],
  ])(
    'are no business of a stranger: %s %s',
    async (method, path, permission) => {
      const response = await portal.call(method, path, as('stranger'));
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain(permission);
    },
  );

  it('can be seen by who may not try them again', async () => {
    const seen = await portal.call('get', '/effects', as('sofia'));
    expect(seen.body.totalItems).toBe(1);
    const refused = await portal.call(
      'post',
      `/effects/${seen.body.items[0].id}/retry`,
      as('sofia'),
    );
    expect(refused.status).toBe(403);
    expect((await portal.unsettled()).items).toMatchObject([
      { state: 'failing' },
    ]);
  });

  it('are for services as far as the portal lets them', async () => {
    const seen = await portal.call('get', '/effects', asService());
    expect(seen.status).toBe(200);
    expect(seen.body.totalItems).toBe(1);
    const gone = await portal.call('post', '/effects/4711/retry', asService());
    expect(gone.status).toBe(404);
  });

  it('say what failed, for which request, why, and when it is tried again', async () => {
    expect(await portal.unsettled()).toEqual({
      totalItems: 1,
      items: [
        {
          id: expect.any(String),
          requestId: asked.id,
          requestNumber: 1,
          kind: 'notification',
          action: 'stage-opened',
          state: 'failing',
          attempts: expect.any(Number),
          lastError: expect.stringContaining('No notifications today'),
          createdAt: expect.any(String),
          nextAttemptAt: expect.any(String),
        },
      ],
    });
    expect(await portal.unsettled('?state=dead')).toEqual({
      totalItems: 0,
      items: [],
    });
    expect(
      (await portal.unsettled('?state=failing&state=dead')).totalItems,
    ).toBe(1);
  });

  it.each(['?state=fine', '?limit=0', '?limit=101', '?order=newest'])(
    'refuse %s',
    async query => {
      const response = await portal.call('get', `/effects${query}`);
      expect(response.status).toBe(400);
    },
  );

  it.each(['4711', 'no-such', '99999999999999999999'])(
    'know no %s',
    async id => {
      const response = await portal.call('post', `/effects/${id}/retry`);
      expect(response.status).toBe(404);
      expect(portal.audited).toContainEqual({
        eventId: 'effect-retry',
        outcome: 'failed',
        meta: { id },
      });
    },
  );

  it('can be tried again at once, and not once they have got through', async () => {
    const { call, unsettled, sent, notifications, audited } = portal;
    const [{ id }] = (await unsettled()).items;
    notifications.down = false;

    const retried = await call('post', `/effects/${id}/retry`);

    expect(retried.status).toBe(200);
    expect(retried.body).toMatchObject({ id, state: 'waiting', attempts: 0 });
    expect(audited).toContainEqual({
      eventId: 'effect-retry',
      outcome: 'succeeded',
      meta: { id, requestId: asked.id, kind: 'notification' },
    });
    await until(() => sent.length > 0);
    expect(sent).toMatchObject([
      {
        recipients: {
          entityRef: ['user:default/ada', 'user:default/grace'],
        },
        payload: {
          title: '#1 PostgreSQL database · development waits for your decision',
        },
      },
    ]);
    await until(async () => (await unsettled()).totalItems === 0);
    const again = await call('post', `/effects/${id}/retry`);
    expect(again.status).toBe(409);
    expect(again.body.error.message).toContain('has got through meanwhile');
    expect(sent).toHaveLength(1);
  });
});

describe('what is told after a commit', () => {
  it('is told at once, to open pages as to people', async () => {
    const { submit, call, signals, sent } = await startPortal();
    const asked = await submit(drafts.standard);
    await until(() => sent.length === 1);
    await call('post', `/requests/${asked.id}/votes`).send({
      verdict: 'approve',
      digest: asked.digest,
    });
    await until(() => signals.length === 2 && sent.length === 3);
    expect(signals).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'infra-requests',
        message: { requestId: asked.id, action: 'stage-opened' },
      },
      {
        recipients: { type: 'broadcast' },
        channel: 'infra-requests',
        message: { requestId: asked.id, action: 'approved' },
      },
    ]);
    const told = sent.map(({ recipients, payload }) => [
      recipients.type === 'entity' && recipients.entityRef,
      payload.title,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        [
          ['user:default/ada', 'user:default/grace'],
          '#1 PostgreSQL database · development waits for your decision',
        ],
        [
          ['user:default/grace'],
          '#1 PostgreSQL database · development approved by Ada, nothing left for you to do',
        ],
        [
          ['user:default/mira'],
          '#1 PostgreSQL database · development was approved',
        ],
      ]),
    );
  });
});
