import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import {
  exampleConfig,
  exampleRequestTypes,
  policyOf,
} from './__testUtils__/examplePolicy';
import { givenFacts } from './givenFacts';

const policy = policyOf({
  ...exampleConfig(),
  calendars: [
    {
      id: 'release-freeze',
      title: 'Release freeze',
      windows: [{ from: '2026-11-01', to: '2026-11-30' }],
      freeze: true,
    },
  ],
  budgets: { default: 100 },
});

const given = (...[facts]: Partial<Parameters<typeof givenFacts>>) =>
  givenFacts(facts ?? {}, {
    policy,
    requestTypes: exampleRequestTypes(),
    at: new Date('2026-11-20T10:00:00Z'),
  });

describe('made-up facts', () => {
  it('leave unknown what every request has and is not given', () => {
    const { values, unknown } = given();
    expect(Object.keys(unknown).sort()).toEqual([
      'action',
      'emergency',
      'entity',
      'environment',
      'lease',
      'monthlyCost',
      'owner',
      'ownerBudgetRemaining',
      'ownerMonthlySpend',
      'parameters',
      'requester.agent',
      'requester.groups',
      'requester.kind',
      'requester.ref',
      'type',
    ]);
    expect(new Set(Object.values(unknown))).toContain('it was not given');
    expect(Object.keys(values).sort()).toEqual(['calendar', 'calendars']);
  });

  it('leave unknown what the form requires, and absent what it does not', () => {
    const { values, unknown } = given({
      values: {
        type: 'database',
        parameters: { size: 'small' },
        requester: { ref: 'user:default/mira' },
      },
    });
    expect(values.action).toBe('create');
    expect(unknown).toHaveProperty(['parameters.owner']);
    expect(unknown).toHaveProperty(['requester.groups']);
    expect(unknown).not.toHaveProperty(['requester.ref']);
    expect(unknown).not.toHaveProperty(['parameters.size']);
    expect(unknown).not.toHaveProperty(['parameters.replicas']);
    expect(unknown).not.toHaveProperty(['entity']);
  });

  it('leave unknown what is given as nothing, however the rest is given', () => {
    const { unknown } = given({
      values: {
        type: 'database',
        environment: null,
        parameters: { dataClasification: 'pii', size: null },
      },
    });
    expect(unknown).toHaveProperty(['environment']);
    expect(unknown).toHaveProperty(['parameters.size']);
    const odd = given({ values: { type: 'database', parameters: [] } });
    expect(odd.unknown).toHaveProperty(['parameters.size']);
  });

  it('of no type leave unknown every parameter that a rule asks for', () => {
    const { unknown } = given({
      values: { parameters: { publicAccess: false } },
    });
    expect(unknown).toHaveProperty(['parameters.dataClassification']);
    expect(unknown).not.toHaveProperty(['parameters.publicAccess']);
    expect(unknown).not.toHaveProperty(['parameters']);
  });

  it('leave unknown the rest of an entity of which a part is given', () => {
    const { unknown } = given({ values: { entity: { kind: 'component' } } });
    expect(unknown).toHaveProperty(['entity.spec']);
    expect(unknown).not.toHaveProperty(['entity.kind']);
    expect(unknown).not.toHaveProperty(['entity']);
  });

  it('never show a secret, also where the type is not known', () => {
    const [database, ...others] = exampleRequestTypes();
    const options = {
      policy,
      requestTypes: [{ ...database, secrets: ['password'] }, ...others],
      at: new Date('2026-11-20T10:00:00Z'),
    };
    const parameters = { password: 'hunter2', size: 'small' };
    for (const values of [{ type: 'database', parameters }, { parameters }]) {
      const facts = givenFacts({ values }, options);
      expect(facts.values.parameters).toEqual({
        password: HIDDEN_SECRET,
        size: 'small',
      });
    }
  });

  it('have the time of day, unless another one is given', () => {
    expect(given().values).toMatchObject({
      calendar: { weekday: 'friday', inFreeze: true },
      calendars: { 'release-freeze': true },
    });
    expect(
      given({
        values: {
          calendar: { weekday: 'sunday', inFreeze: false },
          calendars: { 'release-freeze': false },
        },
      }).values,
    ).toMatchObject({
      calendar: { weekday: 'sunday', hour: 11, inFreeze: false },
      calendars: { 'release-freeze': false },
    });
  });

  it('have what is left of the budget, unless it is given', () => {
    const spending = {
      owner: 'group:default/payments',
      monthlyCost: '30.00',
      ownerMonthlySpend: '60.00',
    };
    expect(given({ values: spending }).values.ownerBudgetRemaining).toBe(
      '10.00',
    );
    const told = given({ values: { ownerBudgetRemaining: '-5.00' } });
    expect(told.values.ownerBudgetRemaining).toBe('-5.00');
    expect(told.unknown).not.toHaveProperty(['ownerBudgetRemaining']);
  });

  it('are unknown where they are said to be', () => {
    const { unknown } = given({
      unknown: {
        monthlyCost: 'the estimator is down',
        'calendar.inFreeze': 'nobody knows',
      },
    });
    expect(unknown).toMatchObject({
      monthlyCost: 'the estimator is down',
      'calendar.inFreeze': 'nobody knows',
    });
  });
});
