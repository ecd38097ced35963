import type {
  Requirement,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import * as fc from 'fast-check';
import type { Calendar, EmergencyTerms, Terms } from '../../types';
import { groupRef, userRef } from './requests';

/** Dana asks, theo is whom it may be for; both may be in any group, and so may the pipeline. */
export const NAMES = [
  'dana',
  'theo',
  'grace',
  'linus',
  'noor',
  'sana',
  'ivan',
  'pipeline',
];
export const GROUPS = ['leads', 'finops', 'security', 'shop'];

/** What a policy says of a request, with what a misconfigured or hostile one could say. */
export interface RandomTier {
  rank: number;
  outcome: 'approval' | 'automatic' | 'denied';
  distinct: boolean;
  stages: Requirement[][];
  terms: Terms;
}

/** Nobody is in it. */
const GHOSTS = groupRef('ghosts');

const weighted = <T>(...of: [number, fc.Arbitrary<T>][]) =>
  fc.oneof(...of.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const seldom = <T>(value: fc.Arbitrary<T>, often = 3) =>
  weighted<T | undefined>([often, fc.constant(undefined)], [1, value]);

const groups = fc.subarray(GROUPS.map(groupRef), {
  minLength: 1,
  maxLength: 2,
});

const approvers = fc.uniqueArray(
  weighted(
    [50, fc.constantFrom(...GROUPS.map(groupRef))],
    [10, fc.constantFrom(...NAMES.map(userRef))],
    [1, fc.constant(GHOSTS)],
  ),
  { minLength: 1, maxLength: 2 },
);

const requirement = weighted<Requirement>(
  [
    60,
    fc.record({
      approvers,
      count: weighted(
        [6, fc.constant(1)],
        [2, fc.constant(2)],
        [1, fc.constant(3)],
      ),
    }),
  ],
  // No policy is read that says so; if one were, it would not be met.
  [1, fc.record({ approvers, count: fc.constantFrom(0, -1) })],
  [1, fc.record({ approvers: fc.constant([]), count: fc.constant(1) })],
);

const few = <T>(arbitrary: fc.Arbitrary<T>) =>
  weighted(
    [6, fc.array(arbitrary, { minLength: 1, maxLength: 1 })],
    [6, fc.array(arbitrary, { minLength: 2, maxLength: 2 })],
    [2, fc.array(arbitrary, { minLength: 3, maxLength: 3 })],
  );

const stage = weighted(
  [80, few(requirement)],
  [1, fc.constant<Requirement[]>([])],
);

const emergency: fc.Arbitrary<EmergencyTerms> = fc.record({
  requirements: few(fc.record({ approvers: groups, count: fc.constant(1) })),
  incident: fc.constant({ title: 'Incident' }),
  reviewWithin: fc.constant('PT24H'),
  reviewers: groups,
  escalateTo: groups,
});

/** Every other hour. */
const HOURS: Calendar = {
  id: 'hours',
  title: 'Office hours',
  timezone: 'Europe/Berlin',
  freeze: false,
  windows: [
    {
      kind: 'weekly',
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      from: '08:00',
      to: '16:00',
    },
  ],
  except: [],
};

const terms: fc.Arbitrary<Terms> = fc.record(
  {
    due: seldom(fc.constantFrom('PT2H', 'PT10H', 'P2D')),
    onTimeout: fc.constantFrom('expire', 'reject', 'escalate'),
    calendar: seldom(fc.constant(HOURS), 6),
    remindAfter: seldom(fc.constantFrom('PT1H', 'PT4H')),
    escalate: weighted(
      [3, fc.constant([])],
      [
        2,
        few(fc.record({ after: fc.constantFrom('PT1H', 'PT3H'), to: groups })),
      ],
    ),
    approvalValidFor: seldom(fc.constantFrom('PT1H', 'PT4H'), 1),
    commentOn: weighted<Verdict[]>(
      [4, fc.constant([])],
      [1, fc.constant(['reject', 'approve'])],
    ),
    reference: seldom(
      fc.constant({
        title: 'Ticket',
        pattern: 'CHG-\\d+',
        on: ['approve' as const],
      }),
      8,
    ),
    rejections: weighted([3, fc.constant(1)], [2, fc.constant(2)]),
    dismissOn: seldom(
      fc.constantFrom(['parameters.size'], ['monthlyCost'], ['parameters'], []),
      1,
    ),
    emergency: seldom(emergency, 1),
  },
  { noNullPrototype: true },
);

/** A random tier, with what the policy makes of a request in it. */
export const tier: fc.Arbitrary<RandomTier> = fc.record({
  rank: fc.constantFrom(1, 2),
  outcome: weighted<RandomTier['outcome']>(
    [40, fc.constant('approval')],
    [1, fc.constantFrom('automatic', 'denied')],
  ),
  distinct: weighted([3, fc.constant(true)], [1, fc.constant(false)]),
  stages: few(stage),
  terms,
});
