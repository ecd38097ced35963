import type { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import {
  infraRequestsApproverExtensionPoint,
  infraRequestsCheckExtensionPoint,
  infraRequestsCostExtensionPoint,
  infraRequestsFulfilmentExtensionPoint,
  infraRequestsImportExtensionPoint,
  type ApproverResolver,
  type CheckProvider,
  type CostEstimator,
  type Fulfiller,
} from '@infra-requests/plugin-infra-requests-node';
import { addApproverResolver } from './service/ApproverResolvers';
import { addCheckProvider } from './service/Checks';
import type { Importer } from './service/runImport';

/** What modules bring; complete once the plugin is initialised. */
export interface Extensions {
  /** By request type. */
  estimators: ReadonlyMap<string, CostEstimator>;
  /** By what follows `resolver:` in a tier. */
  resolvers: ReadonlyMap<string, ApproverResolver>;
  /** By what follows `checks.` in a fact. */
  checks: ReadonlyMap<string, CheckProvider>;
  /** By request type. */
  fulfillers: ReadonlyMap<string, Fulfiller>;
  importer?: Importer;
}

/** Takes what modules bring, each thing from one of them only. */
export function registerExtensionPoints(
  env: Pick<BackendPluginRegistrationPoints, 'registerExtensionPoint'>,
): Extensions {
  const estimators = new Map<string, CostEstimator>();
  const resolvers = new Map<string, ApproverResolver>();
  const checks = new Map<string, CheckProvider>();
  const fulfillers = new Map<string, Fulfiller>();
  const extensions: Extensions = { estimators, resolvers, checks, fulfillers };

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
  env.registerExtensionPoint(infraRequestsApproverExtensionPoint, {
    addApproverResolver: ({ id, resolver }) =>
      addApproverResolver(resolvers, { id, resolver }),
  });
  env.registerExtensionPoint(infraRequestsCheckExtensionPoint, {
    addCheckProvider: provider => addCheckProvider(checks, provider),
  });
  env.registerExtensionPoint(infraRequestsFulfilmentExtensionPoint, {
    addFulfiller({ type, fulfiller }) {
      if (fulfillers.has(type)) {
        throw new Error(
          `Request type ${type} already has a fulfiller; there can be only one`,
        );
      }
      fulfillers.set(type, fulfiller);
    },
  });
  env.registerExtensionPoint(infraRequestsImportExtensionPoint, {
    setImporter(importer) {
      if (extensions.importer) {
        throw new Error('An importer is already set; there can be only one');
      }
      extensions.importer = importer;
    },
  });
  return extensions;
}
