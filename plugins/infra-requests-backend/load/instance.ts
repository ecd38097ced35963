// One backend process of the load test: the plugin as it ships, on the PostgreSQL that it shares with the others. What it
// sends to the outside is appended to a file, which outlives the process. Started by Cluster.ts.

import { createBackend } from '@backstage/backend-defaults';
import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { infraRequestsFulfilmentExtensionPoint } from '@infra-requests/plugin-infra-requests-node';
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import infraRequestsPlugin from '../src';
import { entities, infraRequests } from './company';
import { readInstanceOptions, type Delivery } from './deliveries';

/** How long carrying out takes, so that processes die in the middle of it. */
const LONGEST_WORK_MS = 60;

const { port, database, received } = readInstanceOptions();

/** Whoever received something has it for good, whatever then becomes of this process. */
function receive(delivery: Delivery): void {
  appendFileSync(received, `${JSON.stringify(delivery)}\n`);
}

const recordedEvents = createServiceFactory({
  service: eventsServiceRef,
  deps: {},
  factory: () => ({
    publish: async ({ eventPayload, metadata }) =>
      receive({
        kind: 'event',
        key: String(metadata?.idempotencyKey),
        content: eventPayload as Delivery['content'],
      }),
    subscribe: async () => {},
  }),
});

const recordedNotifications = createServiceFactory({
  service: notificationService,
  deps: {},
  factory: () => ({
    send: async ({ payload }) =>
      receive({
        kind: 'notification',
        key: String(payload.scope),
        content: { title: payload.title },
      }),
  }),
});

const recordedSignals = createServiceFactory({
  service: signalsServiceRef,
  deps: {},
  factory: () => ({
    publish: async ({ message }) => {
      const { requestId, action } = message as Record<string, string>;
      receive({
        kind: 'signal',
        key: `${requestId} ${action}`,
        content: { requestId, action },
      });
    },
  }),
});

const recordedFulfilment = createBackendModule({
  pluginId: 'infra-requests',
  moduleId: 'recorded-fulfilment',
  register(env) {
    env.registerInit({
      deps: { fulfilment: infraRequestsFulfilmentExtensionPoint },
      async init({ fulfilment }) {
        fulfilment.addFulfiller({
          type: 'database',
          fulfiller: {
            fulfil: async ({ request, idempotencyKey }) => {
              await pause(Math.random() * LONGEST_WORK_MS);
              receive({
                kind: 'fulfilment',
                key: idempotencyKey,
                content: { requestId: request.id, digest: request.digest },
              });
            },
          },
        });
      },
    });
  },
});

const backend = createBackend();
backend.add(
  mockServices.rootConfig.factory({
    data: {
      app: { baseUrl: 'http://localhost:3000' },
      backend: {
        baseUrl: `http://localhost:${port}`,
        listen: { host: '127.0.0.1', port },
        database: { client: 'pg', connection: database },
      },
      infraRequests,
    },
  }),
);
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(mockServices.rootLogger.factory({ level: 'warn' }));
backend.add(catalogServiceMock.factory({ entities }));
backend.add(recordedEvents);
backend.add(recordedNotifications);
backend.add(recordedSignals);
backend.add(recordedFulfilment);
backend.add(infraRequestsPlugin);
backend.start();
