import type { JsonObject } from '@backstage/types';
import { estimateCost } from '../../catalogue/cost';
import { leaseHours, leaseOf } from '../../catalogue/lease';
import { environmentOf } from '../../catalogue/parameters';
import { withPolicyFacts } from '../../policy/policyFacts';
import type { Facts, Policy, RequestTypeDefinition } from '../../types';
import { factsWithChange } from '../factsWithChange';
import type { HintSubject } from '../findHints';

const AT = new Date('2026-11-24T13:00:00Z');

/** What the service would gather about a draft of a team that spends 100.00 a month already. */
export function factsOfDraft(options: {
  policy: Policy;
  type: RequestTypeDefinition;
  parameters: JsonObject;
  isPricedHere?: boolean;
  /** What a module says it costs. */
  price?: string;
  ownerMonthlySpend?: string;
}): Facts {
  const { policy, type, parameters, price } = options;
  const cost = price ?? estimateCost(type, parameters, policy.currency).monthly;
  const environment = environmentOf(type, parameters);
  const hours = leaseHours(leaseOf(type, parameters) ?? '');
  const missing = type.steps
    .flatMap(({ schema }) => schema.required ?? [])
    .map(String)
    .filter(name => parameters[name] === undefined);
  const values: JsonObject = {
    type: type.id,
    action: 'create',
    parameters,
    owner: 'group:default/payments',
    ownerMonthlySpend: options.ownerMonthlySpend ?? '100.00',
    requester: { ref: 'user:default/mira', kind: 'user', groups: [] },
    ...(environment === undefined ? {} : { environment }),
    ...(cost === undefined ? {} : { monthlyCost: cost }),
    ...(hours === undefined ? {} : { lease: { hours } }),
  };
  const unknown = Object.fromEntries([
    ...missing.map(name => [`parameters.${name}`, 'not filled in']),
    ...(cost === undefined ? [['monthlyCost', 'not priced']] : []),
    ...(type.environment && environment === undefined
      ? [['environment', 'not filled in']]
      : []),
    ...(type.lease?.kind === 'parameter' &&
    missing.includes(type.lease.parameter)
      ? [['lease', 'not filled in']]
      : []),
  ]);
  return withPolicyFacts({ values, unknown }, policy, AT);
}

/** A draft as hints are sought for it. */
export function subjectOf(
  options: Parameters<typeof factsOfDraft>[0],
): HintSubject {
  const { policy, type, parameters, isPricedHere = true } = options;
  const facts = factsOfDraft(options);
  return {
    policy,
    type,
    parameters,
    facts,
    factsWith: factsWithChange({
      policy,
      type,
      parameters,
      facts,
      isPricedHere,
      at: AT,
    }),
  };
}
