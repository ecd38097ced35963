import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);

/** Group → its members. Developers ask, everybody else decides. */
const GROUPS: Record<string, string[]> = {
  developers: named('developer', 10),
  leads: named('lead', 8),
  finops: named('finops', 6),
  security: named('security', 6),
};

const userRef = (name: string) => `user:default/${name}`;
const groupRef = (name: string) => `group:default/${name}`;

export const developers = GROUPS.developers.map(userRef);

/** By what each of them belongs to. */
export const approvers = {
  leads: GROUPS.leads.map(userRef),
  finops: GROUPS.finops.map(userRef),
  security: GROUPS.security.map(userRef),
};

export const entities: Entity[] = [
  ...Object.entries(GROUPS).map(([name, members]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team' },
    relations: members.map(member => ({
      type: 'hasMember',
      targetRef: userRef(member),
    })),
  })),
  ...Object.entries(GROUPS).flatMap(([group, members]) =>
    members.map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name, namespace: 'default' },
      spec: { profile: { displayName: name } },
      relations: [{ type: 'memberOf', targetRef: groupRef(group) }],
    })),
  ),
];

const requirement = (group: string, count: number) => ({
  approvers: [groupRef(group)],
  count,
});

/** The scrutinies that requests meet, each a tier. */
export const SCRUTINIES = ['review', 'stages', 'hurry'] as const;
export type Scrutiny = (typeof SCRUTINIES)[number];

/** When time does something to a request in a hurry, in seconds. */
export const HURRY = { remindAfter: 2, escalateAfter: 4, due: 10 };

export const infraRequests = {
  currency: 'USD',
  requestTypes: [
    {
      id: 'database',
      title: 'Database',
      description: 'A managed database',
      category: 'Databases',
      environment: 'production',
      parameters: {
        title: 'Database',
        required: ['owner', 'scrutiny', 'size'],
        properties: {
          owner: { type: 'string' },
          scrutiny: { type: 'string', enum: [...SCRUTINIES] },
          size: { type: 'integer' },
        },
      },
      cost: { lines: [{ title: 'Database', unitPrice: 20 }] },
    },
  ],
  tiers: [
    {
      id: 'review',
      title: 'Review by two',
      stages: [{ name: 'review', requirements: [requirement('leads', 2)] }],
    },
    {
      id: 'hurry',
      title: 'In a hurry',
      due: `PT${HURRY.due}S`,
      onTimeout: 'expire',
      remindAfter: `PT${HURRY.remindAfter}S`,
      escalate: [
        { after: `PT${HURRY.escalateAfter}S`, to: [groupRef('security')] },
      ],
      stages: [{ name: 'review', requirements: [requirement('leads', 6)] }],
    },
    {
      id: 'stages',
      title: 'In two stages',
      rejections: 2,
      stages: [
        {
          name: 'technical',
          requirements: [requirement('leads', 1), requirement('finops', 1)],
        },
        { name: 'security', requirements: [requirement('security', 2)] },
      ],
    },
  ],
  rules: SCRUTINIES.map(scrutiny => ({
    id: scrutiny,
    when: { 'parameters.scrutiny': scrutiny },
    tier: scrutiny,
  })),
  fallbackTier: 'stages',
} satisfies JsonObject;
