import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { by, aService } from '../__testUtils__/aService';
import { acmeWithDeployments, drafts } from '../__testUtils__/acme';
import { verifyRecord } from '../domain/decision/verifyRecord';

const deploying = (parameters: JsonObject = {}, more: object = {}) => ({
  ...drafts.deployment,
  ...more,
  parameters: { ...drafts.deployment.parameters, ...parameters },
});

const LEDGER = 'component:default/ledger';

/** Acme with rules for deployments; whatever they do not cover is free. */
function aServiceWith(rules: JsonObject[], overrides: JsonObject = {}) {
  const made = aService({
    config: acmeWithDeployments({
      rules: [
        {
          id: 'free',
          when: { type: { $exists: true } },
          tier: 'automatic',
        },
        ...rules,
      ],
      ...overrides,
    }),
  });
  /** What was judged when a draft was submitted. */
  const factsOf = async (draft: Parameters<typeof made.service.submit>[0]) => {
    const { id } = await made.service.submit(draft, by('mira'));
    return (await made.queries.record(id)).facts;
  };
  const tierOf = async (draft: Parameters<typeof made.service.submit>[0]) =>
    (await made.service.submit(draft, by('mira'))).evaluation.tier.id;
  const verification = async (id: string) =>
    verifyRecord(
      await made.queries.record(id),
      await made.stores.requests.history(id),
    );
  return { ...made, factsOf, tierOf, verification };
}

describe('facts of the entity', () => {
  const critical = {
    id: 'critical',
    when: { 'entity.metadata.labels.criticality': 'high' },
    tier: 'standard',
  };

  it('decide, whichever way the entity was named', async () => {
    const { tierOf, factsOf } = aServiceWith([critical]);
    expect(await tierOf(deploying({ service: LEDGER }))).toBe('standard');
    expect(await tierOf(deploying({ service: 'Ledger' }))).toBe('standard');
    expect(
      (await factsOf(deploying({ service: LEDGER }))).values,
    ).toMatchObject({
      entity: {
        ref: LEDGER,
        kind: 'component',
        spec: { lifecycle: 'production' },
      },
    });
  });

  it('are absent where no entity was named', async () => {
    const { factsOf, tierOf } = aServiceWith([critical]);
    const facts = await factsOf(deploying());
    expect(facts.values).not.toHaveProperty('entity');
    expect(facts.unknown).toEqual({});
    expect(await tierOf(deploying())).toBe('automatic');
  });

  it('are a problem of the field where there is no such entity', async () => {
    const { service, queries } = aServiceWith([critical]);
    const draft = deploying({ service: 'component:default/nothing' });
    const problems = [
      {
        field: '/parameters/service',
        message: 'component:default/nothing does not exist in the catalog',
      },
    ];
    await expect(service.submit(draft, by('mira'))).rejects.toMatchObject({
      name: 'InputError',
      problems,
    });
    const preview = await queries.preview(draft, by('mira'));
    expect(preview.problems).toEqual(problems);
    expect(preview.evaluation?.tier.id).toBe('standard');
  });

  it('are unknown, so that people decide, where the catalog does not say', async () => {
    const { catalog, service, queries } = aServiceWith([critical]);
    const working = catalog.getEntitiesByRefs.getMockImplementation()!;
    catalog.getEntitiesByRefs.mockImplementation(async (...args) => {
      if (args[0].entityRefs.includes(LEDGER)) {
        throw new Error('No answer');
      }
      return working(...args);
    });
    const asked = await service.submit(
      deploying({ service: LEDGER }),
      by('mira'),
    );
    expect(asked).toMatchObject({
      state: 'pending',
      evaluation: { tier: { id: 'standard' } },
    });
    expect((await queries.record(asked.id)).facts.unknown).toEqual({
      entity: 'the catalog could not be asked about it',
    });
  });
});

