import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import type { SimulationInput } from '@infra-requests/plugin-infra-requests-common';
import { stringify } from 'yaml';
import { drafts } from '../__testUtils__/acme';
import { aService, by } from '../__testUtils__/aService';
import { PolicyAnalysis } from './PolicyAnalysis';
import { PolicyTrial } from './PolicyTrial';

const LAX = stringify({
  rules: [
    {
      id: 'development-is-free',
      when: { environment: 'development' },
      tier: 'automatic',
    },
  ],
});

function aTrial() {
  const acme = aService();
  const analysis = new PolicyAnalysis({ logger: mockServices.logger.mock() });
  const trial = new PolicyTrial({ ...acme.parts, analysis });
  return {
    ...acme,
    trial,
    simulate: async (input: SimulationInput, caller = 'ada') =>
      trial.simulate(input, {
        caller: await acme.queries.voter(by(caller).actor),
        findRequest: async given => {
          const found = await acme.queries.find(given);
          if (!found) {
            throw new NotFoundError(`There is no request ${given}`);
          }
          return found;
        },
      }),
  };
}

const names = (candidates: { displayName: string }[] | undefined) =>
  candidates?.map(({ displayName }) => displayName);

describe('checking an edited policy', () => {
  it('names every mistake with its line, and finds nothing else', async () => {
    const { trial } = aTrial();
    const check = await trial.check(
      'rules:\n  - id: x\n    when: { enviroment: production }\n    tier: nowhere\n',
    );
    expect(check.findings).toEqual([]);
    expect(check.digest).toBeUndefined();
    expect(check.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: 'infraRequests.rules[0].when.enviroment',
          line: 3,
        }),
        expect.objectContaining({
          path: 'infraRequests.rules[0].tier',
          line: 4,
        }),
      ]),
    );
  });

  it('says whether it decides otherwise than the active one', async () => {
    const { trial, parts } = aTrial();
    const { policy } = parts.configuration();
    const same = stringify({
      rules: policy.rules.map(({ id, source, effect }) => ({
        id,
        title: 'Said otherwise',
        when: source,
        ...(effect.kind === 'tier' ? { tier: effect.tier } : {}),
        ...(effect.kind === 'require' ? { require: effect.require } : {}),
        ...(effect.kind === 'deny' ? { deny: effect.message } : {}),
      })),
    });
    expect(await trial.check(same)).toMatchObject({
      problems: [],
      digest: policy.digest,
      changed: false,
    });
    const lax = await trial.check(LAX);
    expect(lax).toMatchObject({ problems: [], changed: true });
    expect(lax.digest).not.toBe(policy.digest);
  });
});

describe('checking a policy whose approvers', () => {
  const asking = (group: string) =>
    stringify({
      rules: [
        {
          id: 'ask-somebody',
          when: { type: 'database' },
          require: [{ approvers: [`group:default/${group}`], count: 1 }],
        },
      ],
    });
  const deadEndsOf = async (
    { trial }: ReturnType<typeof aTrial>,
    policy: string,
  ) =>
    (await trial.check(policy)).findings.filter(
      ({ code }) => code === 'dead-end',
    );

  it('are nobody finds the dead end', async () => {
    const trial = aTrial();
    expect(await deadEndsOf(trial, asking('security'))).toEqual([]);
    expect(await deadEndsOf(trial, asking('empty'))).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('1 approval of empty'),
      }),
    ]);
  });

  it('cannot be looked up says what there is to say without them', async () => {
    const trial = aTrial();
    trial.catalog.getEntitiesByRefs.mockRejectedValue(new Error('down'));
    expect(await deadEndsOf(trial, asking('empty'))).toEqual([]);
    expect(await trial.trial.check(asking('empty'))).toMatchObject({
      problems: [],
      changed: true,
    });
  });
});

