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
import type { RequestList } from '@infra-requests/plugin-infra-requests-common';
import request from 'supertest';
import { parseAllDocuments } from 'yaml';
import demoHistory from '.';
import { stories } from './stories';

const root = `${__dirname}/../../../../..`;
/** The demo's rules, with the files that they include. */
async function readPortalConfig(): Promise<JsonObject> {
  const config = await ConfigSources.toConfig(
    FileConfigSource.create({
      path: join(root, 'app-config.yaml'),
      watch: false,
    }),
  );
  config.close();
  return config.get<JsonObject>('infraRequests');
}

/** The people of the demo with the relations that the catalog would derive. */
function readOrganisation(): Entity[] {
  const entities = parseAllDocuments(
    readFileSync(`${root}/examples/org.yaml`, 'utf8'),
  ).map((document): Entity => document.toJS());
  const relate = (ref: string, type: string, targetRef: string) => {
    const entity = entities.find(one => stringifyEntityRef(one) === ref);
    if (entity) {
      entity.relations = [...(entity.relations ?? []), { type, targetRef }];
    }
  };
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
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
  const notify = jest.fn().mockResolvedValue(undefined);
  const { server } = await startTestBackend({
    features: [
      infraRequests,
      demoHistory,
      logger.factory,
      mockServices.rootConfig.factory({
        data: {
          infraRequests: await readPortalConfig(),
          demo: { history: options.history },
        },
      }),
      catalogServiceMock.factory({ entities: readOrganisation() }),
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
  return { list, finished, logger, notify };
}

// Two months of requests are replayed through the service.
jest.setTimeout(30_000);

describe('demo history', () => {
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

  it('leaves the database alone unless it is asked for', async () => {
    const { list } = await startPortal({ history: false });

    expect((await list('scope=all')).totalItems).toBe(0);
  });
});