describe('the lease', () => {
  const long = {
    id: 'long',
    when: { 'lease.hours': { $gt: 168 } },
    tier: 'standard',
  };

  it('decides by its hours, and stays as it was written', async () => {
    const { service, tierOf, factsOf } = aServiceWith([long]);
    expect(await tierOf(deploying({ lifetime: 'P7D' }))).toBe('automatic');
    expect(await tierOf(deploying({ lifetime: 'PT169H' }))).toBe('standard');
    expect(await tierOf(deploying())).toBe('automatic');
    expect(
      (await factsOf(deploying({ lifetime: 'P14D' }))).values,
    ).toMatchObject({ lease: { hours: 336 } });
    const shown = await service.submit(
      deploying({ lifetime: 'P2W' }),
      by('mira'),
    );
    expect(shown).toMatchObject({
      parameters: { lifetime: 'P2W' },
      lease: 'P2W',
    });
  });

  it('is part of the record, where there is one', async () => {
    const { service, stores, queries, verification } = aServiceWith([long]);
    const { id } = await service.submit(
      deploying({ lifetime: 'P2W' }),
      by('mira'),
    );
    const [submitted] = await stores.requests.history(id);
    expect(submitted.data).toMatchObject({ lease: 'P2W' });
    expect(await verification(id)).toEqual({ verified: true });
    expect(
      verifyRecord(
        { ...(await queries.record(id)), lease: 'P1D' },
        await stores.requests.history(id),
      ),
    ).toEqual({
      verified: false,
      problem: 'The request is not what its digest stands for.',
    });

    const without = await service.submit(deploying(), by('mira'));
    const [first] = await stores.requests.history(without.id);
    expect(first.data).not.toHaveProperty('lease');
    expect(first.data).not.toHaveProperty('emergency');
  });

  it('is a problem of its field where it is no duration', async () => {
    const { service, queries } = aServiceWith([long]);
    const draft = deploying({ lifetime: 'a fortnight' });
    const problems = [
      expect.objectContaining({
        field: '/parameters/lifetime',
        message: expect.stringContaining('must be a duration'),
      }),
    ];
    await expect(service.submit(draft, by('mira'))).rejects.toMatchObject({
      problems,
    });
    const preview = await queries.preview(draft, by('mira'));
    expect(preview.problems).toEqual(problems);
    expect(preview.evaluation?.tier.id).toBe('standard');
  });

  it('is the same for every request of a type that says so', async () => {
    const config = acmeWithDeployments();
    const { service, queries } = aService({
      config: {
        ...config,
        requestTypes: config.requestTypes.map(type =>
          type.id === 'deployment' ? { ...type, lease: 'P30D' } : type,
        ),
      },
    });
    const { id } = await service.submit(deploying(), by('mira'));
    expect(await queries.record(id)).toMatchObject({
      lease: 'P30D',
      facts: { values: { lease: { hours: 720 } } },
    });
  });
});

describe('an emergency', () => {
  const outage = {
    id: 'outage',
    when: { emergency: true },
    tier: 'standard',
  };
  const justification = 'The ledger is down.';

  it('is a fact of every request, true or false', async () => {
    const { factsOf, tierOf } = aServiceWith([outage]);
    const urgent = deploying({}, { emergency: true, justification });
    expect((await factsOf(urgent)).values.emergency).toBe(true);
    expect(await tierOf(urgent)).toBe('standard');
    const calm = deploying();
    expect((await factsOf(calm)).values.emergency).toBe(false);
    expect(await tierOf(calm)).toBe('automatic');
    expect(
      (await factsOf({ ...calm, emergency: false })).values.emergency,
    ).toBe(false);
  });

  it.each([
    [{}],
    [{ justification: '  ' }],
    [{ justification: '\u200b\u00a0\u2060\u3164' }],
  ])('needs a reason: not with %j', async more => {
    const { service } = aServiceWith([outage]);
    await expect(
      service.submit(deploying({}, { emergency: true, ...more }), by('mira')),
    ).rejects.toMatchObject({
      problems: [
        {
          field: '/justification',
          message: 'is required for an emergency: say what happened',
        },
      ],
    });
  });

  it('is shown, recorded, and part of what is approved', async () => {
    const { service, queries, stores, verification } = aServiceWith([outage]);
    const urgent = await service.submit(
      deploying({}, { emergency: true, justification }),
      by('mira'),
    );
    expect(urgent.emergency).toBe(true);
    const { items } = await queries.list(
      { scope: 'all', limit: 10 },
      by('ada'),
    );
    expect(items[0].emergency).toBe(true);
    const history = await stores.requests.history(urgent.id);
    expect(history[0].data).toMatchObject({ emergency: true });
    expect(await verification(urgent.id)).toEqual({ verified: true });
    const { emergency, ...calm } = await queries.record(urgent.id);
    expect(emergency).toBe(true);
    expect(verifyRecord(calm, history)).toMatchObject({ verified: false });
  });

  it('outlives an edit that does not speak of it, and ends with one that does', async () => {
    const { service, verification } = aServiceWith([outage]);
    const urgent = await service.submit(
      deploying({}, { emergency: true, justification }),
      by('mira'),
    );
    const edited = await service.edit(
      urgent.id,
      {
        parameters: deploying({ lifetime: 'P1D' }).parameters,
        digest: urgent.digest,
      },
      by('mira'),
    );
    expect(edited).toMatchObject({ emergency: true, state: 'pending' });

    const calm = await service.edit(
      urgent.id,
      {
        parameters: edited.parameters,
        digest: edited.digest,
        emergency: false,
      },
      by('mira'),
    );
    expect(calm.emergency).toBeUndefined();
    expect(calm.state).toBe('approved');
    expect(calm.digest).not.toBe(edited.digest);
    expect(await verification(urgent.id)).toEqual({ verified: true });
  });

  it('is offered by forms exactly where a rule asks for it', async () => {
    const offers = async (rules: JsonObject[]) =>
      (await aServiceWith(rules).queries.requestType('deployment', by('mira')))
        .offersEmergency;
    expect(await offers([])).toBe(false);
    expect(await offers([outage])).toBe(true);
    expect(await offers([{ ...outage, disabled: true }])).toBe(false);
    expect(
      await offers([
        {
          id: 'nested',
          when: { $not: { $any: [{ action: 'create' }, { emergency: true }] } },
          tier: 'standard',
        },
      ]),
    ).toBe(true);
  });
});

