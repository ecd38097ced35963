import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

/** Group → its direct members and its child groups. */
const GROUPS: Record<string, { members?: string[]; children?: string[] }> = {
  platform: { children: ['platform-leads', 'sre-oncall'] },
  'platform-leads': { members: ['ada', 'grace'] },
  'sre-oncall': { members: ['linus'] },
  security: { members: ['sofia', 'sam'] },
  finops: { members: ['frank', 'fiona'] },
  'payments-team': { members: ['mira', 'noah'] },
  'checkout-team': { members: ['cleo'] },
  empty: {},
};

const ref = (kind: string, name: string) => `${kind}:default/${name}`;

function entity(kind: 'User' | 'Group', name: string): Entity {
  const groups = Object.entries(GROUPS);
  const relations =
    kind === 'User'
      ? groups
          .filter(([, { members }]) => members?.includes(name))
          .map(([group]) => ({
            type: 'memberOf',
            targetRef: ref('group', group),
          }))
      : [
          ...(GROUPS[name].members ?? []).map(member => ({
            type: 'hasMember',
            targetRef: ref('user', member),
          })),
          ...(GROUPS[name].children ?? []).map(child => ({
            type: 'parentOf',
            targetRef: ref('group', child),
          })),
          ...groups
            .filter(([, { children }]) => children?.includes(name))
            .map(([parent]) => ({
              type: 'childOf',
              targetRef: ref('group', parent),
            })),
        ];
  const displayName = name[0].toLocaleUpperCase('en-US') + name.slice(1);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: kind === 'User' ? { profile: { displayName } } : { type: 'team' },
    relations,
  };
}

/** The service that people deploy. */
const LEDGER: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ledger',
    namespace: 'default',
    uid: 'e3c1',
    title: 'General ledger',
    tags: ['java'],
    labels: { criticality: 'high' },
    annotations: { runbook: 'https://acme.example/ledger' },
    links: [{ url: 'https://acme.example' }],
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments-team' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments-team' }],
};

/** A small company: leads, security and finops who decide, two product teams who ask, an empty group, a service. */
export const acmeEntities: Entity[] = [
  ...Object.keys(GROUPS).map(name => entity('Group', name)),
  ...[
    ...new Set(Object.values(GROUPS).flatMap(group => group.members ?? [])),
    'stranger',
  ].map(name => entity('User', name)),
  LEDGER,
];

const review = (...groups: string[]) =>
  groups.map(group => ({ approvers: [ref('group', group)], count: 1 }));

const where = {
  title: 'Where',
  required: ['owner', 'environment'],
  properties: {
    owner: { type: 'string', 'ui:field': 'OwnerPicker' },
    environment: {
      type: 'string',
      enum: ['development', 'staging', 'production'],
    },
  },
};

