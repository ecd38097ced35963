import type { JsonObject, JsonValue } from '@backstage/types';
import type { Money } from '@infra-requests/plugin-infra-requests-common';
import { estimateCost } from '../catalogue/cost';
import { leaseHours, leaseOf } from '../catalogue/lease';
import { environmentOf } from '../catalogue/parameters';
import { isJsonObject } from '../configuration/configReader';
import { formatMoney, isDecimal, toDecimal } from '../money';
import { withPolicyFacts } from '../policy/policyFacts';
import type { Facts, Policy, RequestTypeDefinition } from '../types';
import { parametersOfCost } from './choices';

/** Why a price is unknown where a module prices the type: to ask it for every value takes too long. */
const NOT_PRICED = 'the change was not priced yet';

/** Why what checks say is unknown: they may say otherwise then, and to ask them for every value takes too long. */
const NOT_CHECKED = 'the change was not checked yet';

/** A draft with its facts, and what tells which other facts follow from its parameters. */
export interface DraftFacts {
  policy: Policy;
  type: RequestTypeDefinition;
  parameters: JsonObject;
  facts: Facts;
  /** Whether the type's own cost model prices it, and not a module. */
  isPricedHere: boolean;
  at: Date;
}

/**
 * The facts of a draft if one parameter had another value: the parameter and all that follows from it. The owner and
 * the entity that it concerns must stay what they are.
 */
export function factsWithChange(
  draft: DraftFacts,
): (parameter: string, value: JsonValue) => Facts {
  const { policy, type, facts, isPricedHere } = draft;
  const costReads = parametersOfCost(type);
  const left = leftWithoutIt(draft);
  const checks = checksNotMade(facts);

  return (parameter, value) => {
    const parameters = { ...draft.parameters, [parameter]: value };
    const follows = (from: typeof type.environment | typeof type.lease) =>
      from?.kind === 'parameter' && from.parameter === parameter;
    const puts: Put[] = [{ path: `parameters.${parameter}`, value }];
    if (follows(type.environment)) {
      puts.push({
        path: 'environment',
        value: environmentOf(type, parameters),
        unknown: 'it is not filled in yet',
      });
    }
    if (follows(type.lease)) {
      const hours = leaseHours(leaseOf(type, parameters) ?? '');
      puts.push({
        path: 'lease',
        value: hours && { hours },
        unknown: 'it is not a duration',
      });
    }
    if (!isPricedHere || costReads.has(parameter)) {
      const cost: { monthly?: Money; unknown?: string } = isPricedHere
        ? estimateCost(type, parameters, policy.currency)
        : { unknown: NOT_PRICED };
      puts.push(
        { path: 'monthlyCost', value: cost.monthly, unknown: cost.unknown },
        ...(left === undefined ? [] : [leftAfter(left, cost.monthly)]),
      );
    }
    return [...puts, ...checks].reduce(withFact, facts);
  };
}

/** No check has looked at the request as it would be. */
function checksNotMade({ values }: Facts): Put[] {
  return isJsonObject(values.checks)
    ? Object.keys(values.checks).map(id => ({
        path: `checks.${id}`,
        value: undefined,
        unknown: NOT_CHECKED,
      }))
    : [];
}

interface Put {
  path: string;
  value: JsonValue | undefined;
  /** Why it is unknown where there is no value. */
  unknown?: string;
}

/** What would be left of the owner's budget if this cost nothing; undefined where it could not be told. */
function leftWithoutIt({ policy, facts, at }: DraftFacts): string | undefined {
  const free = withFact(facts, { path: 'monthlyCost', value: '0' });
  const { ownerBudgetRemaining } = withPolicyFacts(free, policy, at).values;
  return isDecimal(ownerBudgetRemaining)
    ? String(ownerBudgetRemaining)
    : undefined;
}

function leftAfter(left: string, cost: string | undefined): Put {
  return {
    path: 'ownerBudgetRemaining',
    value:
      cost === undefined
        ? undefined
        : formatMoney(toDecimal(left).minus(toDecimal(cost))),
    unknown: 'the monthly cost is not known',
  };
}

function withFact(facts: Facts, { path, value, unknown }: Put): Facts {
  const reasons = Object.fromEntries(
    Object.entries(facts.unknown).filter(([other]) => other !== path),
  );
  return {
    values: withValue(facts.values, path.split('.'), value),
    unknown:
      value === undefined
        ? { ...reasons, [path]: unknown ?? 'it could not be told' }
        : reasons,
  };
}

function withValue(
  values: JsonObject,
  [first, ...rest]: string[],
  value: JsonValue | undefined,
): JsonObject {
  const { [first]: old, ...others } = values;
  const put =
    rest.length === 0
      ? value
      : withValue(isJsonObject(old) ? old : {}, rest, value);
  return put === undefined ? others : { ...others, [first]: put };
}
