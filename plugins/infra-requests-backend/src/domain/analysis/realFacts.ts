import type { JsonObject, JsonValue } from '@backstage/types';
import { parseEntityRef } from '@backstage/catalog-model';
import { estimateCost } from '../catalogue/cost';
import { leaseHours, leaseOf } from '../catalogue/lease';
import { entityOf, environmentOf, ownerOf } from '../catalogue/parameters';
import { withoutSecrets } from '../catalogue/secrets';
import { formatMoney, toDecimal } from '../money';
import { budgetOf, withPolicyFacts } from '../policy/policyFacts';
import { putAt, type FactState } from './comparisons';
import type { RequestModel } from './RequestModel';
import type { RequestPart } from './requestSpace';
import type { Facts, Policy, RequestTypeDefinition } from '../types';

const USUAL_TIME = new Date('2026-01-13T09:00:00Z');

/** A request as it would be made, with the facts that rules would read. */
export interface MadeRequest {
  facts: Facts;
  /** The form, with what rules never see. */
  parameters: JsonObject;
}

/** Makes a request out of parts; what no part says is as usual. */
export function makeRequest(
  model: RequestModel,
  parts: RequestPart[],
): MadeRequest {
  const { type, policy } = model;
  const form = parts.find(one => one.kind === 'form')?.form ?? model.forms[0];
  const moment = parts.find(one => one.kind === 'moment')?.moment;
  const facts = parts.filter(one => one.kind === 'fact');
  const parameters = structuredClone(form?.parameters ?? {});
  for (const { path, state } of facts) {
    if (path.startsWith('parameters.')) {
      setState(parameters, path.slice('parameters.'.length), state);
    } else if (path === 'owner' && state.state === 'present') {
      parameters[type.ownerParameter] = state.value;
    }
  }
  const base = baseFacts(type, policy, parameters);
  for (const { path, state } of facts) {
    const [root] = path.split('.');
    if (root !== 'parameters' && root !== 'ownerBudgetRemaining') {
      setState(base.values, path, state);
    }
  }
  spendForRemaining(base, policy, facts);
  return {
    facts: withPolicyFacts(base, policy, moment?.at ?? USUAL_TIME),
    parameters,
  };
}

const valueAt = (from: JsonObject, path: string): JsonValue | undefined =>
  path
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, name) => (value as JsonObject | undefined)?.[name],
      from,
    );

export function setState(into: JsonObject, path: string, state: FactState) {
  if (state.state === 'present') {
    putAt(into, path, state.value);
  } else {
    const parent = path.split('.').slice(0, -1).join('.');
    const holder = parent === '' ? into : (valueAt(into, parent) as JsonObject);
    if (typeof holder === 'object' && holder !== null) {
      delete holder[path.slice(path.lastIndexOf('.') + 1)];
    }
  }
}

function baseFacts(
  type: RequestTypeDefinition,
  policy: Policy,
  parameters: JsonObject,
): Facts {
  const cost = estimateCost(type, parameters, policy.currency);
  const owner = ownerOf(type, parameters);
  const environment = environmentOf(type, parameters);
  const lease = leaseOf(type, parameters);
  const hours = lease === undefined ? undefined : leaseHours(lease);
  const entity = entityOf(type, parameters);
  const given = <T extends JsonValue>(name: string, value: T | undefined) =>
    value === undefined ? {} : { [name]: value };
  return {
    values: {
      type: type.id,
      action: type.actions[0],
      ...given('environment', environment),
      ...given('monthlyCost', cost.monthly),
      ownerMonthlySpend: '0.00',
      ...given('owner', owner),
      requester: {
        ref: 'user:default/example',
        kind: 'user',
        groups: owner?.startsWith('group:') ? [owner] : [],
      },
      emergency: false,
      ...given('lease', hours === undefined ? undefined : { hours }),
      ...given(
        'entity',
        entity === undefined ? undefined : entityFacts(entity),
      ),
      parameters: withoutSecrets(type, parameters),
    },
    unknown: {
      ...given('monthlyCost', cost.unknown),
      ...given(
        'environment',
        type.environment && environment === undefined
          ? 'it is not filled in yet'
          : undefined,
      ),
    } as Record<string, string>,
  };
}

function entityFacts(ref: string): JsonObject {
  const { kind, namespace, name } = parseEntityRef(ref);
  return { ref, kind, metadata: { namespace, name }, spec: {} };
}

/** What would be left of a budget follows from what is spent. */
function spendForRemaining(
  { values }: Facts,
  policy: Policy,
  facts: Array<Extract<RequestPart, { kind: 'fact' }>>,
) {
  const remaining = facts.find(one => one.path === 'ownerBudgetRemaining');
  const isSpendChosen = facts.some(one => one.path === 'ownerMonthlySpend');
  const budget = budgetOf(policy, String(values.owner));
  if (
    remaining?.state.state !== 'present' ||
    isSpendChosen ||
    budget === undefined ||
    values.monthlyCost === undefined
  ) {
    return;
  }
  const spend = toDecimal(budget)
    .minus(toDecimal(values.monthlyCost))
    .minus(toDecimal(remaining.state.value));
  if (spend.gte(0)) {
    values.ownerMonthlySpend = formatMoney(spend);
  }
}
