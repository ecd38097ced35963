import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { acmeEntities, acmeWithDeployments } from '../__testUtils__/acme';
import { BASE } from '../__testUtils__/portalParts';
import infraRequestsPlugin from '..';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const FIRST = 'the-first-secret-4711';
const SECOND = 'the-second-secret-0815';
const MALFORMED = 'THE MALFORMED SECRET';
const SECRETS = [FIRST, SECOND, MALFORMED];

/** A portal that keeps everything that it says to anybody. */
async function startPortal(knex: Knex) {
  const said = jest.fn().mockResolvedValue(undefined);
  const logger = mockServices.logger.mock();
  for (const level of ['debug', 'info', 'warn', 'error'] as const) {
    logger[level].mockImplementation(said);
  }
  logger.child.mockReturnValue(logger);
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      logger.factory,
      mockServices.rootConfig.factory({
        data: {
          infraRequests: acmeWithDeployments({
            rules: [
              {
                id: 'with-a-token',
                when: { 'parameters.token': { $exists: true } },
                tier: 'standard',
              },
            ],
            fallbackTier: 'automatic',
          }),
        },
      }),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({ publish: said, subscribe: async () => {} }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: said }),
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: said }),
      }),
    ],
  });
  const answers: string[] = [];
  const ask = async (
    method: 'get' | 'post' | 'patch',
    path: string,
    options: { as?: string; body?: object; key?: string } = {},
  ) => {
    const { as = 'mira', body, key } = options;
    const call = request(server)
      [method](`${BASE}${path}`)
      .set('Authorization', mockCredentials.user.header(`user:default/${as}`));
    if (key) {
      call.set('Idempotency-Key', key);
    }
    const { status, body: answer, text, headers } = await call.send(body);
    answers.push(JSON.stringify(headers), text);
    return { status, body: answer };
  };
  return { ask, answers, said };
}

/** Every row of every table. */
async function everythingIn(knex: Knex): Promise<string> {
  const tables: { name: string }[] = await knex('sqlite_master')
    .where({ type: 'table' })
    .select('name');
  const rows = await Promise.all(tables.map(({ name }) => knex(name).select()));
  return JSON.stringify(Object.fromEntries(rows.entries()));
}

const draft = (token: string) => ({
  type: 'deployment',
  parameters: { owner: 'group:default/payments-team', token },
});

it('keeps secrets out of the database, of events, of logs and of answers', async () => {
  const knex = await databases.init('SQLITE_3');
  const { ask, answers, said } = await startPortal(knex);

  const refused = await ask('post', '/requests', { body: draft(MALFORMED) });
  expect(refused).toMatchObject({
    status: 400,
    body: { error: { problems: [{ field: '/parameters/token' }] } },
  });
  await ask('post', '/preview', { body: draft(MALFORMED) });
  const preview = await ask('post', '/preview', { body: draft(FIRST) });
  expect(preview.body.evaluation.tier.id).toBe('standard');

  const submitted = await ask('post', '/requests', {
    body: draft(FIRST),
    key: 'once',
  });
  expect(submitted).toMatchObject({
    status: 201,
    body: { state: 'pending', parameters: { token: HIDDEN_SECRET } },
  });
  const { id, digest } = submitted.body;

  const edited = await ask('patch', `/requests/${id}`, {
    body: {
      parameters: draft(SECOND).parameters,
      digest,
      justification: 'It has a new token.',
    },
  });
  expect(edited).toMatchObject({
    status: 200,
    body: { revision: 2, parameters: { token: HIDDEN_SECRET } },
  });
  await ask('post', '/policy/simulate', { body: { draft: draft(FIRST) } });
  await ask('post', '/policy/simulate', { body: { request: id } });
  const approved = await ask('post', `/requests/${id}/votes`, {
    as: 'ada',
    body: { verdict: 'approve', digest: edited.body.digest },
  });
  expect(approved.body.state).toBe('approved');
  for (const path of [
    `/requests/${id}`,
    `/requests/${id}/history`,
    '/requests?scope=all',
    '/requests?scope=all&q=secret',
    '/policy',
  ]) {
    expect((await ask('get', path)).status).toBe(200);
  }

  const stored = await everythingIn(knex);
  const told = JSON.stringify(said.mock.calls);
  // Each is where the secrets would be, if they were anywhere.
  expect(stored).toContain(HIDDEN_SECRET);
  expect(told).toContain(id);
  expect(answers.join()).toContain(HIDDEN_SECRET);
  for (const secret of SECRETS) {
    expect(stored).not.toContain(secret);
    expect(told).not.toContain(secret);
    expect(answers.join()).not.toContain(secret);
  }
});
