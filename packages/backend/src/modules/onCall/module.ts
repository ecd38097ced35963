import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { infraRequestsApproverExtensionPoint } from '@infra-requests/plugin-infra-requests-node';

/**
 * Who is on call, from `demo.onCall` of the configuration. A real portal asks the schedule of its alerting instead; what
 * it has to say is the same: refs of users and groups, for what follows `resolver:on-call/`.
 */
export const infraRequestsModuleOnCall = createBackendModule({
  pluginId: 'infra-requests',
  moduleId: 'on-call',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        approvers: infraRequestsApproverExtensionPoint,
      },
      async init({ config, approvers }) {
        approvers.addApproverResolver({
          id: 'on-call',
          resolver: {
            resolve: async ({ argument }) =>
              config
                .getOptionalConfig('demo.onCall')
                ?.getOptionalStringArray(argument) ?? [],
          },
        });
      },
    });
  },
});
