import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  Actor,
  CostEstimate,
} from '@infra-requests/plugin-infra-requests-common';
import { addMoney } from '../domain/catalogue/cost';
import { leaseHours } from '../domain/catalogue/lease';
import { withPolicyFacts } from '../domain/policy/policyFacts';
import { factsWithChange } from '../domain/hints/factsWithChange';
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
  emergency?: true;
  /** How long it is to live, as an ISO 8601 duration. */
  lease?: string;
  /** Without what is secret. */
  parameters: JsonObject;
  /** What the catalog says of the entity it concerns, if it concerns one. */
  entity?: Facts;
  /** Required parameters not given yet; their facts are unknown, not absent. */
  missing: string[];
  requester: Actor & { memberships: string[] };
  /** The request itself, where it exists already: its own cost is not part of what the owner spends. */
  requestId?: string;
}

/** Gathers everything the rules read: the request, its price, the time, and what the owner runs already. */
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
    const { type, action, parameters, owner, environment, lease } = subject;
    const { now, policy } = options;
    const [cost, spend] = await Promise.all([
      this.#estimation.estimate({ ...subject, currency: policy.currency }),
      this.#ownerMonthlySpend(subject),
    ]);

    const values: JsonObject = {
      type: type.id,
      action,
      parameters,
      emergency: subject.emergency ?? false,
      requester: factsOfRequester(subject.requester),
      ...subject.entity?.values,
    };
    const unknown: Facts['unknown'] = {
      ...subject.entity?.unknown,
      ...unknownUntilFilledIn(subject),
    };
    const put = (path: string, value: JsonValue | undefined, why?: string) => {
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
    if (lease !== undefined) {
      const hours = leaseHours(lease);
      put('lease', hours && { hours }, 'it is not a duration');
    }
    return { facts: withPolicyFacts({ values, unknown }, policy, now), cost };
  }

  /** The facts that were gathered, if one parameter had another value; without asking anybody. */
  withChange(
    subject: Pick<FactSubject, 'type' | 'parameters'>,
    options: { facts: Facts; now: Date; policy: Policy },
  ): (parameter: string, value: JsonValue) => Facts {
    const { type, parameters } = subject;
    const { facts, now, policy } = options;
    return factsWithChange({
      policy,
      type,
      parameters,
      facts,
      isPricedHere: !this.#estimation.asksModule(type),
      at: now,
    });
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

/** What follows from the fields of a form that have to be filled in and are not yet. */
function unknownUntilFilledIn({
  type,
  missing,
}: FactSubject): Facts['unknown'] {
  const { entityParameter, lease } = type;
  const paths = missing.map(name => `parameters.${name}`);
  if (entityParameter !== undefined && missing.includes(entityParameter)) {
    paths.push('entity');
  }
  if (lease?.kind === 'parameter' && missing.includes(lease.parameter)) {
    paths.push('lease');
  }
  return Object.fromEntries(paths.map(path => [path, NOT_FILLED_IN]));
}
