import type { JsonObject, JsonValue } from '@backstage/types';
import { pathsOf } from '../analysis/comparisons';
import { withoutSecrets } from '../catalogue/secrets';
import { isJsonObject } from '../configuration/configReader';
import type { Facts, Policy, RequestTypeDefinition } from '../types';
import { checksNotMade } from './checksNotMade';
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
  'requester.agent',
  'emergency',
];

const OF_THE_ENTITY = ['ref', 'kind', 'metadata', 'spec'].map(
  name => `entity.${name}`,
);

/**
 * Facts as somebody makes them up to try a policy, completed so that nothing looks laxer than it is: what a real
 * request would have but is not given is unknown. What follows from the policy and the time is worked out, unless it
 * is given, so that any time can be tried. What is secret is hidden, as it is in the facts of a real request.
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
  if (isJsonObject(values.parameters)) {
    values.parameters = withoutSecrets(
      type ?? { secrets: requestTypes.flatMap(({ secrets }) => secrets) },
      values.parameters,
    );
  }
  if (type) {
    values.action ??= type.actions[0];
  }
  const unknown: Record<string, string> = {};
  const expected = type
    ? expectedOf(type, values)
    : [
        ...ALWAYS_THERE,
        ...entityPaths(values),
        'lease',
        ...parameterPaths(policy, values),
      ];
  for (const path of expected) {
    if (!isGiven(values, path)) {
      unknown[path] = NOT_GIVEN;
    }
  }
  return asGiven(
    withPolicyFacts(
      checksNotMade(policy)({
        values,
        unknown: { ...unknown, ...given.unknown },
      }),
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
function expectedOf(type: RequestTypeDefinition, values: JsonObject): string[] {
  return [
    ...ALWAYS_THERE.filter(path => path !== 'environment' || type.environment),
    ...(type.entityParameter === undefined ? [] : entityPaths(values)),
    ...(type.lease === undefined ? [] : ['lease']),
    ...type.steps
      .flatMap(({ schema }) => schema.required ?? [])
      .map(name => `parameters.${name}`),
  ];
}

/** All of the entity, or what is left of it where a part is given. */
function entityPaths({ entity }: JsonObject): string[] {
  return isJsonObject(entity) ? OF_THE_ENTITY : ['entity'];
}

/** Which parameters there are depends on the type; where that is not given, any that a rule asks for may be. */
function parameterPaths(
  { rules }: Policy,
  { parameters }: JsonObject,
): string[] {
  if (!isJsonObject(parameters)) {
    return ['parameters'];
  }
  const read = pathsOf(
    rules.filter(({ disabled }) => !disabled).map(({ when }) => when),
  );
  return read.filter(path => path.startsWith('parameters.'));
}

/** What is null is absent to every rule, so it is not given either. */
function isGiven(values: JsonObject, path: string): boolean {
  let at: JsonValue | undefined = values;
  for (const name of path.split('.')) {
    at = isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at !== undefined && at !== null;
}
