import type {
  EntityRef,
  Evaluation,
  Requirement,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import type { Voter } from '../eligibility';
import type { Asked } from '../asked';
import type { Transition } from '../change';
import { submit } from '../lifecycle';
import type { RequestRecord, VoteRecord } from '../../types';

/** Monday morning. */
export const NOW = new Date('2026-03-02T09:00:00.000Z');

/** So many minutes after NOW. */
export function minutesLater(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

export const userRef = (name: string): EntityRef => `user:default/${name}`;
export const groupRef = (name: string): EntityRef => `group:default/${name}`;

/** A person in some groups. */
export function aVoter(name: string, groups: string[] = []): Voter {
  return {
    kind: 'user',
    ref: userRef(name),
    memberships: [userRef(name), ...groups.map(groupRef)],
  };
}

/** A pipeline that somebody made a member of groups, as if that helped. */
export function aService(name: string, groups: string[] = []): Voter {
  return {
    kind: 'service',
    ref: `external:${name}`,
    memberships: groups.map(groupRef),
  };
}

/** "2 of security or directors" */
export function aRequirement(text: string): Requirement {
  const [, count, approvers] = /^(\d+) of (.+)$/.exec(text.trim())!;
  return {
    approvers: approvers.split(' or ').map(name => groupRef(name.trim())),
    count: Number(count),
  };
}

/** "technical: 1 of leads, 1 of finops" */
export function aStage(text: string): Stage {
  const [name, requirements] = text.split(': ');
  return { name, requirements: requirements.split(',').map(aRequirement) };
}

/** What a policy decided; by default one lead has to approve. */
export function anEvaluation(overrides: Partial<Evaluation> = {}): Evaluation {
  return {
    outcome: 'approval',
    tier: { id: 'standard', title: 'Lead approval', rank: 1 },
    stages: [aStage('review: 1 of leads')],
    distinct: true,
    reasons: [
      { kind: 'tier', rule: 'over-threshold', text: 'It costs over 200 USD.' },
    ],
    trace: [],
    policyDigest: 'a'.repeat(64),
    ...overrides,
  };
}

/** What is asked; by default a staging database for the team "shop". */
export function anAsk(overrides: Partial<Asked> = {}): Asked {
  return {
    type: 'database',
    typeTitle: 'PostgreSQL database',
    action: 'create',
    environment: 'staging',
    owner: groupRef('shop'),
    justification: 'Load tests before the sale',
    parameters: { name: 'orders', size: 'm', tags: ['sale'] },
    cost: {
      currency: 'USD',
      monthly: '284.00',
      lines: [
        {
          title: 'Instance',
          quantity: '1',
          unitPrice: '284.00',
          amount: '284.00',
        },
      ],
    },
    facts: { values: { environment: 'staging' }, unknown: {} },
    evaluation: anEvaluation(),
    ...overrides,
  };
}

/** The submission of what dana asks for. */
export function aSubmission(
  asked: Partial<Asked> = {},
  options: { requester?: Voter; now?: Date } = {},
): Transition {
  const { kind, ref } = options.requester ?? aVoter('dana');
  const change = submit(anAsk(asked), {
    id: '0195e0c0-0000-7000-8000-000000001042',
    actor: { kind, ref },
    now: options.now ?? NOW,
  });
  return { ...change, request: { ...change.request, number: 1042 } };
}

/** A submitted request, with some of it replaced by what no command would lead to so directly. */
export function aRequest(
  asked: Partial<Asked> = {},
  overrides: Partial<RequestRecord> = {},
): RequestRecord {
  return { ...aSubmission(asked).request, ...overrides };
}

/** An approval by somebody, through groups, of the first stage. */
export function aVote(
  name: string,
  groups: string[],
  overrides: Partial<VoteRecord> = {},
): VoteRecord {
  return {
    voter: userRef(name),
    verdict: 'approve',
    stage: 0,
    revision: 1,
    digest: 'd'.repeat(64),
    at: NOW,
    memberships: groups.map(groupRef),
    ...overrides,
  };
}

/** Freezes a value with everything in it, so that whoever changes it fails. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
