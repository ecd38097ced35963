import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { infraRequestsPermissions } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { registerActions } from './actions/registerActions';
import { announceDelegation } from './effects/announceDelegation';
import { announcePolicyChange } from './effects/announcePolicyChange';
import type { RequestRecord } from './domain/types';
import { EffectRunner } from './effects/EffectRunner';
import { FulfilmentChannel } from './effects/FulfilmentChannel';
import { publishEvent } from './effects/publishEvent';
import { Audience } from './effects/notification/Audience';
import { DailyDigest } from './effects/notification/DailyDigest';
import { sendNotification } from './effects/notification/sendNotification';
import { sendSignal } from './effects/sendSignal';
import { readResources } from './permissions/resource';
import { infraRequestRules } from './permissions/rules';
import { portalUrl } from './config';
import { registerExtensionPoints } from './extensionPoints';
import { auditedBy } from './router/audited';
import { createRouter } from './router/createRouter';
import { ActivePolicy } from './service/ActivePolicy';
import { CatalogApproverDirectory } from './service/ApproverDirectory';
import { ApproverResolvers } from './service/ApproverResolvers';
import { AuthorizedDeliveryService } from './service/AuthorizedDeliveryService';
import { AuthorizedDelegationService } from './service/AuthorizedDelegationService';
import { AuthorizedPolicyService } from './service/AuthorizedPolicyService';
import { AuthorizedRequestService } from './service/AuthorizedRequestService';
import { Backtests } from './service/backtest/Backtests';
import { Checks, declarationOf } from './service/Checks';
import { Fulfilment } from './service/Fulfilment';
import { PolicyAnalysis } from './service/PolicyAnalysis';
import { PolicyFindings } from './service/PolicyFindings';
import { PolicyQueries } from './service/PolicyQueries';
import { PolicyTrial } from './service/PolicyTrial';
import { Delegations } from './service/Delegations';
import { ReadableRequests } from './service/ReadableRequests';
import { RequestQueries } from './service/RequestQueries';
import { Deliveries } from './service/Deliveries';
import { DraftEvaluation } from './service/DraftEvaluation';
import { CatalogEntityDirectory } from './service/EntityDirectory';
import { Estimation } from './service/Estimation';
import { FactGatherer } from './service/FactGatherer';
import {
  RequestService,
  type RequestServiceOptions,
} from './service/RequestService';
import { StandIns } from './service/StandIns';
import { runImport } from './service/runImport';
import { createDatabaseStores } from './store/createDatabaseStores';
import { analysePolicyAgain } from './tasks/analysePolicyAgain';
import { fulfilApproved } from './tasks/fulfilApproved';
import { keepPolicyTimes } from './tasks/keepPolicyTimes';
import { sendDigests } from './tasks/sendDigests';
import { runDueSteps } from './tasks/runDueSteps';

/**
 * Tiered approvals for self-service infrastructure requests.
 * @public
 */
