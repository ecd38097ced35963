import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  ApproverResolver,
  CheckProvider,
  CostEstimator,
} from '@infra-requests/plugin-infra-requests-node';
import { readInfraRequestsConfig } from '../config';
import { activeConfiguration } from '../service/ActivePolicy';
import { CatalogApproverDirectory } from '../service/ApproverDirectory';
import { ApproverResolvers } from '../service/ApproverResolvers';
import { Checks, declarationOf } from '../service/Checks';
import { DraftEvaluation } from '../service/DraftEvaluation';
import { CatalogEntityDirectory } from '../service/EntityDirectory';
import { Estimation } from '../service/Estimation';
import { FactGatherer } from '../service/FactGatherer';
import { RequestQueries } from '../service/RequestQueries';
import {
  RequestService,
  type RequestServiceOptions,
} from '../service/RequestService';
import { createInMemoryStores } from '../store/createInMemoryStores';
import { acmeConfig, acmeEntities } from './acme';

/** The real service on in-memory stores, with a clock and a catalog that tests hold in their hands. */
export function aService(
  options: {
    config?: object;
    estimators?: Map<string, CostEstimator>;
    resolvers?: Map<string, ApproverResolver>;
    checks?: CheckProvider[];
    override?: Partial<RequestServiceOptions>;
  } = {},
) {
  const configured = (config: object) =>
    activeConfiguration(
      readInfraRequestsConfig(new ConfigReader({ infraRequests: config }), {
        checks: options.checks?.map(declarationOf),
      }),
    );
  let active = configured(options.config ?? acmeConfig);
  const stores = createInMemoryStores();
  const logger = mockServices.logger.mock();
  const catalog = catalogServiceMock.mock();
  const acme = catalogServiceMock({ entities: acmeEntities });
  catalog.getEntitiesByRefs.mockImplementation((...args) =>
    acme.getEntitiesByRefs(...args),
  );
  const time = { now: new Date('2026-11-20T10:00:00Z') };
  const clock = () => time.now;
  let ids = 0;
  let milliseconds = 0;

  const asked = { catalog, auth: mockServices.auth(), logger };
  const common = {
    configuration: () => active,
    store: stores.requests,
    readModel: stores.readModel,
    delegations: stores.delegations,
    directory: new CatalogApproverDirectory({
      ...asked,
      resolvers: new ApproverResolvers({
        resolvers: options.resolvers ?? new Map(),
        logger,
        timeoutMs: 20,
        // So that each question is asked anew, as time stands still here.
        milliseconds: () => (milliseconds += 60_000),
      }),
    }),
    entities: new CatalogEntityDirectory(asked),
    clock,
  };
  const facts = new FactGatherer({
    readModel: stores.readModel,
    estimation: new Estimation({
      estimators: options.estimators ?? new Map(),
      logger,
    }),
    checks: new Checks({
      providers: new Map(options.checks?.map(one => [one.id, one])),
      logger,
      timeoutMs: 20,
    }),
  });
  const drafts = new DraftEvaluation({ ...common, facts });
  const queries = new RequestQueries({ ...common, drafts });
  const serviceOptions: RequestServiceOptions = {
    ...common,
    queries,
    drafts,
    logger,
    pause: async () => {},
    newId: () => `request-${++ids}`,
    ...options.override,
  };
  return {
    service: new RequestService(serviceOptions),
    serviceOptions,
    queries,
    stores,
    directory: common.directory,
    catalog,
    logger,
    time,
    /** What other services are made of, so that they work on the same requests. */
    parts: { ...common, facts, logger },
    /** From now on another configuration decides. */
    activate: (config: object) => {
      active = configured(config);
    },
  };
}

/** Somebody of Acme as the actor of a command. */
export const by = (name: string) => ({
  actor: { kind: 'user' as const, ref: `user:default/${name}` },
});
