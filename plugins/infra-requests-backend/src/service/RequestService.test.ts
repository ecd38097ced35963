import { by, aService } from '../__testUtils__/aService';
import { acmeConfig, drafts } from '../__testUtils__/acme';

describe('RequestService', () => {
  describe('when the catalog is out of reach', () => {
    const outage = new Error('connect ECONNREFUSED');

    it('refuses a vote with 503, keeps what was there, and takes the vote later', async () => {
      const { service, queries, catalog } = aService();
      const asked = await service.submit(drafts.standard, by('mira'));
      const working = catalog.getEntitiesByRefs.getMockImplementation();
      const approve = () =>
        service.vote(
          asked.id,
          { verdict: 'approve', digest: asked.digest },
          by('ada'),
        );

      catalog.getEntitiesByRefs.mockRejectedValue(outage);
      await expect(approve()).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      expect(await queries.record(asked.id)).toMatchObject({
        state: 'pending',
        votes: [],
        version: 1,
      });

      catalog.getEntitiesByRefs.mockImplementation(working);
      expect(await approve()).toMatchObject({ state: 'approved' });
    });

    it('refuses a submission and stores nothing', async () => {
      const { service, queries, catalog } = aService();
      catalog.getEntitiesByRefs.mockRejectedValue(outage);
      await expect(
        service.submit(drafts.automatic, by('mira')),
      ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
      catalog.getEntitiesByRefs.mockResolvedValue({ items: [] });
      expect(
        await queries.list({ scope: 'all', limit: 10 }, by('mira')),
      ).toMatchObject({ totalItems: 0 });
    });

    it('still shows a request, without offering anything', async () => {
      const { service, queries, catalog } = aService();
      const asked = await service.submit(drafts.standard, by('mira'));
      catalog.getEntitiesByRefs.mockRejectedValue(outage);

      const shown = await queries.get(asked.id, by('ada'));

      expect(shown.state).toBe('pending');
      expect(shown.allowedActions.approve).toEqual({
        allowed: false,
        reason: expect.stringContaining('catalog cannot be asked'),
      });
      expect(shown.stages[0].requirements[0].candidates).toBeUndefined();
    });
  });

  it('counts what the owner already runs towards the budget', async () => {
    const { service, queries } = aService();
    const staging = {
      type: 'database',
      parameters: {
        ...drafts.automatic.parameters,
        environment: 'staging',
        replicas: 5,
      },
    };
    const spend = async () =>
      (await queries.preview(staging, by('mira'))).ownerMonthlySpend;

    // 177.50 a month each: within 200, so the budget of 5000 alone decides.
    const states: string[] = [];
    for (let round = 0; round < 30; round++) {
      states.push((await service.submit(staging, by('mira'))).state);
    }
    expect(states.filter(state => state === 'approved')).toHaveLength(29);
    expect(states[29]).toBe('pending');
    expect(await spend()).toBe('5147.50');

    const other = {
      ...staging,
      parameters: {
        ...staging.parameters,
        owner: 'group:default/checkout-team',
      },
    };
    const first = await service.submit(other, by('cleo'));
    expect(first.state).toBe('approved');
    await service.cancel(first.id, {}, by('cleo'));
    expect((await queries.preview(other, by('cleo'))).ownerMonthlySpend).toBe(
      '0.00',
    );
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('price list is down'))],
    [
      'does not know',
      async () => ({ currency: 'USD', lines: [], unknown: 'new in the list' }),
    ],
  ])(
    'does not approve by itself when the estimator %s',
    async (_, estimate) => {
      const { service } = aService({
        estimators: new Map([['database', { estimate }]]),
      });
      const asked = await service.submit(drafts.automatic, by('mira'));
      expect(asked).toMatchObject({
        state: 'pending',
        evaluation: { outcome: 'approval', tier: { id: 'elevated' } },
      });
      expect(asked.monthlyCost).toBeUndefined();
    },
  );

  it('makes the budget unknown while something of unknown cost runs', async () => {
    const { service, queries } = aService({
      estimators: new Map([
        [
          'preview',
          {
            estimate: async () => ({
              currency: 'USD',
              lines: [],
              unknown: 'no price yet',
            }),
          },
        ],
      ]),
    });
    const unpriced = await service.submit(
      {
        type: 'preview',
        parameters: { owner: 'group:default/payments-team' },
      },
      by('mira'),
    );
    for (const [who, digest] of [
      ['ada', unpriced.digest],
      ['frank', unpriced.digest],
      ['sofia', unpriced.digest],
    ]) {
      await service.vote(unpriced.id, { verdict: 'approve', digest }, by(who));
    }
    const staging = await queries.preview(
      {
        type: 'database',
        parameters: {
          ...drafts.automatic.parameters,
          environment: 'staging',
        },
      },
      by('mira'),
    );
    expect(staging.ownerMonthlySpend).toBeUndefined();
    expect(staging.evaluation?.outcome).toBe('approval');
  });

  it('does not let the last person left for a later stage decide an earlier one', async () => {
    const { service, queries } = aService({
      config: {
        ...acmeConfig,
        rules: [],
        tiers: [
          {
            id: 'both',
            title: 'Both',
            stages: [
              {
                name: 'technical',
                requirements: [
                  { approvers: ['group:default/platform-leads'], count: 1 },
                ],
              },
              {
                name: 'final',
                requirements: [{ approvers: ['user:default/grace'], count: 1 }],
              },
            ],
          },
        ],
        fallbackTier: 'both',
      },
    });
    const { id, digest } = await service.submit(drafts.standard, by('mira'));
    const approve = (who: string) =>
      service.vote(id, { verdict: 'approve', digest }, by(who));

    const reason = expect.stringContaining(
      'nobody would be left for stage “Final”',
    );
    await expect(approve('grace')).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: reason,
    });
    const shown = await queries.get(id, by('grace'));
    expect(shown.allowedActions.approve).toEqual({ allowed: false, reason });
    expect(shown.allowedActions.reject).toEqual({ allowed: true });

    await approve('ada');
    expect(await approve('grace')).toMatchObject({ state: 'approved' });
  });

  it('gives up after many lost races, having changed nothing', async () => {
    const { service, stores, serviceOptions } = aService();
    const asked = await service.submit(drafts.standard, by('mira'));
    const { store } = serviceOptions;
    jest.spyOn(store, 'save').mockResolvedValue(false);

    await expect(
      service.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest },
        by('ada'),
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('your change was not made'),
    });
    expect(await stores.requests.history(asked.id)).toHaveLength(3);
  });

  it('decides again on what another writer left', async () => {
    const { service, serviceOptions } = aService();
    const asked = await service.submit(drafts.standard, by('mira'));
    const { store } = serviceOptions;
    const save = store.save.bind(store);
    jest.spyOn(store, 'save').mockImplementationOnce(async () => {
      jest.spyOn(store, 'save').mockImplementation(save);
      await service.cancel(asked.id, {}, by('mira'));
      return false;
    });

    const after = await service.vote(
      asked.id,
      { verdict: 'approve', digest: asked.digest },
      by('ada'),
    );
    expect(after).toMatchObject({
      state: 'cancelled',
      votes: [],
      lateVotes: [expect.objectContaining({ voter: 'user:default/ada' })],
    });
  });

  it('finds a request whose stored content was changed behind its back', async () => {
    const { service, queries, serviceOptions } = aService();
    const asked = await service.submit(drafts.standard, by('mira'));
    const stored = await queries.record(asked.id);
    jest
      .spyOn(serviceOptions.store, 'get')
      .mockResolvedValue({ ...stored, parameters: { size: 'small' } });
    expect((await queries.history(asked.id)).verification).toEqual({
      verified: false,
      problem: 'The request is not what its digest stands for.',
    });
  });

  it('lets a service ask, never decide', async () => {
    const { service } = aService();
    const pipeline = {
      actor: { kind: 'service' as const, ref: 'plugin:pipelines' },
    };
    const asked = await service.submit(drafts.standard, pipeline);
    expect(asked).toMatchObject({
      state: 'pending',
      requester: 'plugin:pipelines',
    });
    await expect(
      service.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest },
        pipeline,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('moves through fulfilment, with a retry after a failure', async () => {
    const { service } = aService();
    const { id } = await service.submit(drafts.automatic, by('mira'));
    const states = [];
    for (const command of [
      { kind: 'start-fulfilment' as const },
      { kind: 'fail-fulfilment' as const, reason: 'quota' },
      { kind: 'start-fulfilment' as const },
      { kind: 'complete-fulfilment' as const },
    ]) {
      states.push((await service.advance(id, command)).state);
    }
    expect(states).toEqual(['fulfilling', 'failed', 'fulfilling', 'fulfilled']);
    await expect(service.advance(id, { kind: 'expire' })).rejects.toMatchObject(
      { name: 'ConflictError' },
    );
  });
});
