import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import type { RegisterCollatorParameters } from '@backstage/plugin-search-backend-node';
import {
  infraRequestReadPermission,
  type RequestList,
  type RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';
import { Router } from 'express';
import searchModule from '.';

const summaryOf = (number: number): RequestSummary => ({
  id: `request-${number}`,
  number,
  type: 'database',
  typeTitle: 'Database',
  action: 'create',
  owner: 'group:default/payments-team',
  requester: 'user:default/mira',
  state: 'approved',
  tier: { id: 'automatic', title: 'Automatic', rank: 0 },
  revision: 1,
  digest: 'd'.repeat(64),
  currency: 'USD',
  submittedAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
});

/** A plugin that has so many requests, and notes who lists them and how. */
function aPluginWith(count: number) {
  const asked: { principal: unknown; query: object }[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'infra-requests',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          const router = Router();
          router.get('/requests', async (req, res) => {
            const { principal } = await httpAuth.credentials(req);
            asked.push({ principal, query: req.query });
            const from = Number(req.query.cursor ?? 0);
            const to = Math.min(from + Number(req.query.limit), count);
            const page: RequestList = {
              items: Array.from({ length: to - from }, (_, index) =>
                summaryOf(from + index + 1),
              ),
              ...(to < count ? { nextCursor: String(to) } : {}),
            };
            res.json(page);
          });
          httpRouter.use(router);
        },
      });
    },
  });
  return { plugin, asked };
}

async function startCollator(options: { requests: number; config?: object }) {
  const { plugin, asked } = aPluginWith(options.requests);
  const collators: RegisterCollatorParameters[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        searchIndexRegistryExtensionPoint,
        {
          addCollator: (collator: RegisterCollatorParameters) =>
            collators.push(collator),
          addDecorator: () => {},
        },
      ],
    ],
    features: [
      plugin,
      searchModule,
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
    ],
  });
  const [{ factory }] = collators;
  const read = async () => {
    const documents: unknown[] = [];
    for await (const document of await factory.getCollator()) {
      documents.push(document);
    }
    return documents;
  };
  return { factory, read, asked };
}

describe('requests in the search', () => {
  it('are all of them, as a plugin may read them, page by page', async () => {
    const { read, asked } = await startCollator({ requests: 250 });
    const documents = await read();
    expect(documents).toHaveLength(250);
    expect(documents[249]).toMatchObject({
      title: '#250 Database',
      authorization: { resourceRef: 'request-250' },
    });
    expect(asked.map(({ query }) => query)).toEqual([
      { scope: 'all', order: 'oldest', limit: '100' },
      { scope: 'all', order: 'oldest', limit: '100', cursor: '100' },
      { scope: 'all', order: 'oldest', limit: '100', cursor: '200' },
    ]);
    expect(asked[0].principal).toMatchObject({
      type: 'service',
      subject: 'plugin:search',
    });
  });

  it('are found by whoever may read them', async () => {
    const { factory } = await startCollator({ requests: 0 });
    expect(factory).toMatchObject({
      type: 'infra-requests',
      visibilityPermission: infraRequestReadPermission,
    });
  });

  it('are read when the configuration says', async () => {
    const schedule = { frequency: 'P1D', timeout: 'PT1H' };
    const config = {
      search: { collators: { infraRequests: { schedule } } },
    };
    await expect(startCollator({ requests: 0, config })).resolves.toBeDefined();
    const wrong = {
      search: {
        collators: { infraRequests: { schedule: { frequency: 'often' } } },
      },
    };
    await expect(startCollator({ requests: 0, config: wrong })).rejects.toThrow(
      'search.collators.infraRequests.schedule is no schedule',
    );
  });
});
