import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import request from 'supertest';
import {
  acmeEntities,
  acmeWithDeployments,
  drafts,
} from '../__testUtils__/acme';
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

/** The stranger may do nothing. */
const policy: PermissionPolicy = {
  handle: async (_, user) => ({
    result:
      user?.info.userEntityRef === 'user:default/stranger'
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
  }),
};

async function startPortal() {
  const recording = recordingAuditor();
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      actionsRegistryServiceFactory,
      ...permissionsBy(policy),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.acme.example' },
          backend: { actions: { pluginSources: ['infra-requests'] } },
          permission: { enabled: true },
          infraRequests: acmeWithDeployments(),
        },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(),
      recording.auditor,
    ],
  });
  const actions = `${BASE}/.backstage/actions/v1/actions`;
  /** As the portal's MCP server calls it for somebody, or with a header of its own. */
  const invoke = (
    name: string,
    input: object,
    authorization = onBehalfOf('mira'),
  ) =>
    request(server)
      .post(`${actions}/infra-requests:${name}/invoke`)
      .set('Authorization', authorization)
      .send(input);
  return { ...recording, server, actions, invoke };
}

describe('what agents can do', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
  });

  it('is to ask and to read, and nothing else', async () => {
    const { server, actions } = portal;
    const { body } = await request(server)
      .get(actions)
      .set('Authorization', onBehalfOf('mira'));
    const offered = body.actions as {
      id: string;
      attributes: object;
      schema: { input: { properties?: object } };
    }[];
    const read = { readOnly: true, destructive: false, idempotent: true };
    expect(
      Object.fromEntries(offered.map(one => [one.id, one.attributes])),
    ).toEqual({
      'infra-requests:list-request-types': read,
      'infra-requests:preview-request': read,
      'infra-requests:submit-request': { ...read, readOnly: false },
      'infra-requests:get-request': read,
      'infra-requests:explain-request': read,
      'infra-requests:list-my-inbox': read,
    });
    const whatTheyTake = offered.flatMap(({ schema }) =>
      Object.keys(schema.input.properties ?? {}),
    );
    expect(whatTheyTake).toEqual(expect.arrayContaining(['parameters']));
    for (const word of ['verdict', 'digest', 'vote', 'approve', 'delegate']) {
      expect(whatTheyTake).not.toContain(word);
    }
  });

  it('does not go past the API either: whoever acts for somebody does not decide', async () => {
    const { server, invoke } = portal;
    const { body } = await invoke('submit-request', {
      ...drafts.standard,
      idempotencyKey: 'one',
    });
    const { id } = body.output;
    const { body: seen } = await request(server)
      .get(`${BASE}/requests/${id}`)
      .set('Authorization', as('ada'));
    const { digest } = seen;
    const vote = { verdict: 'approve', digest };
    const tries: ['post' | 'delete', string, object][] = [
      ['post', `/requests/${id}/votes`, vote],
      ['post', '/votes', { verdict: 'approve', items: [{ id, digest }] }],
      ['delete', `/requests/${id}/votes/mine`, {}],
      [
        'post',
        `/requests/${id}/review`,
        { verdict: 'justified', comment: 'Fine' },
      ],
      ['post', `/requests/${id}/comments`, { text: 'Fine' }],
      [
        'post',
        '/delegations',
        {
          delegate: 'user:default/linus',
          until: new Date(Date.now() + 3_600_000).toISOString(),
        },
      ],
    ];
    for (const [method, path, sent] of tries) {
      const answer = await request(server)
        [method](`${BASE}${path}`)
        .set('Authorization', onBehalfOf('ada'))
        .send(sent);
      expect([path, answer.status]).toEqual([path, 403]);
    }
    const { body: after } = await request(server)
      .get(`${BASE}/requests/${id}`)
      .set('Authorization', as('ada'));
    expect(after).toMatchObject({ state: 'pending', votes: [] });
  });

  it('is all that they are offered: whoever is no person is told that only people decide', async () => {
    const { server, invoke } = portal;
    const { body } = await invoke('submit-request', {
      ...drafts.standard,
      idempotencyKey: 'one',
    });
    const offeredTo = async (authorization: string) => {
      const { body: seen } = await request(server)
        .get(`${BASE}/requests/${body.output.id}`)
        .set('Authorization', authorization);
      return seen.allowedActions;
    };
    const decide = {
      allowed: false,
      reason: expect.stringMatching(/^Only people decide\./),
    };
    const onlyPeople = {
      approve: decide,
      reject: decide,
      'request-changes': decide,
      withdraw: decide,
      review: decide,
      comment: {
        allowed: false,
        reason: expect.stringMatching(/^Only people comment\./),
      },
    };
    expect(await offeredTo(onBehalfOf('ada'))).toMatchObject(onlyPeople);
    expect(await offeredTo(asService())).toMatchObject(onlyPeople);
    expect(await offeredTo(onBehalfOf('mira'))).toMatchObject({
      ...onlyPeople,
      edit: { allowed: true },
      cancel: { allowed: true },
    });
    expect(await offeredTo(as('ada'))).toMatchObject({
      approve: { allowed: true },
      reject: { allowed: true },
      'request-changes': { allowed: true },
      comment: { allowed: true },
    });
  });

  it('is marked also where what people asked for is cancelled for them', async () => {
    const { server } = portal;
    const { body: asked } = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', as('mira'))
      .send(drafts.standard);
    const path = `${BASE}/requests/${asked.id}`;
    const cancelled = await request(server)
      .post(`${path}/cancel`)
      .set('Authorization', onBehalfOf('mira'))
      .send({});
    expect(cancelled.body).toMatchObject({ state: 'cancelled' });
    const { body: history } = await request(server)
      .get(`${path}/history`)
      .set('Authorization', as('mira'));
    expect(history).toMatchObject({ verification: { verified: true } });
    expect(history.items.at(-1)).toMatchObject({
      action: 'cancelled',
      actor: { ref: 'user:default/mira' },
      data: { agent: expect.stringMatching(/./) },
    });
  });

  it('is nothing without credentials', async () => {
    const { invoke } = portal;
    const answer = await invoke(
      'list-request-types',
      {},
      mockCredentials.none.header(),
    );
    expect(answer.status).toBe(401);
  });

  it('is what the person may do', async () => {
    const { invoke } = portal;
    const stranger = onBehalfOf('stranger');
    const draft = { ...drafts.standard, idempotencyKey: 'one' };
    const { body } = await invoke('submit-request', draft);
    const status = async (name: string, input: object) =>
      (await invoke(name, input, stranger)).status;
    expect(await status('list-request-types', {})).toBe(403);
    expect(await status('preview-request', drafts.standard)).toBe(403);
    expect(await status('submit-request', draft)).toBe(403);
    for (const input of [{ request: body.output.id }, { request: '#1' }]) {
      expect(await status('get-request', input)).toBe(404);
      expect(await status('explain-request', input)).toBe(404);
    }
    const inbox = await invoke('list-my-inbox', {}, stranger);
    expect(inbox.body.output).toMatchObject({ requests: [], total: 0 });
  });

  it('lists what can be asked for, and the form of one type', async () => {
    const { invoke } = portal;
    const all = await invoke('list-request-types', {});
    expect(all.body.output.requestTypes).toEqual([
      {
        id: 'database',
        title: 'PostgreSQL database',
        description: 'A managed database',
        category: 'Databases',
        actions: ['create'],
      },
      expect.objectContaining({ id: 'preview' }),
      expect.objectContaining({ id: 'deployment' }),
    ]);
    const one = await invoke('list-request-types', { type: 'deployment' });
    expect(one.body.output.requestTypes).toEqual([
      expect.objectContaining({
        id: 'deployment',
        secrets: ['token'],
        form: [
          {
            title: 'Deployment',
            schema: expect.objectContaining({
              required: ['owner'],
              properties: expect.objectContaining({
                token: {
                  type: 'string',
                  minLength: 10,
                  pattern: '^[a-z0-9-]+$',
                },
              }),
            }),
          },
        ],
      }),
    ]);
    const none = await invoke('list-request-types', { type: 'moon' });
    expect(none.status).toBe(404);
  });

  it('previews without writing, with everything that is wrong', async () => {
    const { invoke, server } = portal;
    const { body } = await invoke('preview-request', drafts.standard);
    expect(body.output).toMatchObject({
      problems: [],
      outcome: 'approval',
      tier: 'Lead approval',
      approvals: [
        '“Review” needs an approval by Platform leads: Ada or Grace.',
      ],
      monthlyCost: '620.00',
      currency: 'USD',
      blockers: [],
    });
    const wrong = await invoke('preview-request', {
      type: 'database',
      parameters: { size: 'huge' },
    });
    expect(
      wrong.body.output.problems.map(({ field }: { field: string }) => field),
    ).toEqual(expect.arrayContaining(['/parameters/size']));
    const { body: list } = await request(server)
      .get(`${BASE}/requests?scope=all`)
      .set('Authorization', as('mira'));
    expect(list.totalItems).toBe(0);
  });

  it('submits once for one wish, marked as an agent’s, with an audit event', async () => {
    const { invoke, audited, server } = portal;
    const draft = { ...drafts.automatic, idempotencyKey: 'one' };
    const first = await invoke('submit-request', draft);
    expect(first.body.output).toMatchObject({
      number: 1,
      state: 'approved',
      requester: 'user:default/mira',
      agent: 'plugin:test',
      link: `https://portal.acme.example/infra-requests/requests/${first.body.output.id}`,
    });
    expect(first.body.output.explanation).toContain(
      'It was asked for by an agent (plugin:test) on behalf of Mira.',
    );
    const second = await invoke('submit-request', draft);
    expect(second.body.output.id).toBe(first.body.output.id);
    const other = await invoke('submit-request', {
      ...drafts.standard,
      idempotencyKey: 'one',
    });
    expect(other.status).toBe(409);
    const keyless = await invoke('submit-request', drafts.standard);
    expect(keyless.status).toBe(400);
    expect(audited).toContainEqual({
      eventId: 'request-submit',
      outcome: 'succeeded',
      meta: expect.objectContaining({ through: 'actions', number: 1 }),
    });
    const { body } = await request(server)
      .get(`${BASE}/requests?scope=all`)
      .set('Authorization', as('mira'));
    expect(body.items).toMatchObject([{ number: 1, agent: 'plugin:test' }]);
  });

  it('is marked also where the person’s own token calls the action', async () => {
    const { invoke } = portal;
    const { body } = await invoke(
      'submit-request',
      { ...drafts.automatic, idempotencyKey: 'one' },
      as('mira'),
    );
    expect(body.output).toMatchObject({ agent: 'actions' });
  });

  it('marks what another plugin submits for somebody over the API', async () => {
    const { server } = portal;
    const submit = async (authorization: string) =>
      (
        await request(server)
          .post(`${BASE}/requests`)
          .set('Authorization', authorization)
          .send(drafts.automatic)
      ).body;
    expect(await submit(onBehalfOf('mira'))).toMatchObject({
      agent: 'plugin:test',
    });
    expect((await submit(as('mira'))).agent).toBeUndefined();
  });

  it('takes no secret', async () => {
    const { invoke } = portal;
    const draft = {
      type: 'deployment',
      parameters: {
        owner: 'group:default/payments-team',
        token: 'a-secret-token',
      },
    };
    for (const [name, input] of [
      ['preview-request', draft],
      ['submit-request', { ...draft, idempotencyKey: 'one' }],
    ] as const) {
      const answer = await invoke(name, input);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toContain('token is secret');
      expect(JSON.stringify(answer.body)).not.toContain('a-secret-token');
    }
  });

  it('takes nothing that the API would not take', async () => {
    const { invoke, server } = portal;
    const { parameters } = drafts.standard;
    const refused: [object, string][] = [
      [{ justification: 'x'.repeat(4_001) }, '/justification'],
      [{ justification: 'j\u0000k' }, 'justification'],
      [{ emergency: true, incident: 'I'.repeat(201) }, '/incident'],
      [{ requestedFor: `user:default/${'m'.repeat(300)}` }, '/requestedFor'],
      [{ notBefore: 'tomorrow' }, '/notBefore'],
      [{ parameters: { ...parameters, name: 'a\ud800' } }, 'name'],
      [{ parameters: { ...parameters, 'a\u0000': 'b' } }, 'a\u0000'],
    ];
    for (const [spoilt, place] of refused) {
      const draft = { ...drafts.standard, ...spoilt };
      for (const [name, input] of [
        ['preview-request', draft],
        ['submit-request', { ...draft, idempotencyKey: 'one' }],
      ] as const) {
        const answer = await invoke(name, input);
        expect([place, answer.status]).toEqual([place, 400]);
        expect(answer.body.error.message).toContain(place);
      }
    }
    const key = { ...drafts.standard, idempotencyKey: 'o\u0000ne' };
    expect((await invoke('submit-request', key)).status).toBe(400);
    expect((await invoke('get-request', { request: '\u0000' })).status).toBe(
      400,
    );
    const { body } = await request(server)
      .get(`${BASE}/requests?scope=all`)
      .set('Authorization', as('mira'));
    expect(body.totalItems).toBe(0);
  });

  it('takes no number that is none', async () => {
    const { actions, server } = portal;
    const sent = JSON.stringify({
      ...drafts.standard,
      parameters: { ...drafts.standard.parameters, storageGb: 'number' },
    }).replace('"number"', '1e400');
    const answer = await request(server)
      .post(`${actions}/infra-requests:preview-request/invoke`)
      .set('Authorization', onBehalfOf('mira'))
      .set('Content-Type', 'application/json')
      .send(sent);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(
      'The number in "storageGb" is too large',
    );
  });

  it('follows a request by its number, and explains where it stands', async () => {
    const { invoke, server } = portal;
    const { body } = await invoke('submit-request', {
      ...drafts.elevated,
      idempotencyKey: 'one',
    });
    const { id } = body.output;
    const { body: seen } = await request(server)
      .get(`${BASE}/requests/${id}`)
      .set('Authorization', as('ada'));
    await request(server)
      .post(`${BASE}/requests/${id}/votes`)
      .set('Authorization', as('ada'))
      .send({ verdict: 'approve', digest: seen.digest, comment: 'Fine' });

    const got = await invoke('get-request', { request: '#1' });
    expect(got.body.output).toMatchObject({
      id,
      state: 'pending',
      parameters: drafts.elevated.parameters,
      stages: [
        { name: 'technical', state: 'active', needed: 2, missing: 1 },
        { name: 'security', state: 'waiting', needed: 1, missing: 1 },
      ],
      decisions: [
        { by: 'user:default/ada', verdict: 'approve', comment: 'Fine' },
      ],
    });
    const explained = await invoke('explain-request', { request: id });
    expect(explained.body.output.explanation).toEqual(
      expect.arrayContaining([
        '#1 PostgreSQL database · production waits for people in stage “Technical”: 1 of 2 approvals given.',
        '“Technical” needs an approval by Finops: Fiona or Frank.',
        'Ada approved in stage “Technical”: “Fine”',
      ]),
    );
    const none = await invoke('get-request', { request: '#7' });
    expect(none.status).toBe(404);
  });

  it('reads the inbox of the person, and leaves deciding to the portal', async () => {
    const { invoke } = portal;
    await invoke('submit-request', {
      ...drafts.standard,
      idempotencyKey: 'one',
    });
    const { body } = await invoke('list-my-inbox', {}, onBehalfOf('ada'));
    expect(body.output).toMatchObject({
      requests: [{ number: 1, agent: 'plugin:test' }],
      total: 1,
      note: 'Only people decide: https://portal.acme.example/infra-requests/inbox',
    });
    const mine = await invoke('list-my-inbox', {});
    expect(mine.body.output).toMatchObject({ requests: [], total: 0 });
  });
});
