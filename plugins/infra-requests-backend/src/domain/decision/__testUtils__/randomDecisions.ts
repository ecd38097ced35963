import * as fc from 'fast-check';
import { GROUPS, NAMES, tier, type RandomTier } from './randomTiers';

export { NAMES } from './randomTiers';

export interface World {
  /** The groups of each of NAMES. */
  groups: string[][];
  requestedFor: string | undefined;
  /** Whom the parameters name as taking part. */
  involved: string[];
  emergency: boolean;
  /** Who decides for whom from the beginning, for a day. */
  delegations: { delegator: string; delegate: string }[];
  /** What the policy says of the first revision, of the second and so on; the last one stays. */
  tiers: RandomTier[];
  steps: Step[];
}

export type Step = {
  who: string;
  /** Minutes since the step before; 0 is the same millisecond. */
  after: number;
  /** How many minutes the clock of the replica that decides is behind. */
  behind: number;
  /** How many revisions ago the person looked; 0 is now, -1 saw something else altogether. */
  read: number;
} & (
  | {
      does: 'approve' | 'reject' | 'request-changes';
      /** Whether it comes with the comment and the reference that may be needed. */
      complete: boolean;
      /** The stage that the voter saw open, where the voter says so. */
      stage: number | undefined;
    }
  | { does: 'withdraw' | 'cancel' | 'resubmit' | 'expire' | 'run-due-steps' }
  | { does: 'review' | 'complete' | 'fail' | 'comment' }
  | { does: 'edit'; size: number; note: number; outage: boolean }
  /** Which of the tiers the policy says by then. */
  | { does: 'fulfil'; tier: number; outage: boolean }
  | { does: 'change-groups'; groups: string[] }
  | { does: 'delegate'; to: string; hours: number }
);

const weighted = <T>(...of: [number, fc.Arbitrary<T>][]) =>
  fc.oneof(...of.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const rarely = weighted([9, fc.constant(false)], [1, fc.constant(true)]);

const circumstances = {
  who: fc.constantFrom(...NAMES),
  after: weighted(
    [12, fc.constantFrom(0, 0, 1)],
    [2, fc.constantFrom(30, 60, 61)],
    [1, fc.constantFrom(180, 241, 1_500)],
  ),
  behind: weighted([12, fc.constant(0)], [1, fc.constantFrom(1, 45)]),
  read: weighted([14, fc.constant(0)], [1, fc.constantFrom(-1, 1, 2)]),
};

const vote = <T extends string>(...what: T[]) =>
  fc.record({
    ...circumstances,
    does: fc.constantFrom(...what),
    complete: rarely.map(isRare => !isRare),
    stage: weighted(
      [12, fc.constant(undefined)],
      [1, fc.constantFrom(0, 1, 2)],
    ),
  });

const doing = <T extends string>(...what: T[]) =>
  fc.record({ ...circumstances, does: fc.constantFrom(...what) });

const does = <T extends string, More extends object>(
  what: T,
  more: { [Key in keyof More]: fc.Arbitrary<More[Key]> },
) =>
  fc.record({
    ...circumstances,
    does: fc.constant(what),
    ...more,
  }) as fc.Arbitrary<Omit<Step, 'does'> & { does: T } & More>;

const step = weighted<Step>(
  [44, vote('approve')],
  [3, vote('reject')],
  [2, vote('request-changes')],
  [1, doing('cancel', 'expire')],
  [4, doing('withdraw', 'resubmit')],
  [2, doing('run-due-steps')],
  [2, doing('review', 'complete', 'fail')],
  [2, doing('comment')],
  [7, does('fulfil', { tier: fc.constantFrom(0, 1, 2), outage: rarely })],
  [
    5,
    does('edit', {
      size: fc.integer({ min: 0, max: 1 }),
      note: fc.integer({ min: 0, max: 2 }),
      outage: rarely,
    }),
  ],
  [7, does('change-groups', { groups: fc.subarray(GROUPS) })],
  [
    5,
    does('delegate', {
      to: fc.constantFrom(...NAMES),
      hours: fc.constantFrom(0, 1, 24, 24),
    }),
  ],
);

/** Random people, tiers and what happens. */
export const world: fc.Arbitrary<World> = fc.record({
  groups: fc.array(fc.subarray(GROUPS, { minLength: 1 }), {
    minLength: NAMES.length,
    maxLength: NAMES.length,
  }),
  requestedFor: fc.constantFrom(undefined, undefined, 'theo', 'grace'),
  involved: weighted(
    [4, fc.constant([])],
    [1, fc.subarray(['ivan', 'sana', 'pipeline'])],
  ),
  emergency: weighted([3, fc.constant(false)], [1, fc.constant(true)]),
  delegations: fc.array(
    fc.record({
      delegator: weighted(
        // Several may decide for the same person.
        [2, fc.constantFrom('grace', 'linus')],
        [1, fc.constantFrom(...NAMES)],
      ),
      delegate: fc.constantFrom(...NAMES),
    }),
    { maxLength: 6, size: 'max' },
  ),
  tiers: fc.oneof(
    fc.array(tier, { minLength: 1, maxLength: 3 }),
    // The same people have to approve, and more of them.
    tier.map(one => [
      one,
      { ...one, stages: one.stages.map(all => [...all, ...all.slice(0, 1)]) },
    ]),
    // The same people have to approve, on other terms.
    fc.tuple(tier, tier).map(([one, { terms }]) => [one, { ...one, terms }]),
  ),
  steps: fc.array(step, { maxLength: 25, size: 'max' }),
});
