import fc from 'fast-check';
import type { Evaluation } from '@infra-requests/plugin-infra-requests-common';
import {
  anEvaluation,
  aRequest,
  groupRef,
  minutesLater,
  NOW,
} from './__testUtils__/requests';
import { runsAt } from './running';
import { costsOfThings, reliedOnSpend, type CommittedRequest } from './spend';

const facts = {
  values: { ownerMonthlySpend: '4200.00', ownerBudgetRemaining: '800.00' },
  unknown: {},
};

/** Approved by a rule that read these facts. */
const approvedReading = (
  paths: string[],
  overrides: Partial<Evaluation> = {},
) =>
  aRequest({
    facts,
    evaluation: anEvaluation({
      outcome: 'automatic',
      stages: [],
      trace: [
        {
          rule: 'within-budget',
          effect: { tier: 'automatic' },
          result: 'matched',
          comparisons: paths.map(path => ({
            path,
            operator: '$gte',
            expected: 0,
            result: 'matched',
          })),
        },
      ],
      ...overrides,
    }),
  });

describe('reliedOnSpend', () => {
  it.each(['ownerMonthlySpend', 'ownerBudgetRemaining'])(
    'is what the owner spends where a rule read %s',
    path => {
      expect(reliedOnSpend(approvedReading(['environment', path]))).toEqual({
        owner: groupRef('shop'),
        total: '4200.00',
        at: NOW,
      });
    },
  );

  it('is nothing where no rule read it', () => {
    expect(reliedOnSpend(approvedReading(['monthlyCost']))).toBeUndefined();
  });

  it('is nothing where people decide', () => {
    const pending = aRequest({
      facts,
      evaluation: anEvaluation({
        trace: approvedReading(['ownerBudgetRemaining']).evaluation.trace,
      }),
    });
    expect(pending.state).toBe('pending');
    expect(reliedOnSpend(pending)).toBeUndefined();
  });

  it('is nothing where it was not known', () => {
    const approved = approvedReading(['ownerMonthlySpend']);
    const unknown = {
      values: {},
      unknown: { ownerMonthlySpend: 'something has no price' },
    };
    expect(reliedOnSpend({ ...approved, facts: unknown })).toBeUndefined();
  });
});

const ORDERS = 'a'.repeat(64);

/** The requests of an owner for one thing, one decided a minute after the other. */
const committed = (
  ...requests: Partial<CommittedRequest>[]
): CommittedRequest[] =>
  requests.map((one, index) => ({
    number: index + 1,
    state: 'fulfilled',
    action: 'create',
    subject: ORDERS,
    submittedAt: NOW,
    decidedAt: minutesLater(index),
    monthlyCost: '10.00',
    ...one,
  }));

const AT = minutesLater(60);

