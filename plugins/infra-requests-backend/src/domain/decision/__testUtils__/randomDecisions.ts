import type { Requirement } from '@infra-requests/plugin-infra-requests-common';
import * as fc from 'fast-check';
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
const GROUPS = ['leads', 'finops', 'security', 'shop'];

export interface World {
  /** The groups of each of NAMES. */
  groups: string[][];
  requestedFor: string | undefined;
  /** What the policy says of the first revision, of the second and so on; the last one stays. */
  tiers: { distinct: boolean; stages: Requirement[][] }[];
  steps: Step[];
}

export type Step = {
  who: string;
  /** Minutes since the step before; 0 is the same millisecond. */
  after: number;
  /** How many revisions ago the person looked; 0 is now, -1 saw something else altogether. */
  read: number;
} & (
  | { does: 'approve' | 'reject' | 'request-changes' }
  | { does: 'withdraw' | 'cancel' | 'resubmit' | 'expire' | 'fulfil' }
  | { does: 'edit'; size: number }
  | { does: 'change-groups'; groups: string[] }
);

const requirement: fc.Arbitrary<Requirement> = fc.record({
  approvers: fc.uniqueArray(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...GROUPS.map(groupRef)) },
      { weight: 1, arbitrary: fc.constantFrom(...NAMES.map(userRef)) },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  count: fc.oneof(
    { weight: 6, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.constant(2) },
    { weight: 1, arbitrary: fc.constant(3) },
  ),
});

const few = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: 1 }),
    },
    {
      weight: 3,
      arbitrary: fc.array(arbitrary, { minLength: 2, maxLength: 2 }),
    },
    {
      weight: 1,
      arbitrary: fc.array(arbitrary, { minLength: 3, maxLength: 3 }),
    },
  );

const tier = fc.record({
  distinct: fc.oneof(
    { weight: 3, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  stages: few(few(requirement)),
});

const circumstances = {
  who: fc.constantFrom(...NAMES),
  after: fc.constantFrom(0, 0, 1),
  read: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 1, 2) },
  ),
};

const doing = <T extends string>(...what: T[]) =>
  fc.record({ ...circumstances, does: fc.constantFrom(...what) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: doing('approve') },
  { weight: 1, arbitrary: doing('reject', 'cancel', 'expire') },
  { weight: 2, arbitrary: doing('request-changes') },
  { weight: 4, arbitrary: doing('withdraw', 'resubmit') },
  { weight: 1, arbitrary: doing('fulfil') },
  {
    weight: 4,
    arbitrary: fc.record({
      ...circumstances,
      does: fc.constant('edit' as const),
      size: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...circumstances,
      does: fc.constant('change-groups' as const),
      groups: fc.subarray(GROUPS),
    }),
  },
);

/** Random people, tiers and what happens. */
export const world: fc.Arbitrary<World> = fc.record({
  groups: fc.array(fc.subarray(GROUPS, { minLength: 1 }), {
    minLength: NAMES.length,
    maxLength: NAMES.length,
  }),
  requestedFor: fc.constantFrom(undefined, undefined, 'theo', 'grace'),
  tiers: fc.array(tier, { minLength: 1, maxLength: 3 }),
  steps: fc.array(step, { maxLength: 25, size: 'max' }),
});
