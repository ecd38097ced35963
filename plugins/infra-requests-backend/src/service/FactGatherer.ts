import type { JsonObject } from '@backstage/types';
import type {
  Actor,
  CostEstimate,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { addMoney } from '../domain/catalogue/cost';
import type { Facts, Policy, RequestTypeDefinition } from '../domain/types';
import type { RequestReadModel } from '../store/RequestReadModel';
import type { Estimation } from './Estimation';

/** Why a fact of a form that is half filled in is unknown. */
const NOT_FILLED_IN = 'it is not filled in yet';

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

/** Gathers everything the rules read: the request, its price, the calendar, and what the owner runs already. */
export class FactGatherer {
  readonly #readModel: RequestReadModel;
  readonly #estimation: Estimation;

  constructor(options: {
    readModel: RequestReadModel;
    estimation: Estimation;
  }) {
    this.#readModel = options.readModel;
    this.#estimation = options.estimation;
  }

  async gather(
    subject: FactSubject,
    options: { now: Date; policy: Policy },
  ): Promise<{ facts: Facts; cost: CostEstimate }> {
    const { type, action, parameters, owner, environment } = subject;
    const { now, policy } = options;
    const cost = await this.#estimation.estimate({
      ...subject,
      currency: policy.currency,
    });
    const spend = await this.#ownerMonthlySpend(subject);

    const values: JsonObject = {
      type: type.id,
      action,
      parameters,
      requester: factsOfRequester(subject.requester),
      calendar: factsOfCalendar(now, policy.timezone),
    };
    const unknown = Object.fromEntries(
      subject.missing.map(name => [`parameters.${name}`, NOT_FILLED_IN]),
    );
    const put = (path: string, value: string | undefined, why?: string) => {
      if (value !== undefined) {
        values[path] = value;
      } else if (why) {
        unknown[path] = why;
      }
    };
    put('owner', owner, NOT_FILLED_IN);
    put('environment', environment, type.environment && NOT_FILLED_IN);
    put('monthlyCost', cost.monthly, cost.unknown ?? 'it could not be priced');
    put('ownerMonthlySpend', spend.total, spend.unknown);
    return { facts: { values, unknown }, cost };
  }

  async #ownerMonthlySpend(
    subject: FactSubject,
  ): Promise<{ total?: string; unknown?: string }> {
    const { owner, requestId } = subject;
    if (!owner) {
      return { unknown: 'no owner is chosen yet' };
    }
    const costs = await this.#readModel.committedCosts(owner, {
      excludeId: requestId,
    });
    const known = costs.filter(cost => cost !== undefined);
    return known.length === costs.length
      ? { total: addMoney(known) }
      : { unknown: `${owner} runs something whose cost is not known` };
  }
}

function factsOfRequester(requester: FactSubject['requester']): JsonObject {
  const { ref, kind, memberships } = requester;
  return { ref, kind, groups: memberships.filter(one => one !== ref) };
}

function factsOfCalendar(now: Date, zone: string): JsonObject {
  const local = DateTime.fromJSDate(now, { zone }).setLocale('en');
  return {
    weekday: local.toFormat('cccc').toLocaleLowerCase('en-US'),
    hour: local.hour,
    date: local.toFormat('yyyy-MM-dd'),
  };
}
