import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  FulfilmentError,
  type Fulfiller,
} from '@infra-requests/plugin-infra-requests-node';
import { aService, by } from '../__testUtils__/aService';
import {
  acmeConfig,
  acmeWithStandardTier,
  drafts,
} from '../__testUtils__/acme';
import type { RequestRecord } from '../domain/types';
import { EffectRunner } from '../effects/EffectRunner';
import { FulfilmentChannel } from '../effects/FulfilmentChannel';
import { Fulfilment } from '../service/Fulfilment';
import { RequestService } from '../service/RequestService';

const HOUR = 3_600_000;

/** Acme where databases are carried out by `fulfil`, and everything else by nobody. */
function acmeThatFulfils(
  fulfil: Fulfiller['fulfil'],
  config: JsonObject = acmeConfig,
  options: Pick<Parameters<typeof aService>[0] & object, 'checks'> = {},
) {
  const acme = aService({ config, ...options });
  const { stores, time } = acme;
  const logger = mockServices.logger.mock();
  const fulfillers = new Map([['database', { fulfil }]]);
  const begun: Promise<void>[] = [];
  const service: RequestService = new RequestService({
    ...acme.serviceOptions,
    onCommitted: request => begun.push(startIfReady(request)),
  });
  const fulfilment = new Fulfilment({
    ...acme.serviceOptions,
    types: fulfillers,
    service,
    readModel: stores.readModel,
    logger,
  });
  const channel = new FulfilmentChannel({
    fulfillers,
    store: stores.requests,
    service,
    clock: () => time.now,
  });
  const runner = new EffectRunner({
    store: stores.effects,
    channels: {
      event: async () => {},
      signal: async () => {},
      notification: async () => {},
      fulfilment: channel.carryOut,
    },
    onGivenUp: { fulfilment: channel.giveUp },
    clock: () => time.now,
    logger,
  });

  function startIfReady(request: RequestRecord) {
    return fulfilment.startIfReady(request);
  }

  return {
    ...acme,
    service,
    fulfilment,
    logger,
    later: (hours: number) => {
      time.now = new Date(time.now.getTime() + hours * HOUR);
    },
    /** Until everything that follows from commits is done. */
    settle: async () => {
      while (begun.length > 0) {
        await begun.shift();
      }
      await runner.runDue();
    },
    approve: async (draft = drafts.standard) => {
      const asked = await service.submit(draft, by('mira'));
      return service.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest },
        by('ada'),
      );
    },
    state: async (id: string) => (await stores.requests.get(id))?.state,
    reasonOf: async (id: string, action: string) =>
      (await stores.requests.history(id)).find(one => one.action === action)
        ?.data.reason,
  };
}

const works = () =>
  jest.fn<Promise<void>, Parameters<Fulfiller['fulfil']>>(async () => {});

