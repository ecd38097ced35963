import { mockServices } from '@backstage/backend-test-utils';
import { aChange, anEffect } from '../store/__testUtils__/requests';
import { createInMemoryStores } from '../store/createInMemoryStores';
import { EffectRunner } from './EffectRunner';

const start = new Date('2026-11-20T10:00:00Z').getTime();

async function queued(keys: string[]) {
  const stores = createInMemoryStores();
  const time = { now: start };
  const logger = mockServices.logger.mock();
  const event = jest.fn();
  const givenUp = jest.fn();
  const queue = (id: string, more: string[]) =>
    stores.requests.insert(
      aChange(
        { id, updatedAt: new Date(start) },
        {
          effects: more.map(idempotencyKey =>
            anEffect({ kind: 'event', idempotencyKey }),
          ),
        },
      ),
    );
  await queue('a', keys);
  const runner = () =>
    new EffectRunner({
      store: stores.effects,
      channels: {
        event,
        signal: jest.fn(),
        notification: jest.fn(),
        fulfilment: jest.fn(),
      },
      onGivenUp: { event: givenUp },
      clock: () => new Date(time.now),
      logger,
    });
  const tried = () => event.mock.calls.map(([one]) => one.idempotencyKey);
  return {
    runner,
    event,
    givenUp,
    time,
    logger,
    tried,
    queue,
    store: stores.effects,
  };
}

describe('EffectRunner', () => {
  it('carries out everything that is due, once', async () => {
    const keys = Array.from({ length: 45 }, (_, index) => `k${index}`);
    const { runner, tried } = await queued(keys);
    const one = runner();
    const other = runner();
    await Promise.all([one.runDue(), other.runDue(), one.runDue()]);
    expect([...tried()].sort()).toEqual([...keys].sort());
  });

  it('tries a failed effect again, later each time, without holding up others', async () => {
    const { runner, event, time, tried } = await queued(['bad', 'good']);
    event.mockImplementation(async ({ idempotencyKey }) => {
      if (idempotencyKey === 'bad') {
        throw new Error('receiver is down');
      }
    });
    const one = runner();
    const triedAfter = async (seconds: number) => {
      time.now = start + seconds * 1000;
      event.mockClear();
      await one.runDue();
      return tried();
    };
    expect((await triedAfter(0)).sort()).toEqual(['bad', 'good']);
    expect(await triedAfter(1)).toEqual([]);
    expect(await triedAfter(2)).toEqual(['bad']);
    expect(await triedAfter(5)).toEqual([]);
    expect(await triedAfter(6)).toEqual(['bad']);
  });

  it('gives up after fifteen attempts, loudly', async () => {
    const { runner, event, time, logger } = await queued(['bad']);
    event.mockRejectedValue(new Error('receiver is gone'));
    const one = runner();
    for (let day = 0; day < 30; day++) {
      time.now = start + day * 24 * 60 * 60 * 1000;
      await one.runDue();
    }
    expect(event).toHaveBeenCalledTimes(15);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('Effect bad failed (attempt 15 of 15)'),
    );
  });

  it('does not forget an effect before what follows from giving up is done', async () => {
    const { runner, event, givenUp, time, store } = await queued(['bad']);
    const one = runner();
    event.mockRejectedValue(new Error('receiver is down'));
    givenUp.mockRejectedValueOnce(new Error('the database is down'));
    const dead = async () =>
      (await store.unsettled({ state: ['dead'], limit: 9 })).totalItems;
    for (let hour = 0; hour <= 24; hour++) {
      time.now = start + hour * 3_600_000;
      await one.runDue();
      const calls = givenUp.mock.calls.length;
      expect(await dead()).toBe(calls > 1 ? 1 : 0);
    }
    expect(event).toHaveBeenCalledTimes(15);
    expect(givenUp).toHaveBeenCalledTimes(2);
    expect(givenUp).toHaveBeenCalledWith(
      expect.objectContaining({ idempotencyKey: 'bad' }),
      'Error: receiver is down',
    );
  });

  it('gives up as well on what ends the process each time it is tried', async () => {
    const { runner, event, time, logger, store } = await queued(['poison']);
    event.mockResolvedValue(undefined);
    for (let crash = 0; crash < 15; crash++) {
      time.now = start + crash * 120_000;
      const now = new Date(time.now);
      // Claimed by a process that was never heard of again.
      const claimed = await store.claim({
        now,
        leaseUntil: new Date(time.now + 60_000),
        limit: 1,
      });
      expect(claimed).toHaveLength(1);
    }
    time.now += 120_000;
    await runner().runDue();
    expect(event).not.toHaveBeenCalled();
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(
      await store.unsettled({ state: ['failing', 'dead'], limit: 9 }),
    ).toMatchObject({
      items: [
        {
          state: 'dead',
          lastError: expect.stringContaining('Not carried out in 15 attempts'),
        },
      ],
    });
  });

  it('does not keep others waiting for a slow one', async () => {
    const { runner, event, tried, queue } = await queued(['slow']);
    let finish = () => {};
    event.mockImplementation(({ idempotencyKey }) =>
      idempotencyKey === 'slow'
        ? new Promise<void>(resolve => {
            finish = resolve;
          })
        : Promise.resolve(),
    );
    const one = runner();
    await one.startDue();
    await queue('b', ['quick']);
    await one.startDue();
    expect(tried()).toEqual(['slow', 'quick']);
    finish();
    await one.runDue();
    expect(tried()).toEqual(['slow', 'quick']);
  });

  it('keeps for itself what takes longer than a lease', async () => {
    jest.useFakeTimers();
    try {
      const { runner, event, time, tried } = await queued(['slow']);
      let finish = () => {};
      event.mockReturnValue(
        new Promise<void>(resolve => {
          finish = resolve;
        }),
      );
      const one = runner();
      await one.startDue();
      for (let seconds = 20; seconds <= 300; seconds += 20) {
        time.now = start + seconds * 1000;
        await jest.advanceTimersByTimeAsync(20_000);
        await runner().runDue();
      }
      expect(tried()).toEqual(['slow']);
      finish();
      await one.runDue();
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('starts nothing more once it is stopped', async () => {
    const { runner, event, queue } = await queued(['before']);
    const one = runner();
    await one.runDue();
    await one.stop();
    await queue('b', ['after']);
    await one.runDue();
    expect(
      event.mock.calls.map(([{ idempotencyKey }]) => idempotencyKey),
    ).toEqual(['before']);
  });
});
