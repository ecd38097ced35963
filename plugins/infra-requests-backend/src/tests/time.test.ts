import { mockServices } from '@backstage/backend-test-utils';
import type { CostEstimate } from '@infra-requests/plugin-infra-requests-common';
import { aService, by } from '../__testUtils__/aService';
import {
  acmeConfig,
  acmeWithStandardTier,
  drafts,
} from '../__testUtils__/acme';
import { RequestService } from '../service/RequestService';
import { workOffDueSteps } from '../tasks/runDueSteps';

const HOUR = 3_600_000;

const timed = acmeWithStandardTier({
  due: 'P2D',
  remindAfter: 'P1D',
  escalate: [{ after: 'PT36H', to: ['group:default/security'] }],
});

/** Acme where leads have two days, are reminded after one, and security joins them half a day later. */
function aTimedService(config: object = timed) {
  const acme = aService({ config });
  const { service, serviceOptions, stores, time } = acme;
  return {
    ...acme,
    later: (hours: number) => {
      time.now = new Date(time.now.getTime() + hours * HOUR);
    },
    workOff: (options?: { signal: AbortSignal }, other = service) =>
      workOffDueSteps(
        { ...serviceOptions, service: other, readModel: stores.readModel },
        options,
      ),
    approve: (
      asked: { id: string; digest: string },
      name = 'ada',
      other = service,
    ) =>
      other.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest },
        by(name),
      ),
    actions: async (id: string) =>
      (await stores.requests.history(id)).map(({ action }) => action),
  };
}

describe('a request that expired while its page was open', () => {
  it('takes the vote as late, whether or not the schedule has looked at it', async () => {
    const { service, queries, later, approve, actions } = aTimedService();
    const asked = await service.submit(drafts.standard, by('mira'));
    later(48);

    expect(await approve(asked)).toMatchObject({
      state: 'expired',
      votes: [],
      lateVotes: [{ voter: 'user:default/ada', verdict: 'approve' }],
    });
    expect((await actions(asked.id)).slice(-2)).toEqual([
      'expired',
      'late-vote',
    ]);
    await expect(approve(asked)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect((await queries.history(asked.id)).verification).toEqual({
      verified: true,
    });
  });

  it('is shown as expired and offers nothing but talking about it', async () => {
    const { service, queries, later } = aTimedService();
    const asked = await service.submit(drafts.standard, by('mira'));
    later(48);
    const shown = await queries.get(asked.id, by('ada'));
    expect(shown.state).toBe('expired');
    expect(shown.deadline).toBeUndefined();
    expect(
      Object.entries(shown.allowedActions).flatMap(([action, { allowed }]) =>
        allowed ? [action] : [],
      ),
    ).toEqual(['comment']);
  });

  it('cannot be cancelled or edited any more, and says what it is', async () => {
    const { service, later } = aTimedService();
    const asked = await service.submit(drafts.standard, by('mira'));
    later(48);
    await expect(
      service.cancel(asked.id, {}, by('mira')),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      currentState: 'expired',
      message: expect.stringContaining('is expired'),
    });
  });
});

describe('the countdown of a pending request', () => {
  it('shows the deadline and every step before it', async () => {
    const { service, queries, later } = aTimedService();
    const asked = await service.submit(drafts.standard, by('mira'));
    expect(asked).toMatchObject({
      deadline: {
        at: '2026-11-22T10:00:00.000Z',
        overdue: false,
        onTimeout: 'expire',
      },
      upcoming: [
        { kind: 'remind', at: '2026-11-21T10:00:00.000Z' },
        {
          kind: 'escalate',
          at: '2026-11-21T22:00:00.000Z',
          to: ['group:default/security'],
        },
        { kind: 'expire', at: '2026-11-22T10:00:00.000Z' },
      ],
    });
    later(40);
    const shown = await queries.get(asked.id, by('sofia'));
    expect(shown.upcoming).toEqual([
      { kind: 'expire', at: '2026-11-22T10:00:00.000Z' },
    ]);
    expect(shown.allowedActions.approve).toEqual({ allowed: true });
  });
});