describe('what is approved', () => {
  it('is carried out at once, where nobody has to be asked and where somebody has', async () => {
    const fulfil = works();
    const { service, approve, settle, state } = acmeThatFulfils(fulfil);
    const automatic = await service.submit(drafts.automatic, by('mira'));
    const approved = await approve();
    await settle();
    expect(await state(automatic.id)).toBe('fulfilled');
    expect(await state(approved.id)).toBe('fulfilled');
    expect(fulfil).toHaveBeenCalledTimes(2);
    expect(fulfil).toHaveBeenCalledWith({
      idempotencyKey: expect.stringMatching(/^request-1:\d+:fulfilment$/),
      request: {
        id: automatic.id,
        number: automatic.number,
        revision: 1,
        digest: automatic.digest,
        type: 'database',
        action: 'create',
        environment: 'development',
        owner: 'group:default/payments-team',
        requester: 'user:default/mira',
        parameters: automatic.parameters,
      },
    });
  });

  it('stays approved where nobody carries out its type', async () => {
    const { service, settle, state, fulfilment } = acmeThatFulfils(works());
    const { id } = await service.submit(
      {
        type: 'preview',
        parameters: { owner: 'group:default/payments-team' },
      },
      by('mira'),
    );
    await fulfilment.startReady();
    await settle();
    expect(await state(id)).toBe('approved');
  });

  it('is carried out by the schedule where its beginning was lost', async () => {
    const fulfil = works();
    const acme = acmeThatFulfils(fulfil);
    const quiet = new RequestService(acme.serviceOptions);
    const ids: string[] = [];
    for (let count = 0; count < 60; count++) {
      ids.push((await quiet.submit(drafts.automatic, by('mira'))).id);
    }
    await acme.settle();
    expect(fulfil).not.toHaveBeenCalled();
    await Promise.all([
      acme.fulfilment.startReady(),
      acme.fulfilment.startReady(),
    ]);
    await acme.settle();
    expect(fulfil).toHaveBeenCalledTimes(60);
    expect(new Set(await Promise.all(ids.map(acme.state)))).toEqual(
      new Set(['fulfilled']),
    );
    expect(acme.logger.warn).not.toHaveBeenCalled();
  });

  it('is tried again with the same key, and done once where that is honoured', async () => {
    const done = new Set<string>();
    let attempts = 0;
    const acme = acmeThatFulfils(async ({ idempotencyKey }) => {
      done.add(idempotencyKey);
      attempts += 1;
      if (attempts < 3) {
        throw new Error('the cloud did not answer');
      }
    });
    const { id } = await acme.approve();
    await acme.settle();
    expect(await acme.state(id)).toBe('fulfilling');
    acme.later(1);
    await acme.settle();
    acme.later(1);
    await acme.settle();
    expect(await acme.state(id)).toBe('fulfilled');
    expect(attempts).toBe(3);
    expect(done.size).toBe(1);
  });

  it('fails with a reason that its people can read', async () => {
    const fulfil = jest.fn(async () => {
      throw new FulfilmentError('The quota of this project is used up.');
    });
    const acme = acmeThatFulfils(fulfil);
    const { id } = await acme.approve();
    await acme.settle();
    expect(await acme.state(id)).toBe('failed');
    expect(await acme.reasonOf(id, 'fulfilment-failed')).toBe(
      'The quota of this project is used up.',
    );
    acme.later(24);
    await acme.fulfilment.startReady();
    await acme.settle();
    expect(fulfil).toHaveBeenCalledTimes(1);
  });

  it('fails when it was tried for hours, and begins again when an administrator says so', async () => {
    let isDown = true;
    const keys = new Set<string>();
    const acme = acmeThatFulfils(async ({ idempotencyKey }) => {
      keys.add(idempotencyKey);
      if (isDown) {
        throw new Error('connect ECONNREFUSED');
      }
    });
    const { id } = await acme.approve();
    for (let hour = 0; hour < 20; hour++) {
      await acme.settle();
      acme.later(2);
    }
    expect(await acme.state(id)).toBe('failed');
    expect(await acme.reasonOf(id, 'fulfilment-failed')).toBe(
      'It was tried many times. The last time: Error: connect ECONNREFUSED',
    );
    expect(keys.size).toBe(1);

    isDown = false;
    const { items } = await acme.stores.effects.unsettled({
      state: ['dead'],
      limit: 10,
    });
    await acme.stores.effects.retry(items[0].id, acme.time.now);
    await acme.settle();
    await acme.settle();
    expect(await acme.state(id)).toBe('fulfilled');
    expect(keys.size).toBe(2);
  });

  it('is not carried out for a fulfilment that is over', async () => {
    const fulfil = works();
    const acme = acmeThatFulfils(fulfil);
    const { id } = await acme.service.submit(drafts.automatic, by('mira'));
    await acme.settle();
    const stale = {
      id: 'stale',
      requestId: id,
      kind: 'fulfilment' as const,
      idempotencyKey: `${id}:1:fulfilment`,
      payload: { seq: 1 },
      attempts: 0,
    };
    const channel = new FulfilmentChannel({
      fulfillers: new Map([['database', { fulfil }]]),
      store: acme.stores.requests,
      service: acme.service,
      clock: () => acme.time.now,
    });
    await channel.carryOut(stale);
    await channel.giveUp(stale, 'too late');
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(await acme.state(id)).toBe('fulfilled');
  });
});