describe('simulating a request', () => {
  it.each(['1', '#1', 'request-1'])(
    'judges %s on the facts as they were, by both policies',
    async given => {
      const { simulate, service } = aTrial();
      await service.submit(drafts.standard, by('mira'));
      const simulation = await simulate({ request: given, policy: LAX });
      expect(simulation).toMatchObject({
        facts: { values: { monthlyCost: '620.00', type: 'database' } },
        evaluation: { outcome: 'automatic', tier: { id: 'automatic' } },
        stages: [],
        blockers: [],
        active: { outcome: 'approval', tier: { id: 'standard' } },
      });
      expect(simulation.cost).toBeUndefined();
    },
  );

  it('says who could approve, without who asked', async () => {
    const { simulate, service } = aTrial();
    await service.submit(drafts.standard, by('ada'));
    const { stages, evaluation, active } = await simulate({ request: '1' });
    expect(stages).toHaveLength(1);
    expect(names(stages[0].requirements[0].candidates)).toEqual(['Grace']);
    expect(active).toMatchObject({
      outcome: evaluation.outcome,
      tier: evaluation.tier,
    });
  });

  it('says what nobody could approve', async () => {
    const { simulate, service } = aTrial();
    await service.submit(drafts.standard, by('mira'));
    const { blockers } = await simulate({
      request: '1',
      policy: stringify({
        rules: [
          {
            id: 'ask-nobody',
            when: { type: 'database' },
            require: [{ approvers: ['group:default/empty'], count: 1 }],
          },
        ],
      }),
    });
    expect(blockers.join()).toContain('needs 1 of Empty');
  });

  it('works out anew what follows from the policy, as of the time it was asked', async () => {
    const { simulate, service, time } = aTrial();
    await service.submit(drafts.automatic, by('mira'));
    time.now = new Date('2026-12-24T10:00:00Z');
    const frozen = stringify({
      calendars: [
        {
          id: 'that-day',
          title: 'That day',
          windows: [{ from: '2026-11-20', to: '2026-11-20' }],
          freeze: true,
        },
      ],
      rules: [
        {
          id: 'freeze',
          when: { 'calendar.inFreeze': true },
          deny: 'Frozen.',
        },
      ],
    });
    expect(await simulate({ request: '1', policy: frozen })).toMatchObject({
      facts: { values: { calendar: { date: '2026-11-20', inFreeze: true } } },
      evaluation: { outcome: 'denied' },
      active: { outcome: 'automatic' },
    });
  });

  it('finds nothing that is not there', async () => {
    await expect(aTrial().simulate({ request: '#7' })).rejects.toThrow(
      'There is no request #7',
    );
  });
});

describe('simulating a draft', () => {
  it('gathers the facts as a submission would, for whoever would ask', async () => {
    const { simulate } = aTrial();
    const simulation = await simulate({
      draft: drafts.elevated,
      requester: 'sofia',
      at: '2026-12-24T22:30:00Z',
    });
    expect(simulation).toMatchObject({
      cost: { monthly: '284.00' },
      facts: {
        values: {
          requester: {
            ref: 'user:default/sofia',
            groups: ['group:default/security'],
          },
          calendar: { date: '2026-12-24', hour: 23 },
          ownerMonthlySpend: '0.00',
          emergency: false,
        },
      },
      evaluation: { tier: { id: 'elevated' } },
    });
    expect(names(simulation.stages[1].requirements[0].candidates)).toEqual([
      'Sam',
    ]);
  });

  it('is for the caller and for now, unless said otherwise', async () => {
    const { simulate } = aTrial();
    const { facts } = await simulate({ draft: drafts.standard }, 'grace');
    expect(facts.values).toMatchObject({
      requester: { ref: 'user:default/grace' },
      calendar: { date: '2026-11-20' },
    });
  });

  it('takes what is not filled in yet for unknown', async () => {
    const { simulate } = aTrial();
    const { facts, evaluation } = await simulate({
      draft: { type: 'database', parameters: {} },
    });
    expect(facts.unknown).toHaveProperty(['environment']);
    expect(facts.unknown).toHaveProperty(['monthlyCost']);
    expect(evaluation.tier.id).toBe('elevated');
  });

  it.each([
    ['/type', { draft: { type: 'castle', parameters: {} } }],
    [
      '/parameters/size',
      {
        draft: {
          ...drafts.standard,
          parameters: { ...drafts.standard.parameters, size: 'gigantic' },
        },
      },
    ],
    ['/requester', { draft: drafts.standard, requester: 'nobody' }],
    [
      '/requester',
      { draft: drafts.standard, requester: 'group:default/security' },
    ],
    ['/at', { draft: drafts.standard, at: 'noon' }],
  ])('refuses what is wrong, naming %s', async (field, input) => {
    await expect(aTrial().simulate(input)).rejects.toMatchObject({
      name: 'InputError',
      problems: [expect.objectContaining({ field })],
    });
  });
});

