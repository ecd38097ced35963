import type {
  Backtest,
  BacktestItem,
  PolicyCheck,
  PolicyDocument,
  PolicyFinding,
  PolicyVersion,
  RuleUsage,
  Simulation,
} from '@infra-requests/plugin-infra-requests-common';
import { EVALUATION, LEADS, PREVIEW, SECURITY } from './fixtures';

const AUTOMATIC = { id: 'automatic', title: 'Automatic', rank: 0 };
const STANDARD = { id: 'standard', title: 'Lead approval', rank: 1 };
const ELEVATED = { id: 'elevated', title: 'Escalated', rank: 2 };

export const POLICY_TEXT = `rules:
  - id: production
    when:
      environment: production
    tier: elevated
  - id: no-public-databases
    when:
      parameters.publicAccess: true
    deny: Use the private endpoint.
`;

export const BOUNDARY_HOLE: PolicyFinding = {
  code: 'boundary-hole',
  severity: 'warning',
  rule: 'over-threshold',
  otherRules: ['small-is-free'],
  message: 'A cost of exactly 200.00 USD is in neither rule.',
  example: {
    inWords: 'A PostgreSQL database in staging for 200.00 USD a month',
    facts: {
      values: {
        type: 'database',
        action: 'create',
        environment: 'staging',
        monthlyCost: '200.00',
        emergency: false,
        parameters: { replicas: 2 },
      },
      unknown: { ownerMonthlySpend: 'the store did not answer' },
    },
    outcome: 'approval',
    tier: ELEVATED,
  },
};

export const DEAD_END: PolicyFinding = {
  code: 'dead-end',
  severity: 'error',
  tier: 'elevated',
  otherRules: [],
  message: 'Nobody is in security, so nobody can approve on tier Escalated.',
  example: {
    inWords: 'A PostgreSQL database in production',
    facts: { values: { environment: 'production' }, unknown: {} },
    outcome: 'approval',
    tier: ELEVATED,
  },
};

export const POLICY: PolicyDocument = {
  digest: 'c0ffee',
  activeSince: '2026-11-01T08:00:00.000Z',
  currency: 'USD',
  timezone: 'Europe/Berlin',
  fallbackTier: 'elevated',
  text: POLICY_TEXT,
  tiers: [
    { ...AUTOMATIC, distinct: true, stages: [] },
    {
      ...STANDARD,
      distinct: true,
      stages: [{ name: 'review', requirements: [LEADS] }],
    },
    {
      ...ELEVATED,
      distinct: true,
      stages: [
        { name: 'technical', requirements: [LEADS] },
        { name: 'security', requirements: [SECURITY] },
      ],
    },
  ],
  rules: [
    {
      id: 'production',
      when: { environment: 'production' },
      whenInWords: 'environment is production',
      effect: { tier: 'elevated' },
    },
    {
      id: 'no-public-databases',
      when: { 'parameters.publicAccess': true },
      whenInWords: 'public access is on',
      effect: { deny: 'Use the private endpoint.' },
    },
  ],
  findings: [],
};

/** A policy with everything that a policy can have. */
export const FULL_POLICY: PolicyDocument = {
  ...POLICY,
  rules: [
    ...POLICY.rules,
    {
      id: 'over-threshold',
      title: 'Over 200 a month',
      description: 'Somebody looks at what costs more than a laptop.',
      owner: 'group:default/finops',
      controls: ['NIST-800-53:CM-3'],
      when: { monthlyCost: { $gt: 200 } },
      whenInWords: 'monthly cost is over 200 USD',
      effect: { tier: 'standard' },
    },
    {
      id: 'small-is-free',
      when: { monthlyCost: { $lt: 200 } },
      whenInWords: 'monthly cost is under 200 USD',
      effect: { tier: 'automatic' },
    },
    {
      id: 'pii-needs-security',
      title: 'Personal data',
      when: { 'parameters.dataClassification': { $in: ['pii', 'phi'] } },
      whenInWords: 'data classification is one of pii, phi',
      effect: { require: [SECURITY] },
    },
    {
      id: 'summer-waiver',
      disabled: true,
      when: { environment: 'staging' },
      whenInWords: 'environment is staging',
      effect: { tier: 'automatic' },
    },
  ],
  calendars: [
    {
      id: 'officeHours',
      title: 'Office hours',
      timezone: 'Europe/Berlin',
      freeze: false,
      inWords: ['Monday to Friday from 09:00 to 17:00'],
      active: true,
    },
    {
      id: 'blackFriday',
      title: 'Black Friday',
      timezone: 'Europe/Berlin',
      freeze: true,
      inWords: ['26 November 2026, 00:00 to 1 December 2026, 00:00'],
      active: false,
    },
  ],
  budgets: {
    default: '2000.00',
    owners: { 'group:default/payments': '5000.00' },
  },
  highRiskEnvironments: ['production'],
  findings: [BOUNDARY_HOLE, DEAD_END],
};

