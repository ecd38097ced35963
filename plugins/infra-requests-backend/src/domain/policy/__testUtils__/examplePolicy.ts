import type { JsonObject } from '@backstage/types';
import type {
  Evaluation,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { parse } from 'yaml';
import { parsePolicy } from '../policy';
import { parseRequestTypes } from '../../catalogue/requestType';
import type { Facts, Policy, RequestTypeDefinition } from '../../types';

const EXAMPLE = `
currency: USD
timezone: Europe/Berlin
tiers:
  - id: automatic
    title: Automatic
  - id: standard
    title: Lead approval
    stages:
      - name: review
        requirements:
          - approvers: [group:default/platform-leads]
            count: 1
  - id: elevated
    title: Escalated
    stages:
      - name: technical
        requirements:
          - { approvers: [group:default/platform-leads], count: 1 }
          - { approvers: [group:default/finops], count: 1 }
      - name: security
        requirements:
          - { approvers: [group:default/security], count: 1 }
rules:
  - id: dev-is-free
    when: { environment: { $in: [development, preview] }, monthlyCost: { $lte: 200 } }
    tier: automatic
  - id: staging-within-budget
    when: { environment: staging, monthlyCost: { $lte: 1000 }, ownerMonthlySpend: { $lte: 5000 } }
    tier: automatic
  - id: over-threshold
    when: { monthlyCost: { $gt: 200 } }
    tier: standard
  - id: production
    when: { environment: production }
    tier: elevated
  - id: pii-needs-security
    when: { parameters.dataClassification: { $in: [pii, phi] } }
    require: [{ approvers: [group:default/security], count: 1 }]
  - id: no-public-databases
    when: { type: database, parameters.publicAccess: true }
    deny: Databases with a public endpoint are not allowed. Use the private endpoint.
fallbackTier: elevated
requestTypes:
  - id: database
    title: PostgreSQL database
    description: A managed database.
    category: Data
    parameters:
      - title: Where
        required: [owner, environment]
        properties:
          owner: { type: string, ui:field: OwnerPicker }
          environment: { type: string, enum: [development, staging, production] }
      - title: Size
        required: [size]
        properties:
          size: { type: string, enum: [small, large] }
          replicas: { type: integer, minimum: 1, maximum: 5 }
          dataClassification: { type: string, enum: [public, internal, pii, phi] }
          publicAccess: { type: boolean }
          tags: { type: array, items: { type: string } }
          neededBy: { type: string, format: date }
          network:
            type: object
            additionalProperties: false
            properties: { cidr: { type: string } }
          disks:
            type: array
            items: { type: object, properties: { kind: { type: string }, sizeGb: { type: number } } }
    cost:
      lines:
        - title: Instances
          quantity: { parameter: replicas, default: 1 }
          unitPrice: { parameter: size, table: { small: 35.10, large: 142 } }
  - id: preview
    title: Preview environment
    description: A copy of one service.
    category: Environments
    environment: preview
    parameters:
      required: [owner]
      properties:
        owner: { type: string }
        size: { type: integer, minimum: 1, maximum: 4 }
    cost: { lines: [] }
`;

/** The example of the configuration page, as it is written; a fresh copy for every caller. */
export function exampleConfig(): JsonObject {
  return parse(EXAMPLE) as JsonObject;
}

const REQUEST_TYPES = parseRequestTypes(
  exampleConfig().requestTypes,
).requestTypes;

/** The request types of the example. */
export function exampleRequestTypes(): RequestTypeDefinition[] {
  return REQUEST_TYPES;
}

/** A policy that has to be right; fails with its problems otherwise. */
export function policyOf(config: JsonObject): Policy {
  const { policy, problems } = parsePolicy(config, {
    requestTypes: exampleRequestTypes(),
  });
  if (!policy) {
    throw new Error(JSON.stringify(problems, null, 2));
  }
  return policy;
}

/** The example with other rules. */
export function policyWithRules(
  rules: string,
  overrides: JsonObject = {},
): Policy {
  return policyOf({ ...exampleConfig(), rules: parse(rules), ...overrides });
}

/** Facts of a small development database of a team that spends little, unless said otherwise. */
export function factsOf(
  values: JsonObject = {},
  unknown: Record<string, string> = {},
): Facts {
  return {
    values: {
      type: 'database',
      action: 'create',
      environment: 'development',
      monthlyCost: '35.10',
      ownerMonthlySpend: '100.00',
      owner: 'group:default/payments',
      parameters: {},
      requester: {
        ref: 'user:default/mira',
        kind: 'user',
        groups: ['group:default/payments', 'group:default/engineering'],
      },
      calendar: { weekday: 'tuesday', hour: 14, date: '2026-11-24' },
      ...values,
    },
    unknown,
  };
}

/** Stages in short: "technical: 1 platform-leads + 1 finops → security: 1 security". */
export function stagesInShort(stages: Stage[]): string {
  return stages
    .map(
      ({ name, requirements }) =>
        `${name}: ${requirements
          .map(
            ({ approvers, count }) =>
              `${count} ${approvers
                .map(ref => ref.replace(/^.*\//, ''))
                .join('|')}`,
          )
          .join(' + ')}`,
    )
    .join(' → ');
}

/** Reasons in short: "tier production: the environment is production". */
export function reasonsInShort({ reasons }: Evaluation): string[] {
  return reasons.map(
    ({ kind, rule, text }) =>
      `${[kind, rule].filter(Boolean).join(' ')}: ${text}`,
  );
}
