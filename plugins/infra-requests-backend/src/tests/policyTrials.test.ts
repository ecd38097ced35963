import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Backtest } from '@infra-requests/plugin-infra-requests-common';
import request from 'supertest';
import { stringify } from 'yaml';
import { acmeConfig, acmeEntities, drafts } from '../__testUtils__/acme';
import { BASE, as, notificationsTo } from '../__testUtils__/portalParts';
import infraRequestsPlugin from '..';

jest.setTimeout(60_000);

const LAX = stringify({
  rules: [
    {
      id: 'development-is-free',
      when: { environment: 'development' },
      tier: 'automatic',
    },
  ],
});
const PERIOD = { from: '2020-01-01T00:00:00Z', to: '2024-01-01T00:00:00Z' };

async function startPortal() {
  const auditor = mockServices.auditor.mock();
  const success = jest.fn();
  auditor.createEvent.mockImplementation(async () => ({
    success,
    fail: async () => {},
  }));
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      auditor.factory,
      mockServices.rootConfig.factory({ data: { infraRequests: acmeConfig } }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(),
    ],
  });
  const post = (path: string, body?: object) =>
    request(server)
      .post(`${BASE}${path}`)
      .set('Authorization', as('ada'))
      .send(body);
  const get = (path: string) =>
    request(server).get(`${BASE}${path}`).set('Authorization', as('ada'));
  /** Asks again and again until it has ended. */
  const ended = async (id: string): Promise<Backtest> => {
    for (let attempt = 0; attempt < 1_000; attempt += 1) {
      const { body } = await get(`/policy/backtest/${id}`);
      if (body.state !== 'running') {
        return body;
      }
    }
    throw new Error(`Backtest ${id} does not end`);
  };
  const thisMonth = () => ({
    from: new Date(Date.now() - 86_400_000).toISOString(),
    to: new Date(Date.now() + 86_400_000).toISOString(),
  });
  return { server, auditor, success, post, get, ended, thisMonth };
}

