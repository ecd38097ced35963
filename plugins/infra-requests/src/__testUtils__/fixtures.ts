import type {
  AllowedActions,
  Evaluation,
  HistoryEntry,
  InfraRequest,
  Preview,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';

export const REQUEST_TYPES: RequestType[] = [
  {
    id: 'database',
    title: 'PostgreSQL database',
    description: 'A managed PostgreSQL with backups.',
    category: 'Data',
    actions: ['create'],
    parameters: [
      {
        title: 'Where',
        schema: {
          type: 'object',
          required: ['environment'],
          properties: {
            environment: {
              title: 'Environment',
              type: 'string',
              enum: ['staging', 'production'],
            },
            owner: {
              title: 'Owner',
              type: 'string',
              default: 'group:default/payments',
            },
          },
        },
      },
      {
        title: 'Size',
        schema: {
          type: 'object',
          properties: {
            replicas: { title: 'Replicas', type: 'integer', default: 1 },
          },
        },
      },
    ],
  },
  {
    id: 'preview-environment',
    title: 'Preview environment',
    description: 'A copy of a service for one pull request.',
    category: 'Environments',
    actions: ['create'],
    parameters: [
      {
        title: 'What',
        schema: {
          type: 'object',
          required: ['name'],
          properties: { name: { title: 'Name', type: 'string' } },
        },
      },
    ],
  },
];

export const LEADS = {
  approvers: ['group:default/platform-leads'],
  count: 1,
};

export const SECURITY = { approvers: ['group:default/security'], count: 1 };

export const EVALUATION: Evaluation = {
  outcome: 'approval',
  tier: { id: 'elevated', title: 'Escalated', rank: 2 },
  stages: [
    { name: 'technical', requirements: [LEADS] },
    { name: 'security', requirements: [SECURITY] },
  ],
  distinct: true,
  reasons: [
    { kind: 'tier', rule: 'production', text: 'It goes to production.' },
  ],
  trace: [
    {
      rule: 'production',
      effect: { tier: 'elevated' },
      result: 'matched',
      comparisons: [
        {
          path: 'environment',
          operator: '$eq',
          expected: 'production',
          actual: 'production',
          result: 'matched',
        },
      ],
    },
    {
      rule: 'over-threshold',
      effect: { tier: 'standard' },
      result: 'unknown',
      comparisons: [
        {
          path: 'monthlyCost',
          operator: '$gt',
          expected: '200',
          unknown: 'the size has no price',
          result: 'unknown',
        },
      ],
    },
  ],
  policyDigest: 'c0ffee',
};

const ADA = { ref: 'user:default/ada', displayName: 'Ada Lovelace' };
const SOFIA = { ref: 'user:default/sofia', displayName: 'Sofia Kovalevskaya' };

export const PREVIEW: Preview = {
  problems: [],
  cost: {
    currency: 'USD',
    monthly: '284.00',
    lines: [
      {
        title: 'Instance',
        quantity: '2',
        unitPrice: '142.00',
        amount: '284.00',
      },
    ],
  },
  evaluation: EVALUATION,
  stages: [
    {
      name: 'technical',
      state: 'waiting',
      requirements: [{ ...LEADS, filledBy: [], missing: 1, candidates: [ADA] }],
    },
    {
      name: 'security',
      state: 'waiting',
      requirements: [
        { ...SECURITY, filledBy: [], missing: 1, candidates: [SOFIA] },
      ],
    },
  ],
  ownerMonthlySpend: '1000.00',
  blockers: [],
};

export const MAY_VOTE: AllowedActions = {
  approve: { allowed: true },
  reject: { allowed: true },
  'request-changes': { allowed: true },
  withdraw: { allowed: false, reason: 'You have no vote to withdraw.' },
  edit: { allowed: false, reason: 'Only those who asked can edit it.' },
  cancel: { allowed: false, reason: 'Only those who asked can cancel it.' },
  review: { allowed: false, reason: 'It has no open review.' },
  comment: { allowed: true },
};

const ASKED_YOURSELF = {
  allowed: false,
  reason: 'You asked for this request. Sofia Kovalevskaya can decide.',
};

export const ASKED: AllowedActions = {
  approve: ASKED_YOURSELF,
  reject: ASKED_YOURSELF,
  'request-changes': ASKED_YOURSELF,
  withdraw: { allowed: false, reason: 'You have no vote to withdraw.' },
  edit: { allowed: true },
  cancel: { allowed: true },
  review: { allowed: false, reason: 'It has no open review.' },
  comment: { allowed: true },
};

/** A production database that the technical stage approved and security has yet to. */
export function pendingRequest(
  overrides: Partial<InfraRequest> = {},
): InfraRequest {
  return {
    id: 'r-1042',
    number: 1042,
    type: 'database',
    typeTitle: 'PostgreSQL database',
    action: 'create',
    environment: 'production',
    owner: 'group:default/payments',
    requester: 'user:default/mira',
    lastEditor: 'user:default/mira',
    justification: 'For the EU launch.',
    state: 'pending',
    tier: EVALUATION.tier,
    revision: 1,
    digest: 'digest-1',
    currency: 'USD',
    monthlyCost: '284.00',
    progress: { stageName: 'security', filled: 0, needed: 1 },
    submittedAt: '2026-11-21T08:00:00.000Z',
    updatedAt: '2026-11-21T09:00:00.000Z',
    parameters: {
      environment: 'production',
      owner: 'group:default/payments',
      replicas: 2,
    },
    cost: PREVIEW.cost,
    evaluation: EVALUATION,
    stages: [
      {
        name: 'technical',
        state: 'complete',
        openedAt: '2026-11-21T08:00:00.000Z',
        completedAt: '2026-11-21T09:00:00.000Z',
        requirements: [{ ...LEADS, filledBy: [ADA.ref], missing: 0 }],
      },
      {
        name: 'security',
        state: 'active',
        openedAt: '2026-11-21T09:00:00.000Z',
        requirements: [
          { ...SECURITY, filledBy: [], missing: 1, candidates: [SOFIA] },
        ],
      },
    ],
    votes: [
      {
        voter: ADA.ref,
        verdict: 'approve',
        comment: 'Sized well.',
        stage: 0,
        stageName: 'technical',
        revision: 1,
        digest: 'digest-1',
        at: '2026-11-21T09:00:00.000Z',
        memberships: LEADS.approvers,
      },
    ],
    allowedActions: MAY_VOTE,
    ...overrides,
  };
}

/** The record of a request up to its first approval. */
export function historyOf(request: InfraRequest): HistoryEntry[] {
  const entries: Pick<HistoryEntry, 'action' | 'actor' | 'data'>[] = [
    {
      action: 'submitted',
      actor: { kind: 'user', ref: request.requester },
      data: { revision: 1, justification: request.justification ?? '' },
    },
    {
      action: 'evaluated',
      actor: { kind: 'system', ref: 'infra-requests' },
      data: { tier: request.tier.id, reasons: request.evaluation.reasons },
    },
    {
      action: 'approval-voted',
      actor: { kind: 'user', ref: ADA.ref },
      data: { stageName: 'technical', comment: 'Sized well.' },
    },
  ];
  return entries.map((entry, index) => ({
    ...entry,
    seq: index + 1,
    at: request.submittedAt,
    prevHash: String(index),
    hash: String(index + 1),
  }));
}