describe('what is held back', () => {
  const inDecember = {
    ...acmeConfig,
    calendars: [
      {
        id: 'year-end',
        title: 'the year-end freeze',
        freeze: true,
        windows: [{ from: '2026-12-18', to: '2027-01-03' }],
      },
    ],
  };

  it('waits for the time that was asked for', async () => {
    const fulfil = works();
    const acme = acmeThatFulfils(fulfil);
    const asked = await acme.service.submit(
      { ...drafts.automatic, notBefore: '2026-11-20T20:00:00Z' },
      by('mira'),
    );
    await acme.settle();
    await acme.fulfilment.startReady();
    expect(asked).toMatchObject({
      state: 'approved',
      hold: { until: '2026-11-20T20:00:00.000Z' },
    });
    expect(await acme.state(asked.id)).toBe('approved');
    await expect(acme.service.startFulfilment(asked.id)).rejects.toThrow(
      'Request #1 is held back. It is not to be carried out before the time that was asked for.',
    );
    acme.later(10);
    await acme.fulfilment.startReady();
    await acme.settle();
    expect(await acme.state(asked.id)).toBe('fulfilled');
    expect(acme.logger.warn).not.toHaveBeenCalled();
  });

  it('waits for the end of a freeze, which may have begun since', async () => {
    const acme = acmeThatFulfils(works(), inDecember);
    acme.time.now = new Date('2026-12-20T10:00:00Z');
    const asked = await acme.service.submit(drafts.automatic, by('mira'));
    await acme.settle();
    await acme.fulfilment.startReady();
    expect(asked).toMatchObject({
      state: 'approved',
      hold: {
        reason: 'Nothing is carried out during the year-end freeze.',
        until: '2027-01-03T23:00:00.000Z',
      },
    });
    expect(await acme.state(asked.id)).toBe('approved');
    acme.time.now = new Date('2027-01-04T00:00:00Z');
    await acme.fulfilment.startReady();
    await acme.settle();
    expect(await acme.state(asked.id)).toBe('fulfilled');
  });

  it('waits for the catalog, says so once, and goes on', async () => {
    const acme = acmeThatFulfils(works());
    const quiet = new RequestService(acme.serviceOptions);
    const { id } = await quiet.submit(drafts.automatic, by('mira'));
    const working = acme.catalog.getEntitiesByRefs.getMockImplementation();
    acme.catalog.getEntitiesByRefs.mockRejectedValue(new Error('ECONNREFUSED'));
    await acme.fulfilment.startReady();
    await acme.fulfilment.startReady();
    expect(await acme.state(id)).toBe('approved');
    expect(acme.logger.warn).toHaveBeenCalledTimes(1);
    expect(await acme.queries.get(id, by('mira'))).toMatchObject({
      hold: {
        reason:
          'The catalog cannot be asked who takes part in it. It is tried again.',
        since: '2026-11-20T10:00:00.000Z',
      },
    });
    acme.catalog.getEntitiesByRefs.mockImplementation(working);
    await acme.fulfilment.startReady();
    await acme.settle();
    expect(await acme.state(id)).toBe('fulfilled');
  });
});

