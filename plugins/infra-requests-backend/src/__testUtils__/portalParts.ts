import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  notificationService,
  type NotificationService,
} from '@backstage/plugin-notifications-node';
import permissionBackend from '@backstage/plugin-permission-backend';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { authForOthers } from './authForOthers';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the API of the plugin is. */
export const BASE = '/api/infra-requests';

/** The Authorization header of a person at the portal. */
export const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

/** That of another plugin. */
export const asService = () =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(),
    targetPluginId: 'infra-requests',
  });

/** That of another plugin for a person. */
export const onBehalfOf = (name: string) =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.user(`user:default/${name}`),
    targetPluginId: 'infra-requests',
  });

/** The permission framework as it really is, with this policy. Needs `permission.enabled`. */
export function permissionsBy(permissionPolicy: PermissionPolicy) {
  return [
    authForOthers,
    httpAuthServiceFactory,
    permissionBackend,
    mockServices.permissions.factory(),
    createBackendModule({
      pluginId: 'permission',
      moduleId: 'test-policy',
      register(env) {
        env.registerInit({
          deps: { policy: policyExtensionPoint },
          async init({ policy }) {
            policy.setPolicy(permissionPolicy);
          },
        });
      },
    }),
  ];
}

/** Notifications that go nowhere, or where the test wants them. */
export function notificationsTo(
  send: NotificationService['send'] = async () => {},
) {
  return createServiceFactory({
    service: notificationService,
    deps: {},
    factory: () => ({ send }),
  });
}

/** An auditor, and what it was told. */
export function recordingAuditor() {
  const audited: { eventId: string; outcome: string; meta?: object }[] = [];
  const auditor = createServiceFactory({
    service: coreServices.auditor,
    deps: {},
    factory: () => ({
      createEvent: async ({ eventId, meta }) => ({
        success: async options => {
          const all = { ...meta, ...options?.meta };
          audited.push({ eventId, outcome: 'succeeded', meta: all });
        },
        fail: async () => {
          audited.push({ eventId, outcome: 'failed', meta });
        },
      }),
    }),
  });
  return { audited, auditor };
}

/** Waits for what happens after a commit, which no answer waits for; gives up before the next round of deliveries. */
export async function until(happened: () => Promise<boolean> | boolean) {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    if (await happened()) {
      return;
    }
    await pause(10);
  }
  throw new Error('It did not happen');
}
