import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import infraRequestsPlugin from '@infra-requests/plugin-infra-requests-backend';
import clearingModule from '@infra-requests/plugin-notifications-backend-module-infra-requests';
import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';

jest.setTimeout(60_000);

const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

const entities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'leads' },
    relations: ['ada', 'grace'].map(name => ({
      type: 'hasMember',
      targetRef: `user:default/${name}`,
    })),
  },
  ...['ada', 'grace', 'mira'].map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName: name } },
    relations:
      name === 'mira'
        ? []
        : [{ type: 'memberOf', targetRef: 'group:default/leads' }],
  })),
];

const infraRequests = {
  requestTypes: [
    {
      id: 'preview',
      title: 'Preview environment',
      description: 'A short-lived environment',
      category: 'Environments',
      environment: 'preview',
      parameters: {
        title: 'Preview',
        required: ['owner'],
        properties: { owner: { type: 'string', 'ui:field': 'OwnerPicker' } },
      },
      cost: { lines: [{ title: 'Environment', unitPrice: 20 }] },
    },
  ],
  tiers: [
    {
      id: 'standard',
      title: 'Lead approval',
      stages: [
        {
          name: 'review',
          requirements: [{ approvers: ['group:default/leads'], count: 1 }],
        },
      ],
    },
  ],
};

/** Infra Requests and the real notifications plugin, with or without the module that clears. */
async function startPortal(modules: (typeof clearingModule)[]) {
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      notificationsPlugin,
      ...modules,
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'http://localhost' }, infraRequests },
      }),
      catalogServiceMock.factory({ entities }),
    ],
  });
  const call = (method: 'get' | 'post', path: string, who: string) =>
    request(server)[method](`/api${path}`).set('Authorization', as(who));
  const seen = async (
    who: string,
  ): Promise<{ title: string; read: boolean }[]> => {
    const { body } = await call('get', '/notifications/notifications', who);
    return body.notifications.map(
      (one: { payload: { title: string }; read?: string }) => ({
        title: one.payload.title,
        read: Boolean(one.read),
      }),
    );
  };
  /** Asks again until it is so, as nothing waits for notifications. */
  const seenOnce = async (
    who: string,
    expected: { title: string; read: boolean },
  ) => {
    for (let attempt = 0; attempt < 500; attempt += 1) {
      const all = await seen(who);
      if (
        all.some(
          ({ title, read }) =>
            title === expected.title && read === expected.read,
        )
      ) {
        return all;
      }
      await pause(10);
    }
    return seen(who);
  };

  const { body: asked } = await call(
    'post',
    '/infra-requests/requests',
    'mira',
  ).send({
    type: 'preview',
    parameters: { owner: 'group:default/leads' },
  });
  const waits = {
    title: '#1 Preview environment · preview waits for your decision',
    read: false,
  };
  expect(await seenOnce('grace', waits)).toEqual([waits]);
  await call('post', `/infra-requests/requests/${asked.id}/votes`, 'ada').send({
    verdict: 'approve',
    digest: asked.digest,
  });
  return { seen, seenOnce };
}

const DECIDED =
  '#1 Preview environment · preview approved by ada, nothing left for you to do';

describe('when one of several people has decided', () => {
  it('what asked the others says so and is read', async () => {
    const { seenOnce } = await startPortal([clearingModule]);
    for (const who of ['grace', 'ada']) {
      const cleared = { title: DECIDED, read: true };
      expect(await seenOnce(who, cleared)).toEqual([cleared]);
    }
  });

  it('what asked the others says so where nothing clears it', async () => {
    const { seenOnce, seen } = await startPortal([]);
    const told = { title: DECIDED, read: false };
    expect(await seenOnce('grace', told)).toEqual([told]);
    expect(await seen('ada')).toEqual([
      {
        title: '#1 Preview environment · preview waits for your decision',
        read: false,
      },
    ]);
  });
});