describe('what waits because a check cannot be made', () => {
  const ready = (ask: () => void) => ({
    id: 'readiness',
    title: 'Readiness',
    check: async () => {
      ask();
      return { outcome: 'passed' as const };
    },
  });
  const onlyIfReady = {
    ...acmeConfig,
    rules: [
      {
        id: 'not-ready',
        when: { $not: { 'checks.readiness.outcome': 'passed' } },
        tier: 'standard',
      },
      ...acmeConfig.rules,
    ],
  };

  async function waiting() {
    let problem: string | undefined;
    const acme = acmeThatFulfils(works(), onlyIfReady, {
      checks: [
        ready(() => {
          if (problem) {
            throw new Error(problem);
          }
        }),
      ],
    });
    const quiet = new RequestService(acme.serviceOptions);
    const { id } = await quiet.submit(drafts.automatic, by('mira'));
    problem = 'ECONNREFUSED';
    await acme.fulfilment.startReady();
    return {
      ...acme,
      id,
      mend: () => {
        problem = undefined;
      },
      get: () => acme.queries.get(id, by('mira')),
      delays: async () =>
        (await acme.stores.requests.history(id)).filter(
          ({ action }) => action === 'fulfilment-delayed',
        ),
    };
  }

  it('says so, and since when, for as long as it is so', async () => {
    const acme = await waiting();
    acme.later(3);
    await acme.fulfilment.startReady();
    expect(await acme.get()).toMatchObject({
      state: 'approved',
      hold: {
        reason: expect.stringContaining('cannot be found out now'),
        since: '2026-11-20T10:00:00.000Z',
      },
    });
    acme.mend();
    await acme.fulfilment.startReady();
    await acme.settle();
    const done = await acme.get();
    expect(done.state).toBe('fulfilled');
    expect(done.hold).toBeUndefined();
  });

  it('has it in its record once, however often it was tried', async () => {
    const acme = await waiting();
    for (let tries = 0; tries < 5; tries++) {
      acme.later(2);
      await acme.fulfilment.startReady();
      await acme.settle();
    }
    expect(await acme.delays()).toMatchObject([
      { actor: { kind: 'system' }, data: { reason: expect.any(String) } },
    ]);
    expect((await acme.queries.history(acme.id)).verification).toEqual({
      verified: true,
    });
  });

  it('can still be cancelled', async () => {
    const acme = await waiting();
    const cancelled = await acme.service.cancel(acme.id, {}, by('mira'));
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.hold).toBeUndefined();
    await acme.fulfilment.startReady();
    expect(await acme.delays()).toHaveLength(1);
  });
});

describe('what would not be approved by now', () => {
  it('is pending again, with a sentence of what changed', async () => {
    const fulfil = works();
    const acme = acmeThatFulfils(fulfil);
    const quiet = new RequestService(acme.serviceOptions);
    const { id } = await quiet.submit(drafts.automatic, by('mira'));
    acme.activate({
      ...acmeConfig,
      rules: [
        ...acmeConfig.rules,
        { id: 'all', when: { monthlyCost: { $gt: 10 } }, tier: 'standard' },
      ],
    });
    await acme.fulfilment.startReady();
    await acme.settle();
    expect(fulfil).not.toHaveBeenCalled();
    expect(await acme.queries.get(id, by('ada'))).toMatchObject({
      state: 'pending',
      revision: 2,
      allowedActions: { approve: { allowed: true } },
    });
    expect(await acme.reasonOf(id, 're-evaluated')).toBe(
      'The policy has changed since the approval. It needs "Lead approval", and was approved as "Automatic".',
    );
    expect((await acme.queries.history(id)).verification).toEqual({
      verified: true,
    });
  });

  it('is asked for again when the approval is too old', async () => {
    const fulfil = works();
    const acme = acmeThatFulfils(
      fulfil,
      acmeWithStandardTier({ approvalValidFor: 'PT2H' }),
    );
    const quiet = new RequestService(acme.serviceOptions);
    const asked = await quiet.submit(drafts.standard, by('mira'));
    const approved = await quiet.vote(
      asked.id,
      { verdict: 'approve', digest: asked.digest },
      by('ada'),
    );
    expect(approved.approvalValidUntil).toBe('2026-11-20T12:00:00.000Z');
    acme.later(3);
    await acme.fulfilment.startReady();
    await acme.settle();
    expect(await acme.state(asked.id)).toBe('pending');
    await acme.service.vote(
      asked.id,
      { verdict: 'approve', digest: asked.digest },
      by('ada'),
    );
    await acme.settle();
    expect(await acme.state(asked.id)).toBe('fulfilled');
    expect(fulfil).toHaveBeenCalledTimes(1);
  });
});

