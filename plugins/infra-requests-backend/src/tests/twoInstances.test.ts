import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  INFRA_REQUESTS_EVENT_TOPIC,
  type HistoryEntry,
  type InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { acmeConfig, acmeEntities, drafts } from '../__testUtils__/acme';
import infraRequestsPlugin from '..';

jest.setTimeout(60_000);

const BASE = '/api/infra-requests';
const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** Acme, where security may spend 100 USD a month before a lead is asked. */
const config = {
  ...acmeConfig,
  budgets: { owners: { 'group:default/security': 100 } },
  rules: [
    ...acmeConfig.rules,
    {
      id: 'over-budget',
      when: { ownerBudgetRemaining: { $lt: 0 } },
      tier: 'standard',
    },
  ],
};

/** One backend process's worth of plugin, on a database that it shares with others. */
async function startInstance(knex: Knex) {
  const publish = jest.fn().mockResolvedValue(undefined);
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      mockServices.rootConfig.factory({ data: { infraRequests: config } }),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({ publish, subscribe: async () => {} }),
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async () => {} }),
      }),
    ],
  });
  return { server, publish };
}

type Instance = Awaited<ReturnType<typeof startInstance>>;

describe.each(databases.eachSupportedId())(
  'two instances on one %s',
  databaseId => {
    let one: Instance;
    let other: Instance;

    beforeAll(async () => {
      const knex = await databases.init(databaseId);
      one = await startInstance(knex);
      other = await startInstance(knex);
    });

    const submit = async (draft: object): Promise<InfraRequest> => {
      const { body } = await request(one.server)
        .post(`${BASE}/requests`)
        .set('Authorization', as('mira'))
        .send(draft);
      return body;
    };
    const vote = (
      at: Instance,
      who: string,
      on: InfraRequest,
      verdict: string,
    ) =>
      request(at.server)
        .post(`${BASE}/requests/${on.id}/votes`)
        .set('Authorization', as(who))
        .send({ verdict, digest: on.digest });
    const historyOf = async (on: InfraRequest) => {
      const { body } = await request(other.server)
        .get(`${BASE}/requests/${on.id}/history`)
        .set('Authorization', as('mira'));
      return {
        verification: body.verification,
        actions: body.items.map(
          (entry: HistoryEntry) => entry.action,
        ) as string[],
      };
    };
    const times = (actions: string[], action: string) =>
      actions.filter(found => found === action).length;

    it('make one transition of two approvals at once, every time', async () => {
      for (let round = 0; round < 10; round++) {
        const asked = await submit(drafts.standard);
        const answers = await Promise.all([
          vote(one, 'ada', asked, 'approve'),
          vote(other, 'grace', asked, 'approve'),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        const { actions, verification } = await historyOf(asked);
        expect(verification).toEqual({ verified: true });
        // Whoever was second is recorded, without effect.
        expect(times(actions, 'approval-voted')).toBe(1);
        expect(times(actions, 'late-vote')).toBe(1);
        expect(times(actions, 'approved')).toBe(1);
      }
    });

    it('keep both votes where both are needed', async () => {
      for (let round = 0; round < 10; round++) {
        const asked = await submit(drafts.elevated);
        const answers = await Promise.all([
          vote(one, 'ada', asked, 'approve'),
          vote(other, 'frank', asked, 'approve'),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        const { actions, verification } = await historyOf(asked);
        expect(verification).toEqual({ verified: true });
        expect(times(actions, 'stage-completed')).toBe(1);
        expect(times(actions, 'stage-opened')).toBe(2);
      }
    });

    it('end in one outcome where one approves and one rejects', async () => {
      for (let round = 0; round < 10; round++) {
        const asked = await submit(drafts.standard);
        await Promise.all([
          vote(one, 'ada', asked, 'approve'),
          vote(other, 'grace', asked, 'reject'),
        ]);
        const { actions, verification } = await historyOf(asked);
        expect(verification).toEqual({ verified: true });
        expect(times(actions, 'approved') + times(actions, 'rejected')).toBe(1);
      }
    });

    it('make one request of one idempotency key', async () => {
      const answers = await Promise.all(
        [one, other, one, other].map(({ server }) =>
          request(server)
            .post(`${BASE}/requests`)
            .set('Authorization', as('mira'))
            .set('Idempotency-Key', 'the-same')
            .send(drafts.automatic),
        ),
      );
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    });

    it('spend no more at once than one after the other', async () => {
      const asked = {
        type: 'database',
        parameters: {
          owner: 'group:default/checkout-team',
          environment: 'staging',
          size: 'small',
          replicas: 5,
        },
      };
      // 177.50 a month each. Up to 5000 spent already, the next is automatic: 29 are.
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          request((index % 2 ? one : other).server)
            .post(`${BASE}/requests`)
            .set('Authorization', as('cleo'))
            .send(asked),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(
        Array.from({ length: 40 }, () => 201),
      );
      const automatic = answers.filter(({ body }) => body.state === 'approved');
      expect(automatic).toHaveLength(29);
    });

    it('keep a budget when ten ask at once for what only half of them can have', async () => {
      // 20 USD a month each.
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          request((index % 2 ? one : other).server)
            .post(`${BASE}/requests`)
            .set('Authorization', as('mira'))
            .send({
              type: 'preview',
              parameters: { owner: 'group:default/security' },
            }),
        ),
      );
      expect(answers.map(({ body }) => body.state).sort()).toEqual([
        ...Array.from({ length: 5 }, () => 'approved'),
        ...Array.from({ length: 5 }, () => 'pending'),
      ]);
    });

    it('publish every entry once', async () => {
      const keys = [one, other].flatMap(({ publish }) =>
        publish.mock.calls
          .map(([event]) => event)
          .filter(event => event.topic === INFRA_REQUESTS_EVENT_TOPIC)
          .map(event => event.metadata.idempotencyKey),
      );
      expect(keys.length).toBeGreaterThan(0);
      expect(new Set(keys).size).toBe(keys.length);
    });
  },
);