describe('trying a policy', () => {
  type Portal = Awaited<ReturnType<typeof startPortal>>;
  /** For tests that write nothing. */
  let empty: Portal;
  beforeAll(async () => {
    empty = await startPortal();
  });

  it('checks it', async () => {
    const { post, auditor, success } = empty;
    const wrong = await post('/policy/check', { policy: 'rules: 7' });
    expect(wrong.status).toBe(200);
    expect(wrong.body).toEqual({
      problems: [
        expect.objectContaining({ path: 'infraRequests.rules', line: 1 }),
      ],
      findings: [],
    });
    const right = await post('/policy/check', { policy: LAX });
    expect(right.body).toMatchObject({
      problems: [],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      changed: true,
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'policy-check' }),
    );
    expect(success).toHaveBeenCalledWith({
      meta: { problems: 0, digest: right.body.digest },
    });
  });

  it('takes a policy of half a megabyte, and nothing else so large', async () => {
    const { post } = empty;
    const policy = LAX + '#'.repeat(400_000);
    expect((await post('/policy/check', { policy })).status).toBe(200);
    const tooLong = LAX + '#'.repeat(500_000);
    expect((await post('/policy/check', { policy: tooLong })).status).toBe(400);
    const draft = { ...drafts.standard, justification: policy };
    const refused = await post('/requests', draft);
    expect(refused.status).not.toBe(201);
    expect(refused.body.error.message).toBe('request entity too large');
  });

  it('simulates a request, a draft and facts', async () => {
    const { post, auditor } = await startPortal();
    const asked = await post('/requests', drafts.standard);

    const simulated = await post('/policy/simulate', {
      request: `#${asked.body.number}`,
      policy: LAX,
    });
    expect(simulated.status).toBe(200);
    expect(simulated.body).toMatchObject({
      evaluation: { outcome: 'automatic' },
      active: { outcome: 'approval', tier: { id: 'standard' } },
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'policy-simulate',
        meta: { request: '#1' },
      }),
    );

    expect(
      (await post('/policy/simulate', { draft: drafts.elevated })).body,
    ).toMatchObject({ evaluation: { tier: { id: 'elevated' } } });
    expect(
      (
        await post('/policy/simulate', {
          facts: { values: { environment: 'production' } },
        })
      ).body,
    ).toMatchObject({ evaluation: { tier: { id: 'elevated' } } });
  });

  it.each([
    [{}, 400, '/request'],
    [{ facts: {}, policy: 'rules: 7' }, 400, 'infraRequests.rules'],
    [{ facts: { values: 7 } }, 400, 'facts/values'],
    [{ draft: drafts.standard, at: 'noon' }, 400, 'at'],
    [{ request: '99' }, 404, 'There is no request 99'],
    [{ request: 'no such id' }, 404, 'There is no request no such id'],
  ])('simulates nothing that is wrong: %j', async (input, status, text) => {
    const response = await empty.post('/policy/simulate', input);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(text);
  });

  it('backtests it, with every change to drill down to', async () => {
    const { post, get, ended, thisMonth, auditor } = await startPortal();
    await post('/requests', drafts.standard);
    const rejected = (await post('/requests', drafts.standard)).body;
    await post('/requests', drafts.automatic);

    const period = thisMonth();
    const started = await post('/policy/backtest', { policy: LAX, ...period });
    expect(started.status).toBe(202);
    expect(started.body).toMatchObject({
      createdBy: 'user:default/ada',
      total: 3,
    });
    const { id } = started.body;
    expect(await ended(id)).toMatchObject({
      state: 'done',
      ...period,
      result: { evaluated: 3, laxer: 2, unchanged: 1, votesSaved: 2 },
    });

    const first = await get(`/policy/backtest/${id}/requests?limit=1`);
    expect(first.body).toEqual({
      items: [
        {
          id: expect.any(String),
          number: 1,
          typeTitle: 'PostgreSQL database',
          environment: 'development',
          monthlyCost: '620.00',
          state: 'pending',
          before: 'standard',
          after: 'automatic',
          change: 'laxer',
          text: expect.any(String),
        },
      ],
      nextCursor: expect.any(String),
    });
    const { nextCursor } = first.body;
    const rest = await get(
      `/policy/backtest/${id}/requests?change=laxer&from=standard&to=automatic&cursor=${nextCursor}`,
    );
    expect(rest.body).toEqual({
      items: [expect.objectContaining({ id: rejected.id })],
    });

    expect((await get('/policy/backtest')).body.items).toMatchObject([
      { id, state: 'done' },
    ]);
    expect((await post(`/policy/backtest/${id}/cancel`)).body).toMatchObject({
      state: 'done',
    });
    const events = auditor.createEvent.mock.calls.map(([event]) => event);
    expect(
      events.filter(({ eventId }) => eventId === 'policy-backtest'),
    ).toMatchObject([
      { severityLevel: 'medium', meta: { actionType: 'start', ...period } },
      { severityLevel: 'medium', meta: { actionType: 'cancel', id } },
    ]);
  });

  it.each([
    [{ policy: LAX, from: PERIOD.from }, 'to'],
    [{ policy: LAX, from: PERIOD.to, to: PERIOD.from }, '/to'],
    [{ policy: LAX, ...PERIOD, to: '2026-01-01T00:00:00Z' }, '5 years'],
    [{ policy: LAX, ...PERIOD, from: 'yesterday' }, 'from'],
    [{ policy: 'rules: 7', ...PERIOD }, 'infraRequests.rules'],
  ])('backtests nothing that is wrong: %#', async (input, text) => {
    const response = await empty.post('/policy/backtest', input);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(text);
  });

  it('knows no other backtests', async () => {
    const { post, get } = empty;
    for (const response of [
      await get('/policy/backtest/none'),
      await get('/policy/backtest/none/requests'),
      await post('/policy/backtest/none/cancel'),
    ]) {
      expect(response.status).toBe(404);
    }
  });

  it('can be done by a plugin or a service, too', async () => {
    const { server } = await startPortal();
    const service = mockCredentials.service.header();
    const simulated = await request(server)
      .post(`${BASE}/policy/simulate`)
      .set('Authorization', service)
      .send({ draft: drafts.standard });
    expect(simulated.body).toMatchObject({
      facts: { values: { requester: { kind: 'service', groups: [] } } },
    });
    const started = await request(server)
      .post(`${BASE}/policy/backtest`)
      .set('Authorization', service)
      .send({ policy: LAX, ...PERIOD });
    expect(started.status).toBe(202);
  });

  it.each([
    ['get', '/policy/usage'],
    ['get', '/policies'],
    ['get', '/policies/x'],
    ['post', '/policy/check'],
    ['post', '/policy/simulate'],
    ['get', '/policy/backtest'],
    ['post', '/policy/backtest'],
    ['get', '/policy/backtest/x'],
    ['post', '/policy/backtest/x/cancel'],
    ['get', '/policy/backtest/x/requests'],
  ] as const)(
    'answers 401 without credentials: %s %s',
    async (method, path) => {
      const bodies: Record<string, object> = {
        '/policy/check': { policy: LAX },
        '/policy/simulate': { facts: {} },
        '/policy/backtest': { policy: LAX, ...PERIOD },
      };
      const response = await request(empty.server)
        [method](`${BASE}${path}`)
        .set('Authorization', mockCredentials.none.header())
        .send(method === 'post' ? bodies[path] : undefined);
      expect(response.status).toBe(401);
    },
  );
});

describe('reading policies', () => {
  it('lists them, reads one, and says how often its rules matched', async () => {
    const { post, get } = await startPortal();
    await post('/requests', drafts.standard);
    const { items } = (await get('/policies')).body;
    expect(items).toHaveLength(1);
    expect((await get(`/policies/${items[0].digest}`)).body).toMatchObject({
      digest: items[0].digest,
      fallbackTier: 'elevated',
    });
    expect((await get('/policy/usage?days=7')).body).toEqual({
      days: 7,
      items: [{ rule: 'over-threshold', matched: 1, states: { pending: 1 } }],
    });
    expect((await get('/policy/usage')).body.days).toBe(30);
    expect((await get('/policies/x')).status).toBe(404);
  });
});