describe('what is tried again', () => {
  const deny = { id: 'stop', when: { type: 'database' }, deny: 'No more.' };
  const failsFirst = () =>
    works().mockRejectedValueOnce(new Error('the cloud did not answer'));

  it('waits for the end of a freeze that has begun since', async () => {
    const fulfil = failsFirst();
    const acme = acmeThatFulfils(fulfil);
    const { id } = await acme.approve();
    await acme.settle();
    acme.activate({
      ...acmeConfig,
      calendars: [
        {
          id: 'stop',
          title: 'the stop',
          freeze: true,
          windows: [{ from: '2026-11-20', to: '2026-11-20' }],
        },
      ],
    });
    acme.later(1);
    await acme.settle();
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(await acme.state(id)).toBe('fulfilling');
    const { items } = await acme.stores.effects.unsettled({
      state: ['failing'],
      limit: 10,
    });
    expect(items.map(({ lastError }) => lastError)).toEqual([
      expect.stringContaining('Nothing is carried out during the stop.'),
    ]);
    acme.later(24);
    await acme.settle();
    expect(fulfil).toHaveBeenCalledTimes(2);
    expect(await acme.state(id)).toBe('fulfilled');
  });

  it('is not carried out any more where it would be denied by now', async () => {
    const fulfil = failsFirst();
    const acme = acmeThatFulfils(fulfil);
    const { id } = await acme.approve();
    await acme.settle();
    acme.activate({ ...acmeConfig, rules: [...acmeConfig.rules, deny] });
    acme.later(1);
    await acme.settle();
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(await acme.state(id)).toBe('denied');
    expect(await acme.reasonOf(id, 'fulfilment-failed')).toBe(
      'It was not tried again. The policy has changed since the approval. The policy denies it: No more.',
    );
    expect((await acme.queries.history(id)).verification).toEqual({
      verified: true,
    });
  });

  it('waits for people where the approval is too old by now', async () => {
    const fulfil = failsFirst();
    const acme = acmeThatFulfils(
      fulfil,
      acmeWithStandardTier({ approvalValidFor: 'PT2H' }),
    );
    const { id, digest } = await acme.approve();
    await acme.settle();
    acme.later(3);
    await acme.settle();
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(await acme.state(id)).toBe('pending');
    await acme.service.vote(id, { verdict: 'approve', digest }, by('grace'));
    await acme.settle();
    expect(await acme.state(id)).toBe('fulfilled');
  });

  it('is not called while it cannot be judged', async () => {
    const fulfil = failsFirst();
    const acme = acmeThatFulfils(fulfil);
    const { id } = await acme.approve();
    await acme.settle();
    const working = acme.catalog.getEntitiesByRefs.getMockImplementation();
    acme.catalog.getEntitiesByRefs.mockRejectedValue(new Error('ECONNREFUSED'));
    acme.later(1);
    await acme.settle();
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(await acme.state(id)).toBe('fulfilling');
    acme.catalog.getEntitiesByRefs.mockImplementation(working);
    acme.later(1);
    await acme.settle();
    expect(await acme.state(id)).toBe('fulfilled');
  });

  it('is judged before the first attempt as well, where that comes late', async () => {
    const fulfil = works();
    const acme = acmeThatFulfils(fulfil);
    const asked = await acme.approve();
    await acme.fulfilment.startReady();
    expect(await acme.state(asked.id)).toBe('fulfilling');
    acme.activate({ ...acmeConfig, rules: [...acmeConfig.rules, deny] });
    acme.later(1);
    await acme.settle();
    expect(fulfil).not.toHaveBeenCalled();
    expect(await acme.state(asked.id)).toBe('denied');
  });
});
