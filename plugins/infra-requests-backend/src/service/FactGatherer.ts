import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  Actor,
  CostEstimate,
} from '@infra-requests/plugin-infra-requests-common';
import type { CostEstimator } from '@infra-requests/plugin-infra-requests-node';
import { DateTime } from 'luxon';
import { addMoney, estimateCost } from '../domain/cost';
import type { Facts, RequestTypeDefinition } from '../domain/types';
import type { RequestReadModel } from '../store/RequestReadModel';

/** How long a cost estimator may take before its answer counts as unknown. */
const ESTIMATE_TIMEOUT_MS = 5_000;

/** What is asked, as far as it is known; a form half filled in has gaps. */
export interface FactSubject {
  type: RequestTypeDefinition;
  action: string;
  owner?: string;
  environment?: string;
  parameters: JsonObject;
  /** Required parameters not given yet; their facts are unknown, not absent. */
  missing: string[];
  requester: Actor & { memberships: string[] };
  /** The request itself, where it exists already: its own cost is not part of what the owner spends. */
  requestId?: string;
}

/** Everything the rules read, gathered from the request, the calendar, the price list and other requests. */
export class FactGatherer {
  readonly #readModel: RequestReadModel;
  readonly #estimators: ReadonlyMap<string, CostEstimator>;
  readonly #currency: string;
  readonly #timezone: string;
  readonly #logger: LoggerService;

  constructor(options: {
    readModel: RequestReadModel;
    estimators: ReadonlyMap<string, CostEstimator>;
    currency: string;
    timezone: string;
    logger: LoggerService;
  }) {
    this.#readModel = options.readModel;
    this.#estimators = options.estimators;
    this.#currency = options.currency;
    this.#timezone = options.timezone;
    this.#logger = options.logger;
  }

  async gather(
    subject: FactSubject,
    options: { now: Date },
  ): Promise<{ facts: Facts; cost: CostEstimate }> {
    const cost = await this.#cost(subject);
    const spend = await this.#ownerMonthlySpend(subject);
    const local = DateTime.fromJSDate(options.now, {
      zone: this.#timezone,
    }).setLocale('en');

    const values: JsonObject = {
      type: subject.type.id,
      action: subject.action,
      parameters: subject.parameters,
      requester: {
        ref: subject.requester.ref,
        kind: subject.requester.kind,
        groups: subject.requester.memberships.filter(
          ref => ref !== subject.requester.ref,
        ),
      },
      calendar: {
        weekday: local.weekdayLong!.toLowerCase(),
        hour: local.hour,
        date: local.toISODate()!,
      },
    };
    const unknown: Record<string, string> = {};
    for (const name of subject.missing) {
      unknown[`parameters.${name}`] = 'it is not filled in yet';
    }
    const put = (path: string, value: string | undefined, why?: string) => {
      if (value !== undefined) {
        values[path] = value;
      } else if (why) {
        unknown[path] = why;
      }
    };
    const notYet = 'it is not filled in yet';
    put('owner', subject.owner, notYet);
    put(
      'environment',
      subject.environment,
      subject.type.environment ? notYet : undefined,
    );
    put('monthlyCost', cost.monthly, cost.unknown ?? 'it could not be priced');
    put('ownerMonthlySpend', spend.total, spend.unknown);
    return { facts: { values, unknown }, cost };
  }

  async #cost(subject: FactSubject): Promise<CostEstimate> {
    const estimator = this.#estimators.get(subject.type.id);
    if (!estimator) {
      return estimateCost(subject.type, subject.parameters, this.#currency);
    }
    try {
      return await withTimeout(
        estimator.estimate({
          type: subject.type.id,
          action: subject.action,
          environment: subject.environment,
          parameters: subject.parameters,
          currency: this.#currency,
        }),
      );
    } catch (error) {
      this.#logger.warn(
        `Cost estimator of request type ${subject.type.id} failed; the cost counts as unknown`,
        error instanceof Error ? error : undefined,
      );
      return {
        currency: this.#currency,
        lines: [],
        unknown: 'the cost estimator did not answer',
      };
    }
  }

  async #ownerMonthlySpend(
    subject: FactSubject,
  ): Promise<{ total?: string; unknown?: string }> {
    if (!subject.owner) {
      return { unknown: 'no owner is chosen yet' };
    }
    const costs = await this.#readModel.committedCosts(subject.owner, {
      excludeId: subject.requestId,
    });
    const known = costs.filter(cost => cost !== undefined);
    return known.length === costs.length
      ? { total: addMoney(known) }
      : {
          unknown: `${subject.owner} runs something whose cost is not known`,
        };
  }
}

async function withTimeout<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Error(`No answer in ${ESTIMATE_TIMEOUT_MS} ms`)),
          ESTIMATE_TIMEOUT_MS,
        );
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