describe('secrets', () => {
  const TOKEN = 'correct-horse-battery-staple';

  it('are checked, and then are nothing but a mark', async () => {
    const { service, queries } = aServiceWith([]);
    await expect(
      service.submit(deploying({ token: 'short' }), by('mira')),
    ).rejects.toMatchObject({
      problems: [
        {
          field: '/parameters/token',
          message: 'must have at least 10 characters',
        },
      ],
    });
    const asked = await service.submit(deploying({ token: TOKEN }), by('mira'));
    expect(asked.parameters).toMatchObject({ token: HIDDEN_SECRET });
    const record = await queries.record(asked.id);
    expect(record.facts.values.parameters).toMatchObject({
      token: HIDDEN_SECRET,
    });
    expect(JSON.stringify(record)).not.toContain(TOKEN);
  });

  it('stay as they are where an edit leaves the mark', async () => {
    const { service, queries } = aServiceWith([
      { id: 'look', when: { type: 'deployment' }, tier: 'standard' },
    ]);
    const asked = await service.submit(deploying({ token: TOKEN }), by('mira'));
    const parameters = { ...asked.parameters, lifetime: 'P1D' };
    expect(
      (await queries.preview({ ...asked, parameters }, by('mira'))).problems,
    ).toEqual([]);
    const edited = await service.edit(
      asked.id,
      { parameters, digest: asked.digest },
      by('mira'),
    );
    expect(edited.parameters).toEqual(parameters);
  });

  it('must be entered where there is none yet', async () => {
    const { service } = aServiceWith([
      { id: 'look', when: { type: 'deployment' }, tier: 'standard' },
    ]);
    const problems = [
      expect.objectContaining({
        field: '/parameters/token',
        message: expect.stringContaining('must be entered'),
      }),
    ];
    const marked = deploying({ token: HIDDEN_SECRET });
    await expect(service.submit(marked, by('mira'))).rejects.toMatchObject({
      problems,
    });
    const asked = await service.submit(deploying(), by('mira'));
    await expect(
      service.edit(
        asked.id,
        { parameters: marked.parameters, digest: asked.digest },
        by('mira'),
      ),
    ).rejects.toMatchObject({ problems });
  });

  it('do not tell submissions with the same key apart', async () => {
    const { service, stores } = aServiceWith([]);
    const submit = (token: string) =>
      service.submit(deploying({ token }), {
        ...by('mira'),
        idempotencyKey: 'once',
      });
    const first = await submit(TOKEN);
    expect((await submit(`${TOKEN}-again`)).id).toBe(first.id);
    const claim = await stores.requests.findByIdempotencyKey(
      'user:default/mira',
      'once',
    );
    expect(claim?.id).toBe(first.id);
  });

  it('are not handed to cost estimators', async () => {
    const estimate = jest
      .fn()
      .mockResolvedValue({ currency: 'USD', monthly: '1.00', lines: [] });
    const { service } = aService({
      config: acmeWithDeployments(),
      estimators: new Map([['deployment', { estimate }]]),
    });
    await service.submit(deploying({ token: TOKEN }), by('mira'));
    expect(estimate).toHaveBeenCalled();
    expect(JSON.stringify(estimate.mock.calls)).not.toContain(TOKEN);
  });
});