describe('what the things of an owner cost', () => {
  const small = { monthlyCost: '10.00' };
  const large = { monthlyCost: '500.00', action: 'change' };
  const destroy = { action: 'destroy', monthlyCost: '10.00' };

  it.each<[string, Partial<CommittedRequest>[], (string | undefined)[]]>([
    ['each thing for itself', [small, { subject: 'b' }], ['10.00', '10.00']],
    [
      'what has no subject for itself',
      [{ subject: undefined }, { subject: undefined }],
      ['10.00', '10.00'],
    ],
    ['what replaces it', [large, small], ['10.00']],
    [
      'what there is until it is made smaller',
      [large, { ...small, state: 'approved' }],
      ['500.00'],
    ],
    [
      'what there may be where making it smaller failed',
      [large, { ...small, state: 'failed' }],
      ['500.00'],
    ],
    [
      'what it is to become, before it has',
      [small, { ...large, state: 'approved' }],
      ['500.00'],
    ],
    ['nothing once it is destroyed', [large, destroy], []],
    [
      'all of it until it is destroyed',
      [large, { ...destroy, state: 'approved' }],
      ['500.00'],
    ],
    [
      'all of it while it is being destroyed',
      [large, { ...destroy, state: 'fulfilling' }],
      ['500.00'],
    ],
    ['what was made again after that', [large, destroy, small], ['10.00']],
    [
      'what is still to be made, although something later was carried out',
      [{ ...large, state: 'approved' }, destroy],
      ['500.00'],
    ],
    ['nothing for destroying what was never made', [destroy], []],
    ['nothing once its lease has ended', [{ expiresAt: AT }], []],
    [
      'all of it until then',
      [{ ...large, expiresAt: minutesLater(61) }],
      ['500.00'],
    ],
    [
      'nothing of what a thing was before its lease began',
      [large, { ...small, expiresAt: AT }],
      [],
    ],
    [
      'unknown where one of them has no price',
      [large, { monthlyCost: undefined, state: 'approved' }],
      [undefined],
    ],
    [
      'what it costs now, whatever was unknown before',
      [{ monthlyCost: undefined }, large],
      ['500.00'],
    ],
    [
      'the dearest by amount, not by text',
      [{ monthlyCost: '9.00' }, { monthlyCost: '10.00', state: 'approved' }],
      ['10.00'],
    ],
  ])('is %s', (_what, requests, costs) => {
    expect(costsOfThings(committed(...requests), AT)).toEqual(costs);
  });

  const STATES = ['approved', 'fulfilling', 'fulfilled', 'failed'] as const;

  const worlds = (states: readonly (typeof STATES)[number][]) =>
    fc
      .array(
        fc.record({
          state: fc.constantFrom(...states),
          action: fc.constantFrom('create', 'change', 'destroy'),
          subject: fc.constantFrom(undefined, 'a', 'a', 'b'),
          decided: fc.integer({ min: 0, max: 9 }),
          lease: fc.constantFrom(undefined, undefined, 'PT55M', 'PT5H'),
          dollars: fc.integer({ min: 0, max: 200 }),
        }),
        { maxLength: 12 },
      )
      .map(given =>
        given.map(({ decided, dollars, ...one }, index) =>
          aRequest(
            {},
            {
              ...one,
              number: index + 1,
              decidedAt: minutesLater(decided),
              cost: { currency: 'USD', monthly: `${dollars}.00`, lines: [] },
            },
          ),
        ),
      );
  type World = ReturnType<ReturnType<typeof worlds>['generate']>['value'];

  const endOf = ({ lease, state, decidedAt }: World[number]) =>
    lease === undefined || state === 'failed'
      ? undefined
      : new Date(+decidedAt! + (lease === 'PT5H' ? 300 : 55) * 60_000);
  const spentOn = (world: World) =>
    costsOfThings(
      world.map(one => ({
        ...one,
        expiresAt: endOf(one),
        monthlyCost: one.cost.monthly,
      })),
      AT,
    ).reduce((sum, cost) => sum + Number(cost), 0);
  const sumOf = (requests: World) =>
    requests.reduce((sum, { cost }) => sum + Number(cost.monthly), 0);

  /** Of each pair that is for the same thing, looks whether one makes the other vanish. */
  function naiveSpend(world: World): number {
    const rank = (one: World[number]) => +one.decidedAt! * 100 + one.number;
    const there = world.filter(
      one =>
        one.action !== 'destroy' &&
        !(endOf(one) && +endOf(one)! <= +AT) &&
        (['approved', 'fulfilling'].includes(one.state) ||
          !world.some(
            other =>
              other.subject !== undefined &&
              other.subject === one.subject &&
              other.state === 'fulfilled' &&
              rank(other) > rank(one),
          )),
    );
    const dearest = (subject: string) =>
      Math.max(
        0,
        ...there
          .filter(one => one.subject === subject)
          .map(one => Number(one.cost.monthly)),
      );
    return (
      sumOf(there.filter(one => one.subject === undefined)) +
      dearest('a') +
      dearest('b')
    );
  }

  it('is what looking at every pair of them says, and never less than what runs', () => {
    fc.assert(
      fc.property(worlds(STATES), world => {
        const spent = spentOn(world);
        expect(spent).toBe(naiveSpend(world));
        expect(spent).toBeGreaterThanOrEqual(
          sumOf(world.filter(one => runsAt(one, world, AT))),
        );
        expect(spent).toBeLessThanOrEqual(sumOf(world));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is just what runs once all was carried out', () => {
    fc.assert(
      fc.property(worlds(['fulfilled']), world => {
        expect(spentOn(world)).toBe(
          sumOf(world.filter(one => runsAt(one, world, AT))),
        );
      }),
      { numRuns: 500 },
    );
  });
});
