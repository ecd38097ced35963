import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  infraRequestsDelegationCreatePermission,
  type Delegation,
  type InfraRequest,
  type Person,
} from '@infra-requests/plugin-infra-requests-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import request from 'supertest';
import { acmeConfig, acmeEntities, drafts } from '../__testUtils__/acme';
import {
  BASE,
  as,
  asService,
  notificationsTo,
  onBehalfOf,
  permissionsBy,
  recordingAuditor,
} from '../__testUtils__/portalParts';
import infraRequestsPlugin from '..';

const HOUR_MS = 3_600_000;

/** Everybody may do everything, but for the stranger, who may do nothing. */
const allButStranger: PermissionPolicy = {
  handle: async (_, user) => ({
    result:
      user?.info.userEntityRef === 'user:default/stranger'
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
  }),
};

const inHours = (hours: number) =>
  new Date(Date.now() + hours * HOUR_MS).toISOString();

async function startPortal() {
  const recording = recordingAuditor();
  const { audited } = recording;
  const signals: object[] = [];
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      ...permissionsBy(allButStranger),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          infraRequests: acmeConfig,
        },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(),
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
    method: 'get' | 'post' | 'delete',
    path: string,
    authorization: string,
  ) =>
    request(server)
      [method](`${BASE}${path}`)
      .set('Authorization', authorization);
  const name = async (
    who: string,
    delegate: string,
    period: { from?: string; until?: string } = {},
  ): Promise<Delegation> => {
    const response = await call('post', '/delegations', as(who)).send({
      delegate: `user:default/${delegate}`,
      until: inHours(24),
      ...period,
    });
    expect(response.body).toMatchObject({ id: expect.any(String) });
    expect(response.status).toBe(201);
    return response.body;
  };
  const submit = async (who: string, draft: object): Promise<InfraRequest> =>
    (await call('post', '/requests', as(who)).send(draft)).body;
  const approve = (who: string, on: InfraRequest) =>
    call('post', `/requests/${on.id}/votes`, as(who)).send({
      verdict: 'approve',
      digest: on.digest,
    });
  return { server, audited, signals, call, name, submit, approve };
}

describe('who may use delegations', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  let id: string;

  beforeAll(async () => {
    portal = await startPortal();
    ({ id } = await portal.name('ada', 'linus'));
  });

  const calls = [
    ['get', () => '/delegations'],
    ['post', () => '/delegations'],
    ['delete', () => `/delegations/${id}`],
  ] as const;
  const send = (method: (typeof calls)[number][0]) =>
    method === 'post'
      ? { delegate: 'user:default/linus', until: inHours(1) }
      : undefined;

  it.each(calls)('nobody without credentials: %s', async (method, path) => {
    const response = await request(portal.server)
      [method](`${BASE}${path()}`)
      .send(send(method));
    expect(response.status).toBe(401);
  });

  it.each(calls)('no service: %s', async (method, path) => {
    const response = await portal
      .call(method, path(), asService())
      .send(send(method));
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      'Only people name who decides for them',
    );
  });

  it.each(calls)(
    'nobody on behalf of a user, not even of who is away: %s',
    async (method, path) => {
      const response = await portal
        .call(method, path(), onBehalfOf('ada'))
        .send(send(method));
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain(
        'not even on behalf of a user',
      );
    },
  );

  it('no stranger, who sees none either', async () => {
    const { call } = portal;
    const created = await call('post', '/delegations', as('stranger')).send(
      send('post'),
    );
    expect(created.status).toBe(403);
    expect(created.body.error.message).toContain(
      infraRequestsDelegationCreatePermission.name,
    );
    const seen = await call('get', '/delegations', as('stranger'));
    expect(seen.body).toEqual({ items: [] });
  });

  it('nobody for the delegations of others', async () => {
    const { call } = portal;
    for (const who of ['grace', 'linus', 'stranger']) {
      const ended = await call('delete', `/delegations/${id}`, as(who));
      expect(ended.status).toBe(404);
    }
    const { body } = await call('get', '/delegations', as('ada'));
    expect(body.items).toMatchObject([{ id, state: 'active' }]);
  });

  it.each([
    ['no delegate', { until: inHours(1) }],
    ['no end', { delegate: 'user:default/linus' }],
    ['no time', { delegate: 'user:default/linus', until: 'tomorrow' }],
    [
      'somebody else as who is away',
      {
        delegate: 'user:default/linus',
        until: inHours(1),
        delegator: 'user:default/grace',
      },
    ],
  ])('nobody with %s', async (_, body) => {
    const response = await portal
      .call('post', '/delegations', as('grace'))
      .send(body);
    expect(response.status).toBe(400);
  });

  it('nobody twice for the same time', async () => {
    const response = await portal
      .call('post', '/delegations', as('ada'))
      .send({ delegate: 'user:default/grace', until: inHours(2) });
    expect(response.status).toBe(409);
  });
});

