import type { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from '../configuration/configReader';
import type { Facts, Policy, RequestTypeDefinition } from '../types';
import { withPolicyFacts } from './policyFacts';

const NOT_GIVEN = 'it was not given';

/** What every request has; where somebody who makes up facts leaves one out, nobody can tell what it would be. */
const ALWAYS_THERE = [
  'type',
  'action',
  'environment',
  'monthlyCost',
  'owner',
  'ownerMonthlySpend',
  'requester.ref',
  'requester.groups',
  'requester.kind',
  'emergency',
  'parameters',
  'entity',
  'lease',
];

/**
 * Facts as somebody makes them up to try a policy, completed so that nothing looks laxer than it is: what a real
 * request would have but is not given is unknown. What follows from the policy and the time is worked out, unless it
 * is given, so that any time can be tried.
 */
export function givenFacts(
  given: { values?: JsonObject; unknown?: Record<string, string> },
  options: {
    policy: Policy;
    requestTypes: readonly RequestTypeDefinition[];
    at: Date;
  },
): Facts {
  const { policy, requestTypes, at } = options;
  const values: JsonObject = { ...given.values };
  const type = requestTypes.find(({ id }) => id === values.type);
  if (type) {
    values.action ??= type.actions[0];
  }
  const unknown: Record<string, string> = {};
  for (const path of type ? missingOf(type, values) : ALWAYS_THERE) {
    if (!isGiven(values, path)) {
      unknown[path] = NOT_GIVEN;
    }
  }
  return asGiven(
    withPolicyFacts(
      { values, unknown: { ...unknown, ...given.unknown } },
      policy,
      at,
    ),
    given,
  );
}

/** Puts back what was given of the facts that follow from the policy and the time. */
function asGiven(
  facts: Facts,
  { values = {}, unknown = {} }: Partial<Facts>,
): Facts {
  const derived = ['calendar', 'calendars', 'ownerBudgetRemaining'].filter(
    path => values[path] !== undefined,
  );
  const given = derived.map((path): [string, JsonValue | undefined] => {
    const [own, other] = [values[path], facts.values[path]];
    return [
      path,
      isJsonObject(own) && isJsonObject(other) ? { ...other, ...own } : own,
    ];
  });
  return {
    values: { ...facts.values, ...Object.fromEntries(given) },
    unknown: {
      ...Object.fromEntries(
        Object.entries(facts.unknown).filter(
          ([path]) => !derived.includes(path),
        ),
      ),
      ...unknown,
    },
  };
}

/** What a request of a type has, by fact path; optional parameters may well be absent. */
function missingOf(type: RequestTypeDefinition, values: JsonObject): string[] {
  const has = {
    environment: type.environment !== undefined,
    entity: type.entityParameter !== undefined,
    lease: type.lease !== undefined,
  };
  const required = type.steps
    .flatMap(({ schema }) => schema.required ?? [])
    .map(name => `parameters.${name}`);
  const general = ALWAYS_THERE.filter(
    path =>
      path !== 'parameters' && (has as Record<string, boolean>)[path] !== false,
  );
  return values.parameters === undefined || isJsonObject(values.parameters)
    ? [...general, ...required]
    : general;
}

function isGiven(values: JsonObject, path: string): boolean {
  const [root, ...rest] = path.split('.');
  const at: JsonValue | undefined = values[root];
  return rest.length === 0
    ? at !== undefined
    : isJsonObject(at) && Object.hasOwn(at, rest.join('.'));
}
