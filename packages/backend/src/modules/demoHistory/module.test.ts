import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  type Entity,
  isGroupEntity,
  isUserEntity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConfigSources, FileConfigSource } from '@backstage/config-loader';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import type { JsonObject } from '@backstage/types';
import infraRequests from '@infra-requests/plugin-infra-requests-backend';
import type {
  InfraRequest,
  RequestHistory,
  RequestList,
} from '@infra-requests/plugin-infra-requests-common';
import request from 'supertest';
import { parseAllDocuments } from 'yaml';
import deploymentNotes from '../deploymentNotes';
import onCall from '../onCall';
import serviceReadiness from '../serviceReadiness';
import demoHistory from '.';
import { stories } from './stories';

const root = `${__dirname}/../../../../..`;
/** The demo's rules, with the files that they include. */
async function readPortalConfig(): Promise<{
  infraRequests: JsonObject;
  demo: JsonObject;
}> {
  const config = await ConfigSources.toConfig(
    FileConfigSource.create({
      path: join(root, 'app-config.yaml'),
      watch: false,
    }),
  );
  config.close();
  return {
    infraRequests: config.get<JsonObject>('infraRequests'),
    demo: config.get<JsonObject>('demo'),
  };
}

/** The catalog of the demo with the relations that it would derive. */
function readCatalog(): Entity[] {
  const entities = ['org.yaml', 'catalog.yaml'].flatMap(file =>
    parseAllDocuments(readFileSync(`${root}/examples/${file}`, 'utf8')).map(
      (document): Entity => document.toJS(),
    ),
  );
  const relate = (ref: string, type: string, targetRef: string) => {
    const entity = entities.find(one => stringifyEntityRef(one) === ref);
    if (entity) {
      entity.relations = [...(entity.relations ?? []), { type, targetRef }];
    }
  };
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    if (entity.spec?.owner) {
      relate(ref, 'ownedBy', String(entity.spec.owner));
    }
    if (isUserEntity(entity)) {
      for (const group of entity.spec.memberOf ?? []) {
        relate(ref, 'memberOf', `group:default/${group}`);
        relate(`group:default/${group}`, 'hasMember', ref);
      }
    }
    if (isGroupEntity(entity) && entity.spec.parent) {
      relate(ref, 'childOf', `group:default/${entity.spec.parent}`);
      relate(`group:default/${entity.spec.parent}`, 'parentOf', ref);
    }
  }
  return entities;
}

async function startPortal(options: { history: boolean }) {
  const logger = mockServices.logger.mock();
  const finished = new Promise<void>(resolve => {
    logger.child.mockReturnValue(logger);
    logger.info.mockImplementation(message => {
      if (message.startsWith('Import finished')) {
        resolve();
      }
    });
  });
  const { infraRequests: rules, demo } = await readPortalConfig();
  const notify = jest.fn().mockResolvedValue(undefined);
  const { server } = await startTestBackend({
    features: [
      infraRequests,
      onCall,
      deploymentNotes,
      serviceReadiness,
      demoHistory,
      logger.factory,
      mockServices.rootConfig.factory({
        data: {
          infraRequests: rules,
          demo: { ...demo, history: options.history },
        },
      }),
      catalogServiceMock.factory({ entities: readCatalog() }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: notify }),
      }),
    ],
  });
  const list = async (query: string, as = 'agnes'): Promise<RequestList> => {
    const response = await request(server)
      .get(`/api/infra-requests/requests?${query}`)
      .set('Authorization', mockCredentials.user.header(`user:default/${as}`));
    return response.body;
  };
  const get = async (id: string): Promise<InfraRequest> => {
    const response = await request(server)
      .get(`/api/infra-requests/requests/${id}`)
      .set('Authorization', mockCredentials.user.header('user:default/agnes'));
    return response.body;
  };
  const historyOf = async (id: string) => {
    const response = await request(server)
      .get(`/api/infra-requests/requests/${id}/history`)
      .set('Authorization', mockCredentials.user.header('user:default/agnes'));
    const { items, verification }: RequestHistory = response.body;
    expect({ id, verification }).toEqual({
      id,
      verification: { verified: true },
    });
    return items;
  };
  /** Every request, page by page. */
  const all = async () => {
    const found: RequestList['items'] = [];
    let cursor = '';
    do {
      const { items, nextCursor } = await list(
        `scope=all&limit=50${
          cursor && `&cursor=${encodeURIComponent(cursor)}`
        }`,
      );
      found.push(...items);
      cursor = nextCursor ?? '';
    } while (cursor);
    return found;
  };
  return { list, get, all, historyOf, finished, logger, notify };
}