describe('simulating facts', () => {
  it('judges what is given, and takes the rest for unknown', async () => {
    const { simulate } = aTrial();
    const simulation = await simulate({
      facts: {
        values: {
          type: 'database',
          environment: 'development',
          monthlyCost: '20.00',
          requester: { ref: 'user:default/ada' },
        },
        unknown: { 'parameters.publicAccess': 'nobody said' },
      },
    });
    // A denial cannot be ruled out, so people are asked.
    expect(simulation.evaluation).toMatchObject({
      outcome: 'approval',
      tier: { id: 'elevated' },
    });
    expect(simulation.facts.unknown).toMatchObject({
      emergency: 'it was not given',
      ownerMonthlySpend: 'it was not given',
      'parameters.publicAccess': 'nobody said',
    });
    const [lead] = simulation.stages[0].requirements;
    expect(names(lead.candidates)).toEqual(['Grace']);
  });

  it('refuses facts that no request can have, all at once', async () => {
    const { simulate } = aTrial();
    const facts = {
      values: {
        enviroment: 'production',
        type: 'database',
        parameters: { size: 1 },
      },
      unknown: { montlyCost: 'down' },
    };
    await expect(simulate({ facts })).rejects.toMatchObject({
      name: 'InputError',
      problems: [
        {
          field: '/facts/values/enviroment',
          message: 'is not a fact. Did you mean "environment"?',
        },
        {
          field: '/facts/values/parameters/size',
          message: expect.stringContaining('can never be 1'),
        },
        {
          field: '/facts/unknown/montlyCost',
          message: 'is not a fact. Did you mean "monthlyCost"?',
        },
      ],
    });
  });

  it('shows nothing laxer than it may be when nothing is given', async () => {
    const { simulate } = aTrial();
    expect(await simulate({ facts: {} })).toMatchObject({
      evaluation: { tier: { id: 'elevated' } },
    });
  });
});

describe('what to simulate', () => {
  const facts = { values: {} };
  it.each<[string, SimulationInput, string[]]>([
    ['nothing', {}, ['/request', '/draft', '/facts']],
    ['two things', { request: '1', facts }, ['/request', '/facts']],
    ['a requester of facts', { facts, requester: 'mira' }, ['/requester']],
    [
      'a time of a request',
      { request: '1', at: '2026-01-01T00:00:00Z' },
      ['/at'],
    ],
  ])('is not clear from %s', async (_what, input, fields) => {
    await expect(aTrial().simulate(input)).rejects.toMatchObject({
      name: 'InputError',
      problems: fields.map(field => expect.objectContaining({ field })),
    });
  });

  it('is refused with a policy that is wrong, naming the mistakes', async () => {
    await expect(
      aTrial().simulate({ facts, policy: 'rules:\n  - id: x\n    tier: no' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      problems: expect.arrayContaining([
        {
          field: 'infraRequests.rules[0].tier',
          message: expect.stringMatching(/line 3/),
        },
      ]),
    });
  });
});
