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
import type { Delivery, InstanceOptions } from './deliveries';

/** How long carrying out takes, so that processes die in the middle of it. */
const LONGEST_WORK_MS = 60;

type Receive = (delivery: Delivery) => void;

const eventsTo = (receive: Receive) =>
  createServiceFactory({
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

const notificationsTo = (receive: Receive) =>
  createServiceFactory({
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

const signalsTo = (receive: Receive) =>
  createServiceFactory({
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

const carriedOutBy = (receive: Receive) =>
  createBackendModule({
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

/**
 * The plugin as it ships, on a PostgreSQL that it shares with others. What it sends to the outside is appended to a file,
 * which outlives the process.
 */
export function createInstance({ port, database, received }: InstanceOptions) {
  const receive: Receive = delivery =>
    appendFileSync(received, `${JSON.stringify(delivery)}\n`);
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
  backend.add(eventsTo(receive));
  backend.add(notificationsTo(receive));
  backend.add(signalsTo(receive));
  backend.add(carriedOutBy(receive));
  backend.add(infraRequestsPlugin);
  return backend;
}