describe('deciding while somebody is away', () => {
  it('is for the delegate, who is shown, marked and recorded as standing in', async () => {
    const { name, submit, approve, call } = await startPortal();
    const asked = await submit('mira', drafts.standard);
    const before = await call('get', '/requests?scope=inbox', as('linus'));
    expect(before.body.totalItems).toBe(0);

    await name('ada', 'linus');

    const inbox = await call('get', '/requests?scope=inbox', as('linus'));
    expect(inbox.body.items).toMatchObject([{ id: asked.id }]);
    const counts = await call('get', '/requests/counts', as('linus'));
    expect(counts.body).toMatchObject({ inbox: 1 });
    const shown = await call('get', `/requests/${asked.id}`, as('linus'));
    expect(shown.body.allowedActions.approve).toEqual({
      allowed: true,
      actingFor: ['user:default/ada'],
    });
    expect(
      shown.body.stages[0].requirements[0].candidates.map(
        (one: Person) => one.displayName,
      ),
    ).toEqual(['Ada', 'Grace', 'Linus for Ada']);

    const voted = await approve('linus', asked);
    expect(voted.body).toMatchObject({
      state: 'approved',
      votes: [
        {
          voter: 'user:default/linus',
          memberships: ['group:default/platform-leads'],
          delegations: [
            {
              delegator: 'user:default/ada',
              memberships: ['group:default/platform-leads'],
            },
          ],
        },
      ],
    });
    const history = await call(
      'get',
      `/requests/${asked.id}/history`,
      as('mira'),
    );
    expect(history.body.verification).toEqual({ verified: true });
  });

  it('never lets a delegate decide what the person who is away asked for', async () => {
    const { name, submit, approve, call } = await startPortal();
    const asked = await submit('ada', drafts.standard);
    await name('ada', 'linus');

    const shown = await call('get', `/requests/${asked.id}`, as('linus'));
    expect(shown.body.allowedActions.approve.allowed).toBe(false);
    expect(
      shown.body.stages[0].requirements[0].candidates.map(
        (one: Person) => one.displayName,
      ),
    ).toEqual(['Grace']);
    const inbox = await call('get', '/requests?scope=inbox', as('linus'));
    expect(inbox.body.totalItems).toBe(0);
    const refused = await approve('linus', asked);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('Grace can decide.');
  });

  it('never lets somebody decide on their own request through somebody else', async () => {
    const { name, submit, approve, call } = await startPortal();
    await name('ada', 'mira');
    const asked = await submit('mira', drafts.standard);
    expect(asked.stages[0].requirements[0].candidates).toMatchObject([
      { displayName: 'Ada' },
      { displayName: 'Grace' },
    ]);
    const refused = await approve('mira', asked);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('You asked for this request.');
    const inbox = await call('get', '/requests?scope=inbox', as('mira'));
    expect(inbox.body.totalItems).toBe(0);
  });

  it('is never passed on by a delegate', async () => {
    const { name, submit, approve } = await startPortal();
    await name('ada', 'linus');
    await name('linus', 'sofia');
    const asked = await submit('mira', drafts.standard);
    expect((await approve('sofia', asked)).status).toBe(403);
    expect((await approve('linus', asked)).body.state).toBe('approved');
  });

  it('begins and ends with its time, and when it is ended before', async () => {
    const { name, submit, approve, call } = await startPortal();
    const asked = await submit('mira', drafts.standard);
    const planned = await name('ada', 'linus', { from: inHours(1) });
    expect(planned.state).toBe('planned');
    expect((await approve('linus', asked)).status).toBe(403);

    await call('delete', `/delegations/${planned.id}`, as('ada'));
    const { id } = await name('ada', 'linus');
    const ended = await call('delete', `/delegations/${id}`, as('ada'));
    expect(ended.body).toMatchObject({ id, state: 'over' });
    expect((await approve('linus', asked)).status).toBe(403);
  });

  it('is told to the pages of both, and to the audit log', async () => {
    const { name, call, audited, signals } = await startPortal();
    const { id } = await name('ada', 'linus');
    await call('delete', `/delegations/${id}`, as('linus'));
    await call('delete', `/delegations/${id}`, as('ada'));
    const told = {
      recipients: {
        type: 'user',
        entityRef: ['user:default/ada', 'user:default/linus'],
      },
      channel: 'infra-requests',
      message: { action: 'delegation' },
    };
    expect(signals).toEqual([told, told]);
    expect(audited).toEqual([
      {
        eventId: 'delegation-create',
        outcome: 'succeeded',
        meta: {
          delegate: 'user:default/linus',
          until: expect.any(String),
          id,
          delegator: 'user:default/ada',
        },
      },
      { eventId: 'delegation-end', outcome: 'failed', meta: { id } },
      {
        eventId: 'delegation-end',
        outcome: 'succeeded',
        meta: {
          id,
          delegator: 'user:default/ada',
          delegate: 'user:default/linus',
          state: 'over',
        },
      },
    ]);
  });
});