// Two months of requests are replayed through the service.
jest.setTimeout(60_000);

// Stories are told relative to now; a day of the year-end freeze would tell others.
const now = new Date('2026-11-18T12:00:00Z');

describe('demo history', () => {
  beforeEach(() => {
    // Only what time it is; everything that waits goes on.
    jest.useFakeTimers({
      now,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('fills a new database with every story, through the rules of the shipped config', async () => {
    const { list, finished, logger, notify } = await startPortal({
      history: true,
    });
    await finished;

    expect(logger.warn.mock.calls).toEqual([]);
    expect((await list('scope=all')).totalItems).toBe(stories.length);
    expect(notify).not.toHaveBeenCalled();

    for (const state of [
      'denied',
      'pending',
      'changes-requested',
      'rejected',
      'expired',
      'approved',
      'fulfilling',
      'fulfilled',
      'failed',
      'cancelled',
    ]) {
      const { totalItems } = await list(`scope=all&state=${state}`);
      expect({ state, some: Number(totalItems) > 0 }).toEqual({
        state,
        some: true,
      });
    }
    for (const approver of ['ada', 'grace', 'linus', 'sofia', 'frank']) {
      const { totalItems } = await list('scope=inbox', approver);
      expect({ approver, waiting: Number(totalItems) > 0 }).toEqual({
        approver,
        waiting: true,
      });
    }
  });

  it('shows all that can become of an approval, at the times of the stories, in records that verify', async () => {
    const { list, all, historyOf, finished } = await startPortal({
      history: true,
    });
    await finished;

    const found = new Set<string>();
    for (const { id, number } of await all()) {
      const entries = await historyOf(id);
      entries.forEach(({ action }) => found.add(action));
      const inThePast = entries.every(({ at }) => new Date(at) < now);
      // Who decides gives a reference only where it is asked for.
      const asks = entries.some(
        ({ data }) => 'reference' in Object(data?.terms),
      );
      const refers = entries.some(({ data }) => 'reference' in Object(data));
      expect({ number, inThePast, refers: refers && !asks }).toEqual({
        number,
        inThePast: true,
        refers: false,
      });
    }
    expect([...found]).not.toContain('review-overdue');

    expect([...found]).toEqual(
      expect.arrayContaining([
        'reminded',
        'escalated',
        'expired',
        'late-vote',
        'votes-carried-over',
        'votes-dismissed',
        'review-opened',
        'reviewed',
      ]),
    );
    expect((await list('scope=inbox', 'dora')).totalItems).toBeGreaterThan(0);
    expect((await list('scope=reviews', 'ada')).totalItems).toBe(1);
  });

  it('shows what checks found, and what runs where something is to be changed', async () => {
    const { list, get, finished } = await startPortal({ history: true });
    await finished;

    const deployments = await list('type=production-deployment&limit=100');
    const checked = await Promise.all(
      deployments.items.map(async ({ id }) => (await get(id)).checks),
    );
    expect(checked.flat()).toEqual(
      checked.map(() =>
        expect.objectContaining({
          id: 'service-readiness',
          evidence: [expect.objectContaining({ url: expect.any(String) })],
        }),
      ),
    );
    const found = checked.flatMap(checks => checks?.map(one => one.outcome));
    expect(new Set(found)).toEqual(new Set(['passed', 'warning']));

    const { items } = await list('type=postgresql-database&state=pending');
    const change = items.find(({ action }) => action === 'change');
    expect(await get(change!.id)).toMatchObject({
      parameters: { name: 'fraud-features', size: 'large' },
      runsNow: { parameters: { name: 'fraud-features', size: 'medium' } },
    });
  });

  it('leaves the database alone unless it is asked for', async () => {
    const { list } = await startPortal({ history: false });

    expect((await list('scope=all')).totalItems).toBe(0);
  });
});