describe('the schedule', () => {
  it('takes each step when it is due', async () => {
    const { service, later, workOff, actions } = aTimedService();
    const { id } = await service.submit(drafts.standard, by('mira'));
    const before = await actions(id);
    for (const hours of [23, 1, 12, 11, 1]) {
      later(hours);
      await workOff();
    }
    expect((await actions(id)).slice(before.length)).toEqual([
      'reminded',
      'escalated',
      'expired',
    ]);
    await workOff();
    expect(await actions(id)).toHaveLength(before.length + 3);
  });

  it('loses no step and takes none twice when it is stopped in the middle', async () => {
    const { service, later, workOff, actions } = aTimedService();
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      ids.push((await service.submit(drafts.standard, by('mira'))).id);
    }
    later(24);

    const stopped = new AbortController();
    let taken = 0;
    await workOff({ signal: stopped.signal }, {
      runDueSteps: async (id: string) => {
        await service.runDueSteps(id);
        taken += 1;
        if (taken === 2) {
          stopped.abort();
        }
      },
    } as RequestService);
    expect(taken).toBe(2);
    await Promise.all([workOff(), workOff()]);

    for (const id of ids) {
      const reminders = (await actions(id)).filter(one => one === 'reminded');
      expect(reminders).toHaveLength(1);
    }
  });

  it('is not held up by a request that fails, nor by many', async () => {
    const { service, stores, later, logger, serviceOptions, actions } =
      aTimedService();
    const ids: string[] = [];
    for (let count = 0; count < 60; count++) {
      ids.push((await service.submit(drafts.standard, by('mira'))).id);
    }
    later(24);
    const healthy = ids[59];
    await workOffDueSteps({
      ...serviceOptions,
      readModel: stores.readModel,
      logger,
      service: {
        runDueSteps: async id => {
          if (id !== healthy) {
            throw new Error('the disk is full');
          }
          await service.runDueSteps(id);
        },
      },
    });
    expect(await actions(healthy)).toContain('reminded');
    expect(logger.warn).toHaveBeenCalledTimes(59);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(ids[0]),
      expect.objectContaining({ message: 'the disk is full' }),
    );
  });

  it('comes to an end where there is nothing to do although it was said so', async () => {
    const { service, later, serviceOptions } = aTimedService();
    const { id } = await service.submit(drafts.standard, by('mira'));
    later(1);
    const runDueSteps = jest.fn((each: string) => service.runDueSteps(each));
    await workOffDueSteps({
      ...serviceOptions,
      logger: mockServices.logger.mock(),
      readModel: { dueForSteps: async () => [id] },
      service: { runDueSteps },
    });
    expect(runDueSteps).toHaveBeenCalledTimes(1);
  });
});

describe('two replicas whose clocks differ', () => {
  it('write one record in which time goes forward', async () => {
    const config = acmeWithStandardTier({
      stages: [
        {
          name: 'review',
          requirements: [
            { approvers: ['group:default/platform-leads'], count: 2 },
          ],
        },
      ],
    });
    const { service, serviceOptions, queries, approve, time, stores } =
      aTimedService(config);
    const ahead = new RequestService({
      ...serviceOptions,
      clock: () => new Date(time.now.getTime() + 5 * 60_000),
    });
    const asked = await service.submit(drafts.standard, by('mira'));
    await approve(asked, 'ada', ahead);

    expect(await approve(asked, 'grace')).toMatchObject({ state: 'approved' });

    const times = (await stores.requests.history(asked.id)).map(({ at }) => at);
    expect([...times].sort()).toEqual(times);
    expect(new Set(times).size).toBe(2);
    expect((await queries.history(asked.id)).verification).toEqual({
      verified: true,
    });
  });

  it('agree that a deadline has passed once one of them has seen it', async () => {
    const { service, serviceOptions, later, approve, time } = aTimedService();
    const asked = await service.submit(drafts.standard, by('mira'));
    later(47.99);
    const ahead = new RequestService({
      ...serviceOptions,
      clock: () => new Date(time.now.getTime() + 5 * 60_000),
    });
    await ahead.runDueSteps(asked.id);
    expect(await approve(asked)).toMatchObject({ state: 'expired' });
  });
});

