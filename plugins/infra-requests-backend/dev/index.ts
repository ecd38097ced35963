// Runs the plugin alone, with a small company and the policy of the tests, on an in-memory database.
//
//   yarn start
//
// A request without credentials is the user user:default/mock, who can ask:
//
//   curl -s localhost:7007/api/infra-requests/request-types
//
//   curl -s localhost:7007/api/infra-requests/preview -H 'Content-Type: application/json' -d '{
//     "type": "database",
//     "parameters": { "owner": "group:default/payments-team", "environment": "production", "size": "medium" }
//   }'
//
//   curl -s localhost:7007/api/infra-requests/requests -H 'Content-Type: application/json' -d '{
//     "type": "database",
//     "parameters": { "owner": "group:default/payments-team", "environment": "production", "size": "medium" }
//   }'
//
// Ada is a platform lead and decides (ID and DIGEST are in the answer above):
//
//   curl -s localhost:7007/api/infra-requests/requests/ID/votes -H 'Content-Type: application/json' \
//     -H 'Authorization: Bearer mock-user-token:{"sub":"user:default/ada"}' \
//     -d '{ "verdict": "approve", "digest": "DIGEST" }'
//
//   curl -s localhost:7007/api/infra-requests/requests/ID/history

import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { acmeConfig, acmeEntities } from '../src/__testUtils__/acme';

const backend = createBackend();

backend.add(
  mockServices.rootConfig.factory({
    data: {
      backend: {
        baseUrl: 'http://localhost:7007',
        listen: { port: 7007 },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
      infraRequests: acmeConfig,
    },
  }),
);
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogServiceMock.factory({ entities: acmeEntities }));
backend.add(
  createServiceFactory({
    service: notificationService,
    deps: {},
    factory: () => ({ send: async () => {} }),
  }),
);
backend.add(import('../src'));

backend.start();
