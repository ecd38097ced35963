import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  infraRequestsCheckExtensionPoint,
  type CheckAnswer,
} from '@infra-requests/plugin-infra-requests-node';
import { readinessOf } from './readiness';

/**
 * Looks up in the catalog whether the service that is to be deployed can be looked after. Rules read it as
 * `checks.service-readiness`; what was looked at is evidence, so an approval covers it.
 */
export const infraRequestsModuleServiceReadiness = createBackendModule({
  pluginId: 'infra-requests',
  moduleId: 'service-readiness',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        checks: infraRequestsCheckExtensionPoint,
      },
      async init({ auth, catalog, checks }) {
        checks.addCheckProvider({
          id: 'service-readiness',
          title: 'Service readiness',
          types: ['production-deployment'],
          facts: {
            hasOwner: { type: 'boolean', title: 'Owner' },
            isDocumented: { type: 'boolean', title: 'Documentation' },
            lifecycle: { type: 'string' },
          },
          async check({ entity: ref }): Promise<CheckAnswer> {
            const entity =
              ref &&
              (await catalog.getEntityByRef(ref, {
                credentials: await auth.getOwnServiceCredentials(),
              }));
            return ref && entity
              ? readinessOf(ref, entity)
              : {
                  outcome: 'unknown',
                  summary: 'The service is not in the catalog.',
                };
          },
        });
      },
    });
  },
});