describe('budgets', () => {
  const BUDGETS = {
    default: 100,
    owners: { 'group:default/payments-team': 400 },
  };
  const withinBudget = {
    id: 'within-budget',
    when: { environment: 'staging', ownerBudgetRemaining: { $gte: 0 } },
    tier: 'automatic',
  };
  const overBudget = {
    id: 'over-budget',
    when: { ownerBudgetRemaining: { $lt: 0 } },
    tier: 'standard',
  };
  /** 177.50 USD a month. */
  const staging = (owner = 'group:default/payments-team') => ({
    type: 'database',
    parameters: { owner, environment: 'staging', size: 'small', replicas: 5 },
  });

  const inBudget = () =>
    aServiceWith([withinBudget, overBudget], { budgets: BUDGETS });

  it('say in a preview what there is and what would be left', async () => {
    const { queries } = inBudget();
    expect(await queries.preview(staging(), by('mira'))).toMatchObject({
      ownerMonthlySpend: '0.00',
      ownerMonthlyBudget: '400.00',
      ownerBudgetRemaining: '222.50',
    });
    expect(
      await queries.preview(staging('group:default/checkout-team'), by('cleo')),
    ).toMatchObject({
      ownerMonthlyBudget: '100.00',
      ownerBudgetRemaining: '-77.50',
      evaluation: { tier: { id: 'standard' } },
    });
  });

  it('are not spoken of where nobody has one, nor before there is an owner', async () => {
    const without = await aServiceWith([]).queries.preview(
      staging(),
      by('mira'),
    );
    expect(without.ownerMonthlyBudget).toBeUndefined();
    expect(without.ownerBudgetRemaining).toBeUndefined();

    const { owner, ...rest } = staging().parameters;
    const half = await inBudget().queries.preview(
      { type: 'database', parameters: rest },
      by('mira'),
    );
    expect(owner).toBe('group:default/payments-team');
    expect(half.ownerMonthlyBudget).toBeUndefined();
    expect(half.ownerBudgetRemaining).toBeUndefined();
  });

  it('hold for ten who ask at once as for ten who ask in turn', async () => {
    const { service, queries } = inBudget();
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => service.submit(staging(), by('mira'))),
    );
    const states = asked.map(({ state }) => state).sort();
    expect(states).toEqual([
      'approved',
      'approved',
      ...Array.from({ length: 8 }, () => 'pending'),
    ]);
    expect(
      (await queries.preview(staging(), by('mira'))).ownerMonthlySpend,
    ).toBe('355.00');
  });
});

describe('what follows from policy and time', () => {
  it('is told by the policy that is active when it is asked for', async () => {
    const config = (timezone: string) => acmeWithDeployments({ timezone });
    const { service, queries, time, activate } = aService({
      config: config('Europe/Berlin'),
    });
    time.now = new Date('2026-11-20T23:30:00Z');
    const calendarOf = async () => {
      const { id } = await service.submit(deploying(), by('mira'));
      return (await queries.record(id)).facts.values.calendar;
    };
    expect(await calendarOf()).toEqual({
      weekday: 'saturday',
      hour: 0,
      date: '2026-11-21',
      inFreeze: false,
    });
    activate(config('UTC'));
    expect(await calendarOf()).toEqual({
      weekday: 'friday',
      hour: 23,
      date: '2026-11-20',
      inFreeze: false,
    });
  });

  it('says which calendars it is in', async () => {
    const { factsOf } = aServiceWith([], {
      timezone: 'UTC',
      calendars: [
        {
          id: 'business-hours',
          windows: [
            { every: 'week', days: ['friday'], from: '09:00', to: '17:00' },
          ],
        },
        {
          id: 'year-end',
          freeze: true,
          windows: [{ from: '2026-11-16', to: '2026-11-22' }],
        },
      ],
    });
    expect((await factsOf(deploying())).values).toMatchObject({
      calendar: { inFreeze: true },
      calendars: { 'business-hours': true, 'year-end': true },
    });
  });
});
