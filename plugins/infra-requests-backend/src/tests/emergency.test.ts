import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import {
  infraRequestsFulfilmentExtensionPoint,
  type ApprovedRequest,
} from '@infra-requests/plugin-infra-requests-node';
import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import {
  acmeEntities,
  acmeWithStandardTier,
  drafts,
} from '../__testUtils__/acme';
import {
  BASE,
  as,
  asService,
  notificationsTo,
  recordingAuditor,
} from '../__testUtils__/portalParts';
import infraRequestsPlugin from '..';

jest.setTimeout(60_000);

const ref = (name: string) => `user:default/${name}`;

const config = acmeWithStandardTier({
  emergency: {
    requirements: [{ approvers: ['group:default/sre-oncall'], count: 1 }],
    incident: { title: 'Incident', pattern: 'INC-\\d+' },
    reviewers: ['group:default/security', 'group:default/sre-oncall'],
  },
});

const emergency = { ...drafts.standard, emergency: true, incident: 'INC-7' };

/** A portal that carries out databases, and a record of what was carried out and audited. */
async function startPortal() {
  const carriedOut: ApprovedRequest[] = [];
  const recording = recordingAuditor();
  const { audited } = recording;
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      createBackendModule({
        pluginId: 'infra-requests',
        moduleId: 'databases',
        register(env) {
          env.registerInit({
            deps: { fulfilment: infraRequestsFulfilmentExtensionPoint },
            async init({ fulfilment }) {
              fulfilment.addFulfiller({
                type: 'database',
                fulfiller: {
                  fulfil: async ({ request: approved }) => {
                    carriedOut.push(approved);
                  },
                },
              });
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data: { infraRequests: config } }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(),
      recording.auditor,
    ],
  });
  const post = (path: string, body: object, authorization: string) =>
    request(server)
      .post(`${BASE}${path}`)
      .set('Authorization', authorization)
      .send(body);
  const get = async (id: string, name: string): Promise<InfraRequest> =>
    (
      await request(server)
        .get(`${BASE}/requests/${id}`)
        .set('Authorization', as(name))
    ).body;
  return { post, get, carriedOut, audited };
}

describe('an emergency, over HTTP', () => {
  type Portal = Awaited<ReturnType<typeof startPortal>>;
  let portal: Portal;
  let asked: InfraRequest;
  let early: { status: number };
  const review = (authorization: string, body: object = {}) =>
    portal.post(
      `/requests/${asked.id}/review`,
      { verdict: 'justified', comment: 'Checkout was down.', ...body },
      authorization,
    );

  beforeAll(async () => {
    portal = await startPortal();
    asked = (await portal.post('/requests', emergency, as('mira'))).body;
    early = await review(as('sofia'));
    await portal.post(
      `/requests/${asked.id}/votes`,
      { verdict: 'approve', digest: asked.digest },
      as('linus'),
    );
  });

  it('takes its own way, and has nothing to look back at before it is approved', () => {
    expect(asked.stages.map(({ name }) => name)).toEqual(['emergency']);
    expect(early.status).toBe(409);
  });

  it('is carried out as soon as it is approved', async () => {
    for (let attempt = 0; attempt < 500; attempt++) {
      if ((await portal.get(asked.id, 'mira')).state === 'fulfilled') {
        break;
      }
      await pause(10);
    }
    expect(await portal.get(asked.id, 'mira')).toMatchObject({
      state: 'fulfilled',
      breakGlass: true,
    });
    expect(portal.carriedOut).toEqual([
      expect.objectContaining({ id: asked.id, digest: asked.digest }),
    ]);
  });

  it('waits for the review of those who took no part in it', async () => {
    const shown = await portal.get(asked.id, 'sofia');
    expect(shown.review).toMatchObject({
      state: 'open',
      overdue: false,
      candidates: [
        { ref: ref('sam'), displayName: 'Sam' },
        { ref: ref('sofia'), displayName: 'Sofia' },
      ],
    });
    expect(shown.allowedActions.review).toEqual({ allowed: true });
    const { review: linus } = (await portal.get(asked.id, 'linus'))
      .allowedActions;
    expect(linus).toMatchObject({ allowed: false });
    expect(linus.reason).toMatch(
      /^You took part in this approval.* Sam or Sofia can\.$/,
    );
  });

  it.each([
    ['somebody who asked', as('mira'), 403, /You asked for this request/],
    ['somebody who approved', as('linus'), 403, /Sam or Sofia can/],
    ['a stranger', as('frank'), 403, /You are not among those who look back/],
    ['a service', asService(), 403, /Only people decide/],
  ])(
    'refuses the review of %s',
    async (_who, authorization, status, reason) => {
      const answer = await review(authorization);
      expect(answer.status).toBe(status);
      expect(answer.body.error.message).toMatch(reason);
    },
  );

  it.each([
    [{ comment: '  ' }, /comment/],
    [{ comment: '\u00ad\u3164' }, /comment/],
    [{ comment: undefined }, /comment/],
    [{ verdict: 'whatever' }, /verdict/],
  ])('refuses a review with %j', async (body, reason) => {
    const answer = await review(as('sofia'), body);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toMatch(reason);
  });

  it('takes one review, and audits it', async () => {
    const answer = await review(as('sofia'), { verdict: 'unjustified' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      state: 'fulfilled',
      review: {
        state: 'done',
        verdict: 'unjustified',
        reviewedBy: ref('sofia'),
        comment: 'Checkout was down.',
      },
    });
    expect((await review(as('sam'))).status).toBe(409);
    const events = portal.audited.filter(
      ({ eventId }) => eventId === 'request-review',
    );
    expect(events).toContainEqual({
      eventId: 'request-review',
      outcome: 'succeeded',
      meta: {
        id: asked.id,
        actionType: 'unjustified',
        revision: 1,
        state: 'fulfilled',
      },
    });
  });
});
