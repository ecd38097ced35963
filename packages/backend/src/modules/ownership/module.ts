import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { authOwnershipResolutionExtensionPoint } from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { resolveOwnership } from './resolveOwnership';

/**
 * Whoever signs in, with whichever provider, owns through their groups and all parents of these groups.
 * Backstage's default stops at the direct groups.
 */
export const authModuleOwnership = createBackendModule({
  pluginId: 'auth',
  moduleId: 'ownership',
  register(reg) {
    reg.registerInit({
      deps: {
        ownership: authOwnershipResolutionExtensionPoint,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
      },
      async init({ ownership, catalog, auth }) {
        ownership.setAuthOwnershipResolver({
          async resolveOwnershipEntityRefs(user) {
            const credentials = await auth.getOwnServiceCredentials();
            const ownershipEntityRefs = await resolveOwnership({
              user,
              getGroups: async refs => {
                const { items } = await catalog.getEntitiesByRefs(
                  { entityRefs: refs },
                  { credentials },
                );
                return items.filter(group => group !== undefined);
              },
            });
            return { ownershipEntityRefs };
          },
        });
      },
    });
  },
});
