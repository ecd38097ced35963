import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { CostEstimate } from '@infra-requests/plugin-infra-requests-common';
import type { CostEstimator } from '@infra-requests/plugin-infra-requests-node';
import { estimateCost } from '../domain/catalogue/cost';
import type { RequestTypeDefinition } from '../domain/types';
import { withTimeout } from './withTimeout';

/** How long a cost estimator may take before its answer counts as unknown. */
const ESTIMATE_TIMEOUT_MS = 5_000;

/** Prices requests: by a module's estimator where the type has one, else by the type's cost model. */
export class Estimation {
  readonly #estimators: ReadonlyMap<string, CostEstimator>;
  readonly #logger: LoggerService;

  constructor(options: {
    estimators: ReadonlyMap<string, CostEstimator>;
    logger: LoggerService;
  }) {
    this.#estimators = options.estimators;
    this.#logger = options.logger;
  }

  /** Whether pricing a type takes asking a module, and not only its cost model. */
  asksModule(type: RequestTypeDefinition): boolean {
    return this.#estimators.has(type.id);
  }

  /** Never fails: what could not be priced is unknown, with the reason. */
  async estimate(options: {
    type: RequestTypeDefinition;
    action: string;
    environment?: string;
    parameters: JsonObject;
    /** In which currency to price it. */
    currency: string;
  }): Promise<CostEstimate> {
    const { type, action, environment, parameters, currency } = options;
    const estimator = this.#estimators.get(type.id);
    if (!estimator) {
      return estimateCost(type, parameters, currency);
    }
    try {
      const estimate = await withTimeout(
        estimator.estimate({
          type: type.id,
          action,
          environment,
          // What a module does to what it is told, then or later, must not change what is asked.
          parameters: structuredClone(parameters),
          currency,
        }),
        ESTIMATE_TIMEOUT_MS,
      );
      return structuredClone(estimate);
    } catch (error) {
      this.#logger.warn(
        `Cost estimator of request type ${type.id} failed; the cost counts as unknown`,
        toError(error),
      );
      return {
        currency,
        lines: [],
        unknown: 'the cost estimator did not answer',
      };
    }
  }
}
