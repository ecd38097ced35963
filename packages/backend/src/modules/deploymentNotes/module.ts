import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  FulfilmentError,
  infraRequestsFulfilmentExtensionPoint,
} from '@infra-requests/plugin-infra-requests-node';

/**
 * Carries out production deployments, in name only: it writes to the log what it was told, and deploys nothing. So the
 * demo shows what comes after an approval: being held back, judged again, carried out, or failed.
 */
export const infraRequestsModuleDeploymentNotes = createBackendModule({
  pluginId: 'infra-requests',
  moduleId: 'deployment-notes',
  register(reg) {
    reg.registerInit({
      deps: {
        logger: coreServices.logger,
        fulfilment: infraRequestsFulfilmentExtensionPoint,
      },
      async init({ logger, fulfilment }) {
        fulfilment.addFulfiller({
          type: 'production-deployment',
          fulfiller: {
            async fulfil({ request, idempotencyKey }) {
              const { service, version } = request.parameters;
              // So that a failed fulfilment can be seen as well.
              if (/^v?0(\.|$)/.test(String(version))) {
                throw new FulfilmentError(
                  `There is no ${version}: versions of Acme Cloud begin at 1.`,
                );
              }
              logger.info(
                `Would deploy ${version} of ${service} for request #${request.number}; the demo deploys nothing`,
                { requestId: request.id, idempotencyKey },
              );
            },
          },
        });
      },
    });
  },
});