export const infraRequestsPlugin = createBackendPlugin({
  pluginId: 'infra-requests',
  register(env) {
    const extensions = registerExtensionPoints(env);

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
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
        const { estimators, resolvers, checks, fulfillers } = extensions;
        const { auth, catalog, logger, permissionsRegistry } = deps;
        const {
          requests: store,
          effects,
          readModel,
          policies,
          pastDecisions,
          backtests: backtestStore,
          delegations,
          digests,
        } = await createDatabaseStores(deps);
        const clock = () => new Date();
        const directory = new CatalogApproverDirectory({
          catalog,
          auth,
          logger,
          resolvers: new ApproverResolvers({ resolvers, logger }),
        });
        const analysis = new PolicyAnalysis({ logger });
        const findings = new PolicyFindings({
          directory,
          analysis,
          clock,
          logger,
        });
        const active = await ActivePolicy.start({
          ...deps,
          policies,
          resolvers: [...resolvers.keys()],
          checks: [...checks.values()].map(declarationOf),
          announce: announcePolicyChange(deps),
          onActive: configuration => findings.logAtLoad(configuration),
          clock,
        });

        const common = {
          configuration: () => active.configuration,
          store,
          readModel,
          delegations,
          directory,
          entities: new CatalogEntityDirectory({ catalog, auth, logger }),
          clock,
        };
        const facts = new FactGatherer({
          readModel,
          estimation: new Estimation({ estimators, logger }),
          checks: new Checks({ providers: checks, logger }),
        });
        const drafts = new DraftEvaluation({ ...common, facts });
        const queries = new RequestQueries({ ...common, drafts });
        const policyQueries = new PolicyQueries({
          active,
          policies,
          readModel,
          findings,
          clock,
        });
        const afterCommit: ((request: RequestRecord) => void)[] = [];
        const serviceOptions: RequestServiceOptions = {
          ...common,
          queries,
          drafts,
          logger,
          newId: uuid,
          pause,
          onCommitted: request => afterCommit.forEach(next => next(request)),
        };
        const requestService = new RequestService(serviceOptions);
        const fulfilments = new FulfilmentChannel({
          ...common,
          fulfillers,
          service: requestService,
        });
        const fulfilment = new Fulfilment({
          ...common,
          types: fulfillers,
          service: requestService,
          logger,
        });
        const runner = new EffectRunner({
          store: effects,
          channels: {
            event: publishEvent(deps),
            signal: sendSignal(deps),
            notification: sendNotification({
              ...deps,
              ...common,
              audience: new Audience(common),
              settings: () => active.configuration.notifications,
            }),
            fulfilment: fulfilments.carryOut,
          },
          onGivenUp: { fulfilment: fulfilments.giveUp },
          clock,
          logger,
        });
        const startEffects = () => {
          runner.startDue().catch(error => {
            logger.error('Effects could not be worked off', error);
          });
        };
        afterCommit.push(startEffects, request =>
          fulfilment.startIfReady(request),
        );

        const standIns = new StandIns({ ...common, logger });
        permissionsRegistry.addResourceType({
          resourceRef: infraRequestPermissionResourceRef,
          permissions: infraRequestsPermissions.filter(
            permission => 'resourceType' in permission,
          ),
          rules: Object.values(infraRequestRules),
          getResources: readResources({ ...common, standIns }),
        });
        permissionsRegistry.addPermissions(
          infraRequestsPermissions.filter(
            permission => !('resourceType' in permission),
          ),
        );

        const readable = new ReadableRequests({ ...deps, standIns });
        const service = new AuthorizedRequestService({
          ...deps,
          service: requestService,
          queries,
          readable,
        });
        registerActions({
          registry: deps.actionsRegistry,
          service,
          audited: auditedBy(deps.auditor),
          portal: portalUrl(deps.config),
        });
        const backtests = new Backtests({
          ...common,
          store: backtestStore,
          pastDecisions,
          newId: uuid,
          logger,
        });
        deps.lifecycle.addShutdownHook(() => backtests.stop());
        const policyService = new AuthorizedPolicyService({
          ...deps,
          policies: policyQueries,
          trial: new PolicyTrial({ ...common, facts, analysis }),
          backtests,
          queries,
          readable,
        });
        const delegationService = new AuthorizedDelegationService({
          ...deps,
          delegations: new Delegations({
            store: delegations,
            directory,
            clock,
            newId: uuid,
            announce: announceDelegation(deps),
          }),
        });
        const deliveries = new AuthorizedDeliveryService({
          ...deps,
          deliveries: new Deliveries({
            store: effects,
            clock,
            onDue: startEffects,
          }),
        });
        deps.httpRouter.use(
          createRouter({
            ...deps,
            service,
            policies: policyService,
            delegations: delegationService,
            deliveries,
          }),
        );

        await deps.scheduler.scheduleTask({
          id: 'infra-requests-effects',
          frequency: { seconds: 10 },
          timeout: { minutes: 5 },
          initialDelay: { seconds: 5 },
          scope: 'local',
          fn: () => runner.startDue(),
        });
        deps.lifecycle.addShutdownHook(() => runner.stop());

        const startTime = async () => {
          await runDueSteps({ ...deps, ...common, service: requestService });
          await fulfilApproved({ ...deps, fulfilment });
        };
        if (!extensions.importer) {
          await startTime();
        }
        await sendDigests({
          ...deps,
          digest: new DailyDigest({
            ...deps,
            ...common,
            digests,
            portal: portalUrl(deps.config),
          }),
        });
        await keepPolicyTimes({ ...deps, active });
        await analysePolicyAgain({ ...deps, active, findings });
        deps.lifecycle.addShutdownHook(() => active.stop());

        deps.lifecycle.addStartupHook(() => {
          const { importer } = extensions;
          if (importer) {
            // Waits for the catalog, so the start does not wait for it. An import lets time pass by itself: what is
            // pending in the past must not be found overdue today.
            runImport({ importer, service: serviceOptions, readModel, logger })
              .finally(startTime)
              .catch(error =>
                logger.error('Deadlines are not watched', toError(error)),
              );
          }
        });
      },
    });
  },
});
