import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import searchPlugin from '@backstage/plugin-search-backend';
import { infraRequestReadPermission } from '@infra-requests/plugin-infra-requests-common';
import searchModule from '@infra-requests/plugin-search-backend-module-infra-requests';
import request from 'supertest';
import { acmeConfig, acmeEntities, drafts } from '../__testUtils__/acme';
import {
  BASE,
  as,
  notificationsTo,
  permissionsBy,
} from '../__testUtils__/portalParts';
import infraRequestsPlugin, {
  createInfraRequestConditionalDecision,
  infraRequestConditions,
} from '..';

/** People read what they asked for, and auditors everything; guests read nothing. */
const readingOnesOwn: PermissionPolicy = {
  async handle({ permission }: PolicyQuery, user?: PolicyQueryUser) {
    const ref = user?.info.userEntityRef ?? '';
    if (permission.name !== infraRequestReadPermission.name) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (ref === 'user:default/agnes') {
      return { result: AuthorizeResult.ALLOW };
    }
    return ref === 'user:default/guest'
      ? { result: AuthorizeResult.DENY }
      : createInfraRequestConditionalDecision(
          infraRequestReadPermission,
          infraRequestConditions.isRequester({ refs: [ref] }),
        );
  },
};

async function startPortal() {
  let index = async () => {};
  const readsWhenTold = createBackendModule({
    pluginId: 'search',
    moduleId: 'reads-when-told',
    register(env) {
      env.registerInit({
        deps: { scheduler: coreServices.scheduler },
        async init({ scheduler }) {
          index = () => scheduler.triggerTask('search_index_infra_requests');
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      searchPlugin,
      searchModule,
      ...permissionsBy(readingOnesOwn),
      readsWhenTold,
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          infraRequests: acmeConfig,
        },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(),
    ],
  });
  const submit = async (draft: object, who: string) => {
    const { body, status } = await request(server)
      .post(`${BASE}/requests`)
      .set('Authorization', as(who))
      .send(draft);
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  };
  const find = async (term: string, who: string) => {
    const { body, status } = await request(server)
      .get('/api/search/query')
      .query({ term })
      .set('Authorization', as(who));
    expect(status).toBe(200);
    return body.results.map((one: { document: object }) => one.document);
  };
  return { submit, find, index: () => index() };
}

describe('requests in the search of the portal', () => {
  it('are found by those who may read them, and by nobody else', async () => {
    const { submit, find, index } = await startPortal();
    const { id, number } = await submit(drafts.standard, 'mira');
    await submit(drafts.automatic, 'priya');
    await index();

    const found = {
      title: `#${number} PostgreSQL database · development`,
      text: expect.stringContaining('Load test of the new ledger'),
      location: `/infra-requests/requests/${id}`,
      number,
      state: 'pending',
      typeTitle: 'PostgreSQL database',
      environment: 'development',
      owner: 'group:default/payments-team',
      requester: 'user:default/mira',
      tier: 'Lead approval',
    };
    expect(await find('ledger', 'mira')).toEqual([found]);
    expect(await find('ledger', 'agnes')).toEqual([found]);
    expect(await find('ledger', 'priya')).toEqual([]);
    expect(await find('ledger', 'guest')).toEqual([]);

    expect(await find('database', 'priya')).toEqual([
      expect.objectContaining({ requester: 'user:default/priya' }),
    ]);
    expect(await find('database', 'agnes')).toHaveLength(2);
  });

  it('are not found by what was entered in the form', async () => {
    const { submit, find, index } = await startPortal();
    const { parameters } = await submit(drafts.standard, 'mira');
    await index();

    expect(parameters.size).toBe('large');
    expect(await find('large', 'agnes')).toEqual([]);
    expect(await find('mira', 'agnes')).toHaveLength(1);
  });
});
