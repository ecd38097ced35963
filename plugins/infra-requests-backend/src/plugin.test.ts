import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import type {
  InfraRequest,
  RequestHistory,
} from '@infra-requests/plugin-infra-requests-common';
import request from 'supertest';
import { acmeConfig, acmeEntities, drafts } from './__testUtils__/acme';
import infraRequestsPlugin from '.';

const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);
const BASE = '/api/infra-requests';

async function startPortal(options?: { config?: object }) {
  const send = jest.fn().mockResolvedValue(undefined);
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      mockServices.rootConfig.factory({
        data: { infraRequests: options?.config ?? acmeConfig },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send }),
      }),
    ],
  });

  const submit = async (who: string, draft: object): Promise<InfraRequest> => {
    const response = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', as(who))
      .send(draft);
    expect(response.body).toMatchObject({ id: expect.any(String) });
    expect(response.status).toBe(201);
    return response.body;
  };
  const vote = (who: string, on: InfraRequest, body: object = {}) =>
    request(server)
      .post(`${BASE}/requests/${on.id}/votes`)
      .set('Authorization', as(who))
      .send({ verdict: 'approve', digest: on.digest, ...body });
  const get = (who: string, path: string) =>
    request(server).get(`${BASE}${path}`).set('Authorization', as(who));

  return { server, send, submit, vote, get };
}

