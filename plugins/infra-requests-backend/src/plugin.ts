import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { infraRequestsPermissions } from '@infra-requests/plugin-infra-requests-common';
import {
  infraRequestPermissionResourceRef,
  infraRequestsCostExtensionPoint,
  infraRequestsImportExtensionPoint,
  type CostEstimator,
} from '@infra-requests/plugin-infra-requests-node';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { readInfraRequestsConfig } from './config';
import { describePolicy } from './domain/policy/policy';
import { EffectRunner } from './effects/EffectRunner';
import { publishEvent } from './effects/publishEvent';
import { sendNotification } from './effects/sendNotification';
import { sendSignal } from './effects/sendSignal';
import { resourceOf } from './permissions/resource';
import { infraRequestRules } from './permissions/rules';
import { createRouter } from './router/createRouter';
import { activeConfiguration } from './service/ActivePolicy';
import { CatalogApproverDirectory } from './service/ApproverDirectory';
import { AuthorizedRequestService } from './service/AuthorizedRequestService';
import { RequestQueries } from './service/RequestQueries';
import { DraftEvaluation } from './service/DraftEvaluation';
import { Estimation } from './service/Estimation';
import { FactGatherer } from './service/FactGatherer';
import {
  RequestService,
  type RequestServiceOptions,
} from './service/RequestService';
import { runImport, type Importer } from './service/runImport';
import { createDatabaseStores } from './store/createDatabaseStores';

/**
 * Tiered approvals for self-service infrastructure requests.
 * @public
 */
export const infraRequestsPlugin = createBackendPlugin({
  pluginId: 'infra-requests',
  register(env) {
    const estimators = new Map<string, CostEstimator>();
    env.registerExtensionPoint(infraRequestsCostExtensionPoint, {
      addCostEstimator({ type, estimator }) {
        if (estimators.has(type)) {
          throw new Error(
            `Request type ${type} already has a cost estimator; there can be only one`,
          );
        }
        estimators.set(type, estimator);
      },
    });

    let importer: Importer | undefined;
    env.registerExtensionPoint(infraRequestsImportExtensionPoint, {
      setImporter(given) {
        if (importer) {
          throw new Error('An importer is already set; there can be only one');
        }
        importer = given;
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { auth, catalog, logger, permissionsRegistry } = deps;
        const active = activeConfiguration(
          readInfraRequestsConfig(deps.config),
        );
        const { policy } = active;
        const {
          requests: store,
          effects,
          readModel,
        } = await createDatabaseStores(deps);
        const clock = () => new Date();
        await store.recordPolicy({
          digest: policy.digest,
          document: JSON.parse(JSON.stringify(describePolicy(policy))),
          at: clock(),
        });

        const directory = new CatalogApproverDirectory({
          catalog,
          auth,
          logger,
        });
        const runner = new EffectRunner({
          store: effects,
          channels: {
            event: publishEvent(deps),
            signal: sendSignal(deps),
            notification: sendNotification({ ...deps, store, directory }),
          },
          clock,
          logger,
        });
        const common = {
          configuration: () => active,
          store,
          readModel,
          directory,
          clock,
        };
        const facts = new FactGatherer({
          readModel,
          estimation: new Estimation({ estimators, logger }),
        });
        const drafts = new DraftEvaluation({ ...common, facts });
        const queries = new RequestQueries({ ...common, drafts });
        const serviceOptions: RequestServiceOptions = {
          ...common,
          queries,
          drafts,
          logger,
          newId: uuid,
          pause,
          onCommitted: () => {
            runner.runDue().catch(error => {
              logger.error('Effects could not be worked off', error);
            });
          },
        };

        permissionsRegistry.addResourceType({
          resourceRef: infraRequestPermissionResourceRef,
          permissions: infraRequestsPermissions.filter(
            permission => 'resourceType' in permission,
          ),
          rules: Object.values(infraRequestRules),
          getResources: async ids => {
            const found = await store.getMany(ids);
            const byId = new Map(found.map(one => [one.id, resourceOf(one)]));
            return ids.map(id => byId.get(id));
          },
        });
        permissionsRegistry.addPermissions(
          infraRequestsPermissions.filter(
            permission => !('resourceType' in permission),
          ),
        );

        const service = new AuthorizedRequestService({
          ...deps,
          service: new RequestService(serviceOptions),
          queries,
        });
        deps.httpRouter.use(createRouter({ ...deps, service }));

        await deps.scheduler.scheduleTask({
          id: 'infra-requests-effects',
          frequency: { seconds: 10 },
          timeout: { minutes: 5 },
          initialDelay: { seconds: 5 },
          scope: 'local',
          fn: () => runner.runDue(),
        });

        deps.lifecycle.addStartupHook(() => {
          if (importer) {
            // Waits for the catalog, so the start does not wait for it.
            runImport({ importer, service: serviceOptions, readModel, logger });
          }
        });
      },
    });
  },
});
