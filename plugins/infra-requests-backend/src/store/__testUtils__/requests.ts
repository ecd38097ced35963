import type {
  EffectDraft,
  HistoryEntryRecord,
  RequestRecord,
  VoteRecord,
} from '../../domain/types';
import type { RequestChange, RequestStore } from '../RequestStore';

export const AT = new Date('2026-11-21T09:30:00.123Z');

/** A pending production database: two leads' groups first, then security. */
export function aRequest(
  overrides: Partial<RequestRecord> = {},
): RequestRecord {
  const stages = overrides.stages ?? [
    {
      name: 'technical',
      requirements: [
        { approvers: ['group:default/platform-leads'], count: 1 },
        { approvers: ['group:default/finops'], count: 1 },
      ],
      openedAt: AT,
    },
    {
      name: 'security',
      requirements: [{ approvers: ['group:default/security'], count: 1 }],
    },
  ];
  return {
    id: '0193-request',
    number: 0,
    version: 1,
    revision: 1,
    digest: 'd'.repeat(64),
    type: 'database',
    typeTitle: 'PostgreSQL database',
    action: 'create',
    owner: 'group:default/payments',
    requester: 'user:default/dora',
    lastEditor: 'user:default/dora',
    editors: ['user:default/dora'],
    parameters: { size: 'large' },
    cost: { currency: 'USD', monthly: '284.00', lines: [] },
    facts: { values: { monthlyCost: '284.00' }, unknown: {} },
    evaluation: {
      outcome: 'approval',
      tier: { id: 'elevated', title: 'Escalated', rank: 2 },
      stages: stages.map(({ name, requirements }) => ({ name, requirements })),
      distinct: true,
      reasons: [],
      trace: [],
      policyDigest: 'p'.repeat(64),
    },
    state: 'pending',
    stages,
    activeStage: 0,
    votes: [],
    submittedAt: AT,
    updatedAt: AT,
    history: { length: 1, head: 'h'.repeat(64) },
    ...overrides,
  };
}

export function aVote(overrides: Partial<VoteRecord> = {}): VoteRecord {
  return {
    voter: 'user:default/lena',
    verdict: 'approve',
    stage: 0,
    revision: 1,
    digest: 'd'.repeat(64),
    at: AT,
    memberships: ['group:default/platform-leads'],
    ...overrides,
  };
}

export function anEntry(
  overrides: Partial<HistoryEntryRecord> = {},
): HistoryEntryRecord {
  return {
    seq: 1,
    action: 'submitted',
    actor: { kind: 'user', ref: 'user:default/dora' },
    at: AT.toISOString(),
    data: { revision: 1 },
    prevHash: '0'.repeat(64),
    hash: 'h'.repeat(64),
    ...overrides,
  };
}

export function anEffect(overrides: Partial<EffectDraft> = {}): EffectDraft {
  return {
    kind: 'notification',
    idempotencyKey: 'request-1-opened',
    payload: { title: 'Waits for you' },
    ...overrides,
  };
}

export function aChange(
  request: Partial<RequestRecord> = {},
  parts: Partial<Omit<RequestChange, 'request'>> = {},
): RequestChange {
  return { request: aRequest(request), entries: [], effects: [], ...parts };
}

/** Stores a request and returns it with its number. */
export async function stored(
  requests: RequestStore,
  overrides: Partial<RequestRecord> = {},
): Promise<RequestRecord> {
  return inserted(requests, aChange(overrides));
}

/** Stores a new request that nothing stands in the way of. */
export async function inserted(
  requests: RequestStore,
  ...given: Parameters<RequestStore['insert']>
): Promise<RequestRecord> {
  const request = await requests.insert(...given);
  if (!request) {
    throw new Error('The request was not stored');
  }
  return request;
}

/** The same request as its next version. */
export function nextVersion(
  request: RequestRecord,
  overrides: Partial<RequestRecord> = {},
): RequestRecord {
  return { ...request, version: request.version + 1, ...overrides };
}