describe('infra-requests', () => {
  it('approves by rule, with the record to show for it', async () => {
    const { submit, get } = await startPortal();

    const asked = await submit('mira', drafts.automatic);

    expect(asked).toMatchObject({
      number: 1,
      state: 'approved',
      requester: 'user:default/mira',
      monthlyCost: '35.50',
      evaluation: { outcome: 'automatic', tier: { id: 'automatic' } },
    });
    const { body } = await get('mira', `/requests/${asked.id}/history`);
    const history: RequestHistory = body;
    expect(history.verification).toEqual({ verified: true });
    expect(history.items.map(entry => entry.action)).toEqual([
      'submitted',
      'evaluated',
      'approved',
    ]);
  });

  it('takes a production database through two stages', async () => {
    const { submit, vote, get, send } = await startPortal();
    const asked = await submit('mira', drafts.elevated);
    expect(asked).toMatchObject({
      state: 'pending',
      progress: { stageName: 'technical', filled: 0, needed: 2 },
    });

    expect((await get('ada', '/requests?scope=inbox')).body).toMatchObject({
      totalItems: 1,
      items: [{ id: asked.id }],
    });
    expect((await get('sofia', '/requests?scope=inbox')).body).toMatchObject({
      totalItems: 0,
    });

    expect((await vote('ada', asked)).body).toMatchObject({ state: 'pending' });
    expect((await get('ada', '/requests/counts')).body).toMatchObject({
      inbox: 0,
    });
    expect((await vote('frank', asked)).body).toMatchObject({
      state: 'pending',
      progress: { stageName: 'security' },
    });
    const done = await vote('sofia', asked, { comment: 'Looks safe' });
    expect(done.body).toMatchObject({
      state: 'approved',
      stages: [
        {
          state: 'complete',
          requirements: [
            { filledBy: ['user:default/ada'] },
            { filledBy: ['user:default/frank'] },
          ],
        },
        {
          state: 'complete',
          requirements: [{ filledBy: ['user:default/sofia'] }],
        },
      ],
    });
    expect(
      (await get('mira', `/requests/${asked.id}/history`)).body.verification,
    ).toEqual({ verified: true });
    expect((await get('sofia', '/requests?scope=decided')).body.items).toEqual([
      expect.objectContaining({ id: asked.id }),
    ]);

    const notified = send.mock.calls.map(([one]) => [
      one.recipients.entityRef,
      one.payload.title,
    ]);
    expect(notified).toContainEqual([
      [
        'user:default/ada',
        'user:default/grace',
        'user:default/fiona',
        'user:default/frank',
      ],
      expect.stringContaining('waits for your decision'),
    ]);
  });

  it('refuses the requester, a stranger, a service, a stale page and a second go', async () => {
    const { server, submit, vote } = await startPortal();
    const asked = await submit('ada', drafts.standard);

    const self = await vote('ada', asked);
    expect(self.status).toBe(403);
    expect(self.body.error.message).toBe(
      'You asked for this request. Grace can decide.',
    );

    const stranger = await vote('stranger', asked);
    expect(stranger.status).toBe(403);
    expect(stranger.body.error.message).toContain(
      'You are not an approver of stage “Review”',
    );

    const service = await request(server)
      .post(`${BASE}/requests/${asked.id}/votes`)
      .set('Authorization', mockCredentials.service.header())
      .send({ verdict: 'approve', digest: asked.digest });
    expect(service.status).toBe(403);
    expect(service.body.error.message).toContain('Only people decide');

    const stale = await vote('grace', asked, { digest: 'f'.repeat(64) });
    expect(stale.status).toBe(409);
    expect(stale.body.error).toMatchObject({ currentDigest: asked.digest });

    expect((await vote('grace', asked)).status).toBe(200);
    const second = await vote('grace', asked);
    expect(second.status).toBe(409);
    expect(second.body.error).toMatchObject({
      message:
        'You already decided on stage “Review” of request #1, which is over.',
      currentState: 'approved',
    });
  });

  it('refuses a vote on a stage that is over, although the request is the same', async () => {
    const { submit, vote } = await startPortal();
    const asked = await submit('mira', drafts.elevated);
    await vote('ada', asked, { stage: 0 });
    await vote('frank', asked, { stage: 0 });
    const late = await vote('sofia', asked, { stage: 0 });
    expect(late.status).toBe(409);
    expect(late.body.error.message).toContain('no longer in the stage');
    expect((await vote('sofia', asked, { stage: 1 })).body.state).toBe(
      'approved',
    );
  });

  it('rejects with a comment and tells the requester', async () => {
    const { submit, vote, send } = await startPortal();
    const asked = await submit('mira', drafts.standard);

    const answer = await vote('grace', asked, {
      verdict: 'reject',
      comment: 'Use the shared cluster',
    });

    expect(answer.body).toMatchObject({
      state: 'rejected',
      votes: [{ comment: 'Use the shared cluster', verdict: 'reject' }],
    });
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({
        recipients: { type: 'entity', entityRef: ['user:default/mira'] },
        payload: expect.objectContaining({
          title: '#1 PostgreSQL database · development was rejected',
        }),
      }),
    );
  });

  it('denies with the rule’s sentence', async () => {
    const { submit } = await startPortal();
    expect(await submit('mira', drafts.denied)).toMatchObject({
      state: 'denied',
      evaluation: {
        outcome: 'denied',
        reasons: [
          expect.objectContaining({
            kind: 'deny',
            rule: 'no-public-databases',
            text: expect.stringContaining('Use the private endpoint'),
          }),
        ],
      },
    });
  });

  it('edits into a new revision without the old votes', async () => {
    const { server, submit, vote } = await startPortal();
    const asked = await submit('mira', drafts.elevated);
    await vote('ada', asked);

    const edit = await request(server)
      .patch(`${BASE}/requests/${asked.id}`)
      .set('Authorization', as('noah'))
      .send({
        parameters: { ...drafts.elevated.parameters, replicas: 3 },
        digest: asked.digest,
      });

    expect(edit.body).toMatchObject({
      state: 'pending',
      revision: 2,
      lastEditor: 'user:default/noah',
      monthlyCost: '426.00',
      previousParameters: { replicas: 2 },
      votes: [],
    });
    const old = await vote('grace', asked);
    expect(old.status).toBe(409);
    expect(old.body.error.currentDigest).toBe(edit.body.digest);
  });

  it('lets nobody approve what they wrote, whoever edited it since', async () => {
    const { server, submit, vote, get } = await startPortal();
    const edit = async (who: string, on: InfraRequest, change: object) => {
      const response = await request(server)
        .patch(`${BASE}/requests/${on.id}`)
        .set('Authorization', as(who))
        .send({ digest: on.digest, ...change });
      expect(response.status).toBe(200);
      return response.body as InfraRequest;
    };
    const parameters = {
      ...drafts.standard.parameters,
      size: 'medium',
      replicas: 3,
      dataClassification: 'pii',
    };
    let asked = await submit('mira', { ...drafts.standard, parameters });
    const owner = 'group:default/security';
    asked = await edit('mira', asked, { parameters: { ...parameters, owner } });
    const large = { ...parameters, owner, size: 'large' };
    asked = await edit('sofia', asked, { parameters: large });
    asked = await edit('mira', asked, {
      parameters: large,
      justification: 'A word more',
    });
    expect(asked).toMatchObject({ revision: 4, state: 'pending' });

    const own = await vote('sofia', asked);

    expect(own.status).toBe(403);
    expect(own.body.error.message).toContain('You edited this request.');
    expect((await get('sofia', '/requests?scope=inbox')).body.totalItems).toBe(
      0,
    );
    expect((await get('sofia', `/requests/${asked.id}`)).body).toMatchObject({
      parameters: { size: 'large' },
      allowedActions: { approve: { allowed: false } },
    });
    expect((await get('sam', '/requests?scope=inbox')).body.totalItems).toBe(1);
    expect((await vote('sam', asked)).status).toBe(200);
  });

  it('names every wrong field', async () => {
    const { server } = await startPortal();
    const response = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', as('mira'))
      .send({
        type: 'database',
        action: 'explode',
        requestedFor: 'user:default/nobody',
        parameters: {
          owner: 'group:default/nowhere',
          environment: 'moon',
          replicas: 9,
          extra: 1,
        },
      });
    expect(response.status).toBe(400);
    const fields = response.body.error.problems.map(
      (problem: { field: string }) => problem.field,
    );
    expect([...new Set(fields)].sort()).toEqual([
      '/action',
      '/parameters/environment',
      '/parameters/extra',
      '/parameters/owner',
      '/parameters/replicas',
      '/parameters/size',
      '/requestedFor',
    ]);
  });

  it.each([
    ['a forged requester', { requester: 'user:default/ada' }],
    ['an unknown type', { type: 'castle' }],
    ['no parameters', { parameters: undefined }],
    ['a NUL character', { justification: 'because\u0000' }],
    ['half a surrogate pair', { justification: 'because \ud800' }],
    ['a NUL character in a reference', { requestedFor: 'user:default/\u0000' }],
    ['parameters of 40 KiB', { parameters: { owner: 'x'.repeat(40_000) } }],
  ])('refuses %s', async (_, change) => {
    const { server, get } = await startPortal();
    const response = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', as('mira'))
      .send({ ...drafts.automatic, ...change });
    expect(response.status).toBe(400);
    expect(response.body.error.name).toBe('InputError');
    expect((await get('mira', '/requests')).body.totalItems).toBe(0);
  });

  it.each(['1e400', '-1e400'])('refuses a number like %s', async number => {
    const { server } = await startPortal();
    const response = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', as('mira'))
      .set('Idempotency-Key', 'k')
      .set('Content-Type', 'application/json')
      .send(`{"type":"database","parameters":{"replicas":${number}}}`);
    expect(response.status).toBe(400);
  });

  it('answers a repeated submission with the same request', async () => {
    const { server, get } = await startPortal();
    const send = (draft: object) =>
      request(server)
        .post(`${BASE}/requests`)
        .set('Authorization', as('mira'))
        .set('Idempotency-Key', 'k-1')
        .send(draft);

    const [first, second] = await Promise.all([
      send(drafts.standard),
      send(drafts.standard),
    ]);
    expect(second.body.id).toBe(first.body.id);
    expect((await get('mira', '/requests')).body.totalItems).toBe(1);
    expect((await send(drafts.elevated)).status).toBe(409);
  });

  it('lets only one of two simultaneous approvals make the transition, and records the other as late', async () => {
    const { submit, vote, get } = await startPortal();
    const asked = await submit('mira', drafts.standard);

    const answers = await Promise.all([
      vote('ada', asked),
      vote('grace', asked),
    ]);

    expect(answers.map(answer => answer.status)).toEqual([200, 200]);
    const { body } = await get('mira', `/requests/${asked.id}/history`);
    expect(
      body.items.map((entry: { action: string }) => entry.action).slice(3),
    ).toEqual(['approval-voted', 'stage-completed', 'approved', 'late-vote']);
    expect(body.verification).toEqual({ verified: true });
  });

  it('refuses to start a request that nobody could approve', async () => {
    const { server, get } = await startPortal({
      config: {
        ...acmeConfig,
        tiers: [
          {
            id: 'lost',
            title: 'Lost',
            stages: [
              {
                name: 'review',
                requirements: [
                  {
                    approvers: ['group:default/empty', 'group:default/ghosts'],
                    count: 1,
                  },
                ],
              },
            ],
          },
        ],
        rules: [],
        fallbackTier: 'lost',
      },
    });
    const response = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', as('mira'))
      .send(drafts.automatic);
    expect(response.status).toBe(409);
    expect(response.body.error.message).toContain(
      'needs 1 of Empty or Ghosts, but nobody there may decide',
    );
    expect((await get('mira', '/requests')).body.totalItems).toBe(0);
  });

  it('decides on many, each on its own', async () => {
    const { server, submit, vote } = await startPortal();
    const one = await submit('mira', drafts.standard);
    const own = await submit('ada', drafts.standard);
    const decided = await submit('mira', drafts.standard);
    await vote('grace', decided);

    const response = await request(server)
      .post(`${BASE}/votes`)
      .set('Authorization', as('ada'))
      .send({
        verdict: 'approve',
        items: [one, decided, own, { id: 'nope', digest: 'x' }].map(
          ({ id, digest }) => ({ id, digest }),
        ),
      });

    expect(response.body.items).toEqual([
      expect.objectContaining({ id: one.id, outcome: 'voted' }),
      expect.objectContaining({
        id: decided.id,
        outcome: 'late',
        request: expect.objectContaining({
          lateVotes: [expect.objectContaining({ voter: 'user:default/ada' })],
        }),
      }),
      expect.objectContaining({
        id: own.id,
        outcome: 'refused',
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      }),
      expect.objectContaining({
        id: 'nope',
        outcome: 'refused',
        error: expect.objectContaining({ name: 'NotFoundError' }),
      }),
    ]);
  });

  it('withdraws and cancels', async () => {
    const { server, submit, vote } = await startPortal();
    const asked = await submit('mira', drafts.elevated);
    await vote('ada', asked);

    const withdrawn = await request(server)
      .delete(`${BASE}/requests/${asked.id}/votes/mine`)
      .set('Authorization', as('ada'));
    expect(withdrawn.body).toMatchObject({ votes: [], state: 'pending' });

    const cancel = (who: string) =>
      request(server)
        .post(`${BASE}/requests/${asked.id}/cancel`)
        .set('Authorization', as(who))
        .send({ reason: 'No longer needed' });
    const stranger = await cancel('ada');
    expect(stranger.status).toBe(403);
    expect(stranger.body.error.message).toBe(
      'Only those who asked for request #1 can cancel it. Mira or Noah can.',
    );
    expect((await cancel('mira')).body.state).toBe('cancelled');
    expect((await cancel('mira')).status).toBe(409);
  });

  it('previews without writing', async () => {
    const { server, get } = await startPortal();
    const preview = (draft: object) =>
      request(server)
        .post(`${BASE}/preview`)
        .set('Authorization', as('mira'))
        .send(draft);

    expect((await preview(drafts.elevated)).body).toMatchObject({
      problems: [],
      blockers: [],
      cost: { monthly: '284.00' },
      evaluation: { tier: { id: 'elevated' } },
      stages: [
        {
          name: 'technical',
          requirements: [
            { candidates: [{ displayName: 'Ada' }, { displayName: 'Grace' }] },
            expect.anything(),
          ],
        },
        expect.anything(),
      ],
    });
    expect(
      (await preview({ type: 'database', parameters: {} })).body,
    ).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ field: '/parameters/size' }),
      ]),
      evaluation: { tier: { id: 'elevated' } },
    });
    expect((await get('mira', '/requests')).body.totalItems).toBe(0);
  });

  it('shows the policy', async () => {
    const { get } = await startPortal();
    expect((await get('mira', '/policy')).body).toMatchObject({
      activeSince: expect.any(String),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      tiers: [{ id: 'automatic' }, { id: 'standard' }, { id: 'elevated' }],
      fallbackTier: 'elevated',
    });
  });

  it.each([
    ['get', '/request-types'],
    ['get', '/request-types/database'],
    ['get', '/policy'],
    ['post', '/preview'],
    ['get', '/requests'],
    ['post', '/requests'],
    ['get', '/requests/counts'],
    ['get', '/requests/x'],
    ['patch', '/requests/x'],
    ['get', '/requests/x/history'],
    ['post', '/requests/x/votes'],
    ['delete', '/requests/x/votes/mine'],
    ['post', '/requests/x/cancel'],
    ['post', '/votes'],
  ] as const)(
    'answers 401 without credentials: %s %s',
    async (method, path) => {
      const { server } = await startPortal();
      const response = await request(server)
        [method](`${BASE}${path}`)
        .set('Authorization', mockCredentials.none.header());
      expect(response.status).toBe(401);
    },
  );
});