describe('a vote while the cost is being estimated again', () => {
  const priced = (monthly: string): CostEstimate => ({
    currency: 'USD',
    monthly,
    lines: [{ title: 'Instance', amount: monthly }],
  });

  /** Acme whose prices are found out by somebody who can be kept from answering. */
  function withSlowPrices(config: object = acmeConfig) {
    const answers: (() => void)[] = [];
    const prices = { monthly: '620.00', areSlow: false };
    const estimate = async () => {
      if (prices.areSlow) {
        await new Promise<void>(resolve => {
          answers.push(resolve);
        });
      }
      return priced(prices.monthly);
    };
    const acme = aService({
      config,
      estimators: new Map([['database', { estimate }]]),
    });
    return {
      ...acme,
      prices,
      /** Resolves when somebody waits for a price, with how to answer. */
      asked: async () => {
        while (answers.length === 0) {
          await new Promise(resolve => {
            setImmediate(resolve);
          });
        }
        return answers.shift()!;
      },
    };
  }

  it('does not count for the edit that it was not cast on', async () => {
    const twoLeads = acmeWithStandardTier({
      stages: [
        {
          name: 'review',
          requirements: [
            { approvers: ['group:default/platform-leads'], count: 2 },
          ],
        },
      ],
    });
    const { service, prices, asked, queries } = withSlowPrices(twoLeads);
    const request = await service.submit(drafts.standard, by('mira'));
    prices.areSlow = true;
    prices.monthly = '900.00';
    const edited = service.edit(
      request.id,
      {
        digest: request.digest,
        parameters: { ...drafts.standard.parameters, replicas: 3 },
      },
      by('mira'),
    );
    const answer = await asked();
    const voted = await service.vote(
      request.id,
      { verdict: 'approve', digest: request.digest },
      by('ada'),
    );
    expect(voted.votes).toHaveLength(1);
    prices.areSlow = false;
    answer();

    expect(await edited).toMatchObject({
      revision: 2,
      monthlyCost: '900.00',
      state: 'pending',
      votes: [],
    });
    await expect(
      service.vote(
        request.id,
        { verdict: 'approve', digest: request.digest },
        by('grace'),
      ),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect((await queries.history(request.id)).verification).toEqual({
      verified: true,
    });
  });

  it('stands where it decided before the edit was priced', async () => {
    const { service, prices, asked } = withSlowPrices();
    const request = await service.submit(drafts.standard, by('mira'));
    prices.areSlow = true;
    const edited = service.edit(
      request.id,
      {
        digest: request.digest,
        parameters: { ...drafts.standard.parameters, replicas: 3 },
      },
      by('mira'),
    );
    const answer = await asked();
    const voted = await service.vote(
      request.id,
      { verdict: 'approve', digest: request.digest },
      by('ada'),
    );
    expect(voted).toMatchObject({ state: 'approved', revision: 1 });
    prices.areSlow = false;
    answer();
    await expect(edited).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('is not carried out where it was cancelled while it was priced again', async () => {
    const { service, prices, asked, queries } = withSlowPrices();
    const request = await service.submit(drafts.standard, by('mira'));
    await service.vote(
      request.id,
      { verdict: 'approve', digest: request.digest },
      by('ada'),
    );
    prices.areSlow = true;
    const started = service.startFulfilment(request.id);
    const answer = await asked();
    await service.cancel(request.id, {}, by('mira'));
    prices.areSlow = false;
    answer();
    await expect(started).rejects.toMatchObject({ name: 'ConflictError' });
    expect((await queries.record(request.id)).state).toBe('cancelled');
  });
});
