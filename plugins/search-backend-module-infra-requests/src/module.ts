import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { RequestCollatorFactory } from './RequestCollatorFactory';
import { readSchedule } from './readSchedule';

/**
 * Makes requests of Infra Requests findable from the search of the portal, for those who may read them.
 * @public
 */
export const searchModuleInfraRequests = createBackendModule({
  pluginId: 'search',
  moduleId: 'infra-requests',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        scheduler: coreServices.scheduler,
        index: searchIndexRegistryExtensionPoint,
      },
      async init({ auth, config, discovery, scheduler, index }) {
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(readSchedule(config)),
          factory: new RequestCollatorFactory({ auth, discovery }),
        });
      },
    });
  },
});
