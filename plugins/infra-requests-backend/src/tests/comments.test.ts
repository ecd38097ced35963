import { createServiceFactory } from '@backstage/backend-plugin-api';
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
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  infraRequestCommentPermission,
  infraRequestReadPermission,
  type InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
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
  until,
} from '../__testUtils__/portalParts';
import infraRequestsPlugin from '..';

/** The stranger may read nothing; Cleo reads everything and says nothing. */
const policy: PermissionPolicy = {
  handle: async ({ permission }, user): Promise<PolicyDecision> => {
    const ref = user?.info.userEntityRef;
    const denied =
      (ref === 'user:default/stranger' &&
        isPermission(permission, infraRequestReadPermission)) ||
      (ref === 'user:default/cleo' &&
        isPermission(permission, infraRequestCommentPermission));
    return { result: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW };
  },
};

async function startPortal() {
  const recording = recordingAuditor();
  const signals: { message: object }[] = [];
  const send = jest.fn(async () => {});
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      ...permissionsBy(policy),
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true }, infraRequests: acmeConfig },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(send),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push(signal as { message: object });
          },
        }),
      }),
      recording.auditor,
    ],
  });
  const { body: asked } = await request(server)
    .post(`${BASE}/requests`)
    .set('Authorization', as('mira'))
    .send(drafts.standard);
  const comment = (authorization: string, body: object = { text: 'Why?' }) =>
    request(server)
      .post(`${BASE}/requests/${asked.id}/comments`)
      .set('Authorization', authorization)
      .send(body);
  const get = (who: string, path = '') =>
    request(server)
      .get(`${BASE}/requests/${asked.id}${path}`)
      .set('Authorization', as(who));
  return {
    ...recording,
    server,
    signals,
    send,
    asked: asked as InfraRequest,
    comment,
    get,
  };
}

describe('POST /requests/:id/comments', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    portal = await startPortal();
  });

  it.each<[string, () => string, number, string]>([
    ['without credentials', () => mockCredentials.none.header(), 401, ''],
    [
      'as somebody who may not read it',
      () => as('stranger'),
      404,
      'There is no request',
    ],
    [
      'as somebody who may not comment',
      () => as('cleo'),
      403,
      'infra-requests.request.comment',
    ],
    ['as a service', asService, 403, 'Only people comment.'],
    [
      'as an agent, on behalf of somebody',
      () => onBehalfOf('mira'),
      403,
      'Only people comment.',
    ],
  ])(
    'is refused %s, and leaves nothing',
    async (_, header, status, message) => {
      const response = await portal.comment(header());
      expect(response.status).toBe(status);
      expect(response.body.error.message).toContain(message);
      const { body } = await portal.get('mira');
      expect(body.comments).toBeUndefined();
    },
  );

  it('is offered exactly to those who may', async () => {
    const offeredTo = async (who: string) =>
      (await portal.get(who)).body.allowedActions.comment;
    expect(await offeredTo('ada')).toEqual({ allowed: true });
    expect(await offeredTo('cleo')).toEqual({
      allowed: false,
      reason:
        'You can read this request but not comment on it. Ask your platform team if you need to.',
    });
  });

  it.each([
    ['no text', {}],
    ['an empty text', { text: '' }],
    ['a text that is too long', { text: 'a'.repeat(4001) }],
    ['more than a text', { text: 'a', mentions: [] }],
  ])('refuses %s', async (_, body) => {
    expect((await portal.comment(as('ada'), body)).status).toBe(400);
  });

  it('is said once where it is sent again with its key, and refused with the key of another', async () => {
    const { server, asked } = await startPortal();
    const send = (text: string) =>
      request(server)
        .post(`${BASE}/requests/${asked.id}/comments`)
        .set('Authorization', as('ada'))
        .set('Idempotency-Key', 'one')
        .send({ text });
    const first = await send('Why?');
    const again = await send('Why?');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toMatchObject({
      comments: 1,
      updatedAt: first.body.updatedAt,
      allowedActions: { comment: { allowed: true } },
    });
    expect((await send('Why not?')).status).toBe(409);
  });

  it('names the field for somebody who does not exist', async () => {
    const response = await portal.comment(as('ada'), {
      text: 'Ask @user:default/ghost',
    });
    expect(response.status).toBe(400);
    expect(response.body.error.problems).toEqual([
      {
        field: '/text',
        message: 'names user:default/ghost, which is not in the catalog',
      },
    ]);
  });

  it('records it, tells those whom it concerns, and leaves the decision as it was', async () => {
    const { asked, comment, get, audited, signals, send } = portal;
    signals.length = 0;
    send.mockClear();
    const response = await comment(as('grace'), {
      text: 'What for, @user:default/noah?',
    });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      id: asked.id,
      digest: asked.digest,
      state: 'pending',
      comments: 1,
      allowedActions: { approve: { allowed: true } },
    });
    await until(() => send.mock.calls.length === 2 && signals.length > 0);
    const { body: history } = await get('mira', '/history');
    expect(history.verification).toEqual({ verified: true });
    expect(history.items.at(-1)).toMatchObject({
      action: 'commented',
      actor: { kind: 'user', ref: 'user:default/grace' },
      data: {
        text: 'What for, @user:default/noah?',
        mentions: ['user:default/noah'],
      },
    });
    expect(audited).toContainEqual({
      eventId: 'request-comment',
      outcome: 'succeeded',
      meta: { id: asked.id, revision: 1, state: 'pending', comments: 1 },
    });
    expect(signals.map(({ message }) => message)).toEqual([
      { requestId: asked.id, action: 'commented' },
    ]);
    const told = (send.mock.calls as unknown[][]).map(([one]) => one);
    expect(told).toEqual([
      expect.objectContaining({
        recipients: { type: 'entity', entityRef: ['user:default/noah'] },
      }),
      expect.objectContaining({
        recipients: { type: 'entity', entityRef: ['user:default/mira'] },
      }),
    ]);
  });
});
