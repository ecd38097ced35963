import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { notificationsProcessingExtensionPoint } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { SettledNotifications } from './SettledNotifications';
import { SettlingProcessor } from './SettlingProcessor';

/**
 * Marks notifications of Infra Requests as read for everybody who has nothing left to do.
 * @public
 */
export const notificationsModuleInfraRequests = createBackendModule({
  pluginId: 'notifications',
  moduleId: 'infra-requests',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        processing: notificationsProcessingExtensionPoint,
        signals: signalsServiceRef,
      },
      async init({ database, processing, signals }) {
        processing.addProcessor(
          new SettlingProcessor({
            notifications: new SettledNotifications({ database }),
            signals,
          }),
        );
      },
    });
  },
});