/** The example policy of the design with a database and an environment to ask for. */
export const acmeConfig = {
  currency: 'USD',
  timezone: 'Europe/Berlin',
  requestTypes: [
    {
      id: 'database',
      title: 'PostgreSQL database',
      description: 'A managed database',
      category: 'Databases',
      parameters: [
        where,
        {
          title: 'Size',
          required: ['size'],
          properties: {
            size: { type: 'string', enum: ['small', 'medium', 'large'] },
            replicas: { type: 'integer', minimum: 1, maximum: 5, default: 1 },
            publicAccess: { type: 'boolean', default: false },
            dataClassification: {
              type: 'string',
              enum: ['public', 'internal', 'pii', 'phi'],
            },
          },
        },
      ],
      cost: {
        lines: [
          {
            title: 'Instance',
            quantity: { parameter: 'replicas', default: 1 },
            unitPrice: {
              parameter: 'size',
              table: { small: '35.50', medium: 142, large: 620 },
            },
          },
        ],
      },
    },
    {
      id: 'preview',
      title: 'Preview environment',
      description: 'A short-lived environment',
      category: 'Environments',
      environment: 'preview',
      parameters: {
        title: 'Preview',
        required: ['owner'],
        properties: { owner: { type: 'string', 'ui:field': 'OwnerPicker' } },
      },
      cost: { lines: [{ title: 'Environment', unitPrice: 20 }] },
    },
  ],
  tiers: [
    { id: 'automatic', title: 'Automatic' },
    {
      id: 'standard',
      title: 'Lead approval',
      stages: [{ name: 'review', requirements: review('platform-leads') }],
    },
    {
      id: 'elevated',
      title: 'Escalated',
      stages: [
        {
          name: 'technical',
          requirements: review('platform-leads', 'finops'),
        },
        { name: 'security', requirements: review('security') },
      ],
    },
  ],
  rules: [
    {
      id: 'dev-is-free',
      when: {
        environment: { $in: ['development', 'preview'] },
        monthlyCost: { $lte: 200 },
      },
      tier: 'automatic',
    },
    {
      id: 'staging-within-budget',
      when: {
        environment: 'staging',
        monthlyCost: { $lte: 1000 },
        ownerMonthlySpend: { $lte: 5000 },
      },
      tier: 'automatic',
    },
    {
      id: 'over-threshold',
      when: { monthlyCost: { $gt: 200 } },
      tier: 'standard',
    },
    {
      id: 'production',
      when: { environment: 'production' },
      tier: 'elevated',
    },
    {
      id: 'pii-needs-security',
      when: { 'parameters.dataClassification': { $in: ['pii', 'phi'] } },
      require: review('security'),
    },
    {
      id: 'no-public-databases',
      when: { type: 'database', 'parameters.publicAccess': true },
      deny: 'Databases with a public endpoint are not allowed. Use the private endpoint.',
    },
  ],
  fallbackTier: 'elevated',
} satisfies JsonObject;

/** A deployment of a service with a token, for which the type of request asks more than for others. */
const deployment = {
  id: 'deployment',
  title: 'Deployment',
  description: 'A deployment of a service',
  category: 'Services',
  environment: 'development',
  entity: { parameter: 'service' },
  lease: { parameter: 'lifetime' },
  parameters: {
    title: 'Deployment',
    required: ['owner'],
    properties: {
      owner: { type: 'string' },
      service: { type: 'string' },
      lifetime: { type: 'string' },
      token: {
        type: 'string',
        minLength: 10,
        pattern: '^[a-z0-9-]+$',
        'ui:widget': 'password',
      },
    },
  },
  cost: { lines: [] },
};

/** Acme with deployments to ask for, and with other rules. */
export const acmeWithDeployments = (overrides: JsonObject = {}) => ({
  ...acmeConfig,
  ...overrides,
  requestTypes: [...acmeConfig.requestTypes, deployment],
});

/** Acme with other stages or terms of the tier in which a platform lead approves. */
export const acmeWithStandardTier = (tier: JsonObject) => ({
  ...acmeConfig,
  tiers: acmeConfig.tiers.map(one =>
    one.id === 'standard' ? { ...one, ...tier } : one,
  ),
});

/** Drafts that end in each way. */
export const drafts = {
  /** 35.50 USD in development: automatic. */
  automatic: {
    type: 'database',
    parameters: {
      owner: 'group:default/payments-team',
      environment: 'development',
      size: 'small',
    },
  },
  /** 620 USD in development: a platform lead. */
  standard: {
    type: 'database',
    justification: 'Load test of the new ledger',
    parameters: {
      owner: 'group:default/payments-team',
      environment: 'development',
      size: 'large',
    },
  },
  /** Production: a lead and finops, then security. */
  elevated: {
    type: 'database',
    parameters: {
      owner: 'group:default/payments-team',
      environment: 'production',
      size: 'medium',
      replicas: 2,
    },
  },
  /** Nothing but its owner, who pays nothing for it: automatic. */
  deployment: {
    type: 'deployment',
    parameters: { owner: 'group:default/payments-team' },
  },
  denied: {
    type: 'database',
    parameters: {
      owner: 'group:default/payments-team',
      environment: 'development',
      size: 'small',
      publicAccess: true,
    },
  },
};
