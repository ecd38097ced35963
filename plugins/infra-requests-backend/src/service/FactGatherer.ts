import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  Actor,
  CheckResult,
  ChoiceCost,
  CostEstimate,
  EntityRef,
  FieldProblem,
} from '@infra-requests/plugin-infra-requests-common';
import { addMoney } from '../domain/catalogue/cost';
import { draftFacts, type FilledIn } from '../domain/catalogue/draftFacts';
import { withPolicyFacts } from '../domain/policy/policyFacts';
import { choiceCosts } from '../domain/hints/choiceCosts';
import { factsWithChange } from '../domain/hints/factsWithChange';
import type { Facts, Policy } from '../domain/types';
import type { RequestReadModel } from '../store/RequestReadModel';
import type { Checked, Checks } from './Checks';
import type { Estimation } from './Estimation';

/** A form with who fills it in. */
export interface FactSubject extends FilledIn {
  requester: Actor & { memberships: string[] };
  /** Which agent asks for it on behalf of the requester, if one does. */
  agent?: string;
  /** The request itself, where it exists already: its own cost is not part of what the owner spends. */
  requestId?: string;
  /** The catalog entity that it concerns. */
  entityRef?: EntityRef;
  /** What is wrong with it so far. */
  problems?: FieldProblem[];
}

/** Gathers everything the rules read: the request, its price, the time, and what the owner runs already. */
export class FactGatherer {
  readonly #readModel: RequestReadModel;
  readonly #estimation: Estimation;
  readonly #checks: Checks;

  constructor(options: {
    readModel: RequestReadModel;
    estimation: Estimation;
    checks: Checks;
  }) {
    this.#readModel = options.readModel;
    this.#estimation = options.estimation;
    this.#checks = options.checks;
  }

  async gather(
    subject: FactSubject,
    options: { now: Date; policy: Policy },
  ): Promise<{ facts: Facts; cost: CostEstimate; checks?: CheckResult[] }> {
    const { now, policy } = options;
    const [cost, spend, checking] = await Promise.all([
      this.#estimation.estimate({ ...subject, currency: policy.currency }),
      this.#ownerMonthlySpend(subject, now),
      this.#checks.of(checkedOf(subject)),
    ]);
    const { values, unknown } = draftFacts(subject, cost);
    values.requester = factsOfRequester(subject);
    if (spend.total !== undefined) {
      values.ownerMonthlySpend = spend.total;
    } else if (spend.unknown) {
      unknown.ownerMonthlySpend = spend.unknown;
    }
    if (checking.results) {
      values.checks = checking.facts;
      Object.assign(unknown, checking.unknown);
    }
    return {
      facts: withPolicyFacts({ values, unknown }, policy, now),
      cost,
      checks: checking.results,
    };
  }

  /** What single answers add to the cost; undefined where a module prices it, as asking it for every answer takes too long. */
  choiceCosts(
    { type, parameters }: Pick<FactSubject, 'type' | 'parameters'>,
    { policy }: { policy: Policy },
  ): ChoiceCost[] | undefined {
    return this.#estimation.asksModule(type)
      ? undefined
      : choiceCosts({ type, parameters, currency: policy.currency });
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
    now: Date,
  ): Promise<{ total?: string; unknown?: string }> {
    const { owner, requestId } = subject;
    if (!owner) {
      return { unknown: 'no owner is chosen yet' };
    }
    const costs = await this.#readModel.committedCosts(owner, {
      at: now,
      excludeId: requestId,
    });
    const known = costs.filter(cost => cost !== undefined);
    return known.length === costs.length
      ? { total: addMoney(known) }
      : { unknown: `${owner} runs something whose cost is not known` };
  }
}

function factsOfRequester({ requester, agent }: FactSubject): JsonObject {
  const { ref, kind, memberships } = requester;
  return {
    ref,
    kind,
    agent: agent !== undefined,
    groups: memberships.filter(one => one !== ref),
  };
}

/** What cannot be right yet is not shown to any check. */
function checkedOf(subject: FactSubject): Checked {
  const { type, problems = [], requester, entityRef } = subject;
  const { action, environment, owner, parameters } = subject;
  return {
    type: type.id,
    action,
    environment,
    owner,
    requester: requester.ref,
    entity: entityRef,
    parameters,
    isComplete: problems.every(({ field }) => !field.startsWith('/parameters')),
  };
}
