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
  await stores.requests.insert(
    aChange(
      { id: 'a', updatedAt: new Date(start) },
      {
        effects: keys.map(idempotencyKey =>
          anEffect({ kind: 'event', idempotencyKey }),
        ),
      },
    ),
  );
  const runner = () =>
    new EffectRunner({
      store: stores.effects,
      channels: {
        event,
        signal: jest.fn(),
        notification: jest.fn(),
        fulfilment: jest.fn(),
      },
      clock: () => new Date(time.now),
      logger,
    });
  const tried = () => event.mock.calls.map(([one]) => one.idempotencyKey);
  return { runner, event, time, logger, tried };
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
});