export const RULE_USAGE: RuleUsage[] = [
  {
    rule: 'production',
    matched: 16,
    states: { rejected: 1, automatic: 12, approved: 3 },
  },
];

export const VERSIONS: PolicyVersion[] = [
  {
    digest: 'c0ffee',
    firstActiveAt: '2026-11-01T08:00:00.000Z',
    lastActiveAt: '2026-11-21T08:00:00.000Z',
    active: true,
    rules: 2,
  },
  {
    digest: '0ddba11',
    firstActiveAt: '2026-09-01T08:00:00.000Z',
    lastActiveAt: '2026-11-01T08:00:00.000Z',
    active: false,
    rules: 1,
  },
];

export const CHECK: PolicyCheck = {
  problems: [],
  findings: [],
  digest: 'c0ffee',
  changed: false,
};

export const SIMULATION: Simulation = {
  facts: { values: { environment: 'production' }, unknown: {} },
  evaluation: {
    ...EVALUATION,
    summary: 'Escalated because it goes to production (rule production).',
  },
  stages: PREVIEW.stages ?? [],
  blockers: [],
  active: { outcome: 'approval', tier: STANDARD },
};

/** A backtest that a lead ran over the last quarter. */
export function finishedBacktest(overrides: Partial<Backtest> = {}): Backtest {
  return {
    id: 'b-1',
    state: 'done',
    createdBy: 'user:default/ada',
    createdAt: '2026-11-21T08:00:00.000Z',
    finishedAt: '2026-11-21T08:00:04.000Z',
    from: '2026-08-21T00:00:00.000Z',
    to: '2026-11-21T00:00:00.000Z',
    policyDigest: 'decaf',
    total: 120,
    result: {
      evaluated: 120,
      unchanged: 106,
      laxer: 12,
      stricter: 2,
      rejectedNowAutomatic: 1,
      votesSaved: 14,
      votesAdded: 3,
      waitingHoursSaved: 36.5,
      waitingHoursAdded: 4,
      moves: [
        { from: 'standard', to: 'standard', count: 106, change: 'unchanged' },
        { from: 'standard', to: 'automatic', count: 12, change: 'laxer' },
        { from: 'standard', to: 'elevated', count: 2, change: 'stricter' },
      ],
    },
    ...overrides,
  };
}

export const BACKTEST_ITEMS: BacktestItem[] = [
  {
    id: 'r-1001',
    number: 1001,
    typeTitle: 'PostgreSQL database',
    environment: 'staging',
    monthlyCost: '240.00',
    state: 'rejected',
    before: 'standard',
    after: 'automatic',
    change: 'rejected-now-automatic',
    text: 'Automatic because it goes to staging (rule staging).',
  },
  {
    id: 'r-1002',
    number: 1002,
    typeTitle: 'Preview environment',
    environment: 'preview',
    monthlyCost: '18.00',
    state: 'approved',
    before: 'standard',
    after: 'automatic',
    change: 'laxer',
    text: 'Automatic because previews are free (rule previews).',
  },
  {
    id: 'r-1003',
    number: 1003,
    typeTitle: 'PostgreSQL database',
    state: 'fulfilled',
    before: 'standard',
    after: 'elevated',
    change: 'stricter',
    text: 'Escalated because no rule applies.',
  },
];
