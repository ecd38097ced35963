import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import request from 'supertest';
import { as } from '../__testUtils__/portalParts';
import infraRequestsPlugin from '..';
import { by, aService } from '../__testUtils__/aService';
import { acmeConfig, acmeEntities, drafts } from '../__testUtils__/acme';

/** Nothing is automatic any more, and the lead is not asked. */
const strict = {
  ...acmeConfig,
  timezone: 'Asia/Tokyo',
  currency: 'JPY',
  rules: [
    {
      id: 'everything',
      when: { type: { $exists: true } },
      require: [{ approvers: ['group:default/security'], count: 1 }],
    },
  ],
  fallbackTier: 'automatic',
};
const broken = { ...acmeConfig, fallbackTier: 'elevatd' };

describe('a change of policy', () => {
  it('leaves what was submitted as it was judged', async () => {
    const { service, queries, activate } = aService();
    const asked = await service.submit(drafts.standard, by('mira'));

    activate(strict);

    const shown = await queries.get(asked.id, by('ada'));
    expect(shown.evaluation).toEqual(asked.evaluation);
    expect(
      await service.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest },
        by('ada'),
      ),
    ).toMatchObject({
      state: 'approved',
      evaluation: { policyDigest: asked.evaluation.policyDigest },
    });
    expect((await queries.history(asked.id)).verification).toEqual({
      verified: true,
    });
  });

  it('judges an edit anew', async () => {
    const { service, activate } = aService();
    const asked = await service.submit(drafts.standard, by('mira'));
    activate(strict);

    const edited = await service.edit(
      asked.id,
      {
        parameters: { ...drafts.standard.parameters, replicas: 2 },
        digest: asked.digest,
      },
      by('mira'),
    );

    expect(edited.evaluation.trace.map(({ rule }) => rule)).toEqual([
      'everything',
    ]);
    expect(edited.evaluation.policyDigest).not.toBe(
      asked.evaluation.policyDigest,
    );
    expect(edited.cost.currency).toBe('JPY');
  });

  it('never reaches into a submission, at whichever question to the catalog it comes', async () => {
    const seen = new Set<string>();
    for (let moment = 1, asked = true; asked; moment += 1) {
      const { service, queries, catalog, activate } = aService();
      const answer = catalog.getEntitiesByRefs.getMockImplementation();
      let questions = 0;
      catalog.getEntitiesByRefs.mockImplementation((...args) => {
        questions += 1;
        if (questions === moment) {
          activate(strict);
        }
        return answer!(...args);
      });

      const { id } = await service.submit(drafts.standard, by('mira'));

      asked = questions >= moment;
      const { cost, facts, evaluation } = await queries.record(id);
      seen.add(
        JSON.stringify({
          currency: cost.currency,
          rules: evaluation.trace.map(({ rule }) => rule),
          calendar: facts.values.calendar,
        }),
      );
    }
    expect([...seen].map(one => JSON.parse(one))).toEqual([
      {
        currency: 'JPY',
        rules: ['everything'],
        calendar: expect.objectContaining({ hour: 19 }),
      },
      {
        currency: 'USD',
        rules: acmeConfig.rules.map(({ id }) => id),
        calendar: expect.objectContaining({ hour: 11 }),
      },
    ]);
  });

  describe('in the configuration of a running portal', () => {
    async function startPortal() {
      const config = mockServices.rootConfig({
        data: { infraRequests: acmeConfig },
      });
      const publishSignal = jest.fn().mockResolvedValue(undefined);
      const { server } = await startTestBackend({
        features: [
          infraRequestsPlugin,
          createServiceFactory({
            service: coreServices.rootConfig,
            deps: {},
            factory: () => config,
          }),
          catalogServiceMock.factory({ entities: acmeEntities }),
          createServiceFactory({
            service: notificationService,
            deps: {},
            factory: () => ({ send: jest.fn() }),
          }),
          createServiceFactory({
            service: signalsServiceRef,
            deps: {},
            factory: () => ({ publish: publishSignal }),
          }),
        ],
      });
      const get = async (path: string) => {
        const { body } = await request(server)
          .get(`/api/infra-requests${path}`)
          .set('Authorization', as('mira'));
        return body;
      };
      const post = async (path: string, body: object) =>
        request(server)
          .post(`/api/infra-requests${path}`)
          .set('Authorization', as('mira'))
          .send(body);
      /** Edits the configuration, and waits until open pages were told. */
      const edit = (infraRequests: object) =>
        new Promise<object>(resolve => {
          publishSignal.mockImplementation(async ({ message }) => {
            if (message.action === 'policy') {
              resolve(message);
            }
          });
          config.update({ data: { infraRequests } });
        });
      return { get, post, edit };
    }

    it('decides what is asked from then on, and both policies can be read', async () => {
      const { get, post, edit } = await startPortal();
      const before = await get('/policy');
      const asked = await post('/requests', drafts.automatic);
      expect(asked.body.state).toBe('approved');

      const signal = await edit(strict);

      const after = await get('/policy');
      expect(signal).toEqual({ policyDigest: after.digest, action: 'policy' });
      expect(after).toMatchObject({ timezone: 'Asia/Tokyo', currency: 'JPY' });
      expect((await post('/preview', drafts.automatic)).body).toMatchObject({
        cost: { currency: 'JPY' },
        evaluation: { outcome: 'approval', policyDigest: after.digest },
      });
      expect((await get('/policies')).items).toMatchObject([
        { digest: after.digest, active: true, rules: 1 },
        { digest: before.digest, active: false, rules: 6 },
      ]);
      const judged = await get(`/requests/${asked.body.id}`);
      expect(judged.evaluation.policyDigest).toBe(before.digest);
      const past = await get(`/policies/${judged.evaluation.policyDigest}`);
      expect(past).toMatchObject({
        digest: before.digest,
        rules: before.rules,
        text: before.text,
        lastActiveAt: expect.any(String),
      });
      expect(await get('/policies/never')).toMatchObject({
        error: { name: 'NotFoundError' },
      });
    });

    it('is not taken over with a mistake, which everybody can read until it is mended', async () => {
      const { get, post, edit } = await startPortal();
      const before = await get('/policy');

      expect(await edit(broken)).toEqual({
        policyDigest: before.digest,
        action: 'policy',
      });
      expect(await get('/policy')).toMatchObject({
        digest: before.digest,
        rejectedChange: {
          at: expect.any(String),
          problems: [
            {
              path: 'infraRequests.fallbackTier',
              message: expect.stringContaining('elevated'),
            },
          ],
        },
      });
      expect((await post('/requests', drafts.automatic)).body.state).toBe(
        'approved',
      );

      await edit(strict);
      const after = await get('/policy');
      expect(after.digest).not.toBe(before.digest);
      expect(after).not.toHaveProperty('rejectedChange');
    });

    it('shows how often each rule matched', async () => {
      const { get, post } = await startPortal();
      await post('/requests', drafts.automatic);
      await post('/requests', drafts.standard);

      expect(await get('/policy/usage?days=7')).toEqual({
        days: 7,
        items: [
          { rule: 'dev-is-free', matched: 1, states: { automatic: 1 } },
          { rule: 'over-threshold', matched: 1, states: { pending: 1 } },
        ],
      });
    });
  });
});
