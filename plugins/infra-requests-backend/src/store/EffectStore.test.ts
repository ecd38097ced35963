import type { EffectDraft } from '../domain/types';
import type { RequestStores } from './RequestStores';
import { aChange, anEffect } from './__testUtils__/requests';
import { eachImplementation } from './__testUtils__/implementations';

const minute = (m: number) =>
  new Date(Date.UTC(2026, 10, 21, 10, m)); /* 10:00 and m minutes */

jest.setTimeout(60_000);

describe.each(eachImplementation())('EffectStore: %s', (_name, makeStores) => {
  let stores: RequestStores;
  beforeEach(async () => {
    stores = await makeStores();
  });

  const queue = (id: string, at: Date, effects: Partial<EffectDraft>[]) =>
    stores.requests.insert(
      aChange({ id, updatedAt: at }, { effects: effects.map(anEffect) }),
    );
  const claim = (now: Date, options: { until?: Date; limit?: number } = {}) =>
    stores.effects.claim({
      now,
      leaseUntil: options.until ?? minute(59),
      limit: options.limit ?? 100,
    });
  const keys = (effects: { idempotencyKey: string }[]) =>
    effects.map(({ idempotencyKey }) => idempotencyKey);

  it('hands out what was committed, as it was written', async () => {
    await queue('a', minute(0), [
      {
        kind: 'event',
        idempotencyKey: 'k',
        payload: { b: [1, null], a: 'ü' },
      },
    ]);
    expect(await claim(minute(1))).toEqual([
      {
        id: expect.any(String),
        requestId: 'a',
        kind: 'event',
        idempotencyKey: 'k',
        payload: { b: [1, null], a: 'ü' },
        attempts: 0,
      },
    ]);
  });

  it('hands out the oldest first, as many as asked for', async () => {
    await queue('late', minute(2), [{ idempotencyKey: 'third' }]);
    await queue('early', minute(1), [
      { idempotencyKey: 'first' },
      { idempotencyKey: 'second' },
    ]);
    expect(keys(await claim(minute(3), { limit: 2 }))).toEqual([
      'first',
      'second',
    ]);
    expect(keys(await claim(minute(3), { limit: 2 }))).toEqual(['third']);
  });

  it('hands out nothing before it is due', async () => {
    await queue('a', minute(5), [{}]);
    expect(await claim(minute(4))).toEqual([]);
    expect(await claim(minute(5))).toHaveLength(1);
  });

  it('keeps a leased effect from other workers until the lease runs out', async () => {
    await queue('a', minute(0), [{}]);
    expect(await claim(minute(1), { until: minute(5) })).toHaveLength(1);
    expect(await claim(minute(4))).toEqual([]);
    const [again] = await claim(minute(5));
    expect(again.attempts).toBe(1);
  });

  it('keeps it for longer while the worker says that it is still at it', async () => {
    await queue('a', minute(0), [{}]);
    const [effect] = await claim(minute(1), { until: minute(5) });
    await stores.effects.renew(effect.id, minute(10));
    expect(await claim(minute(9))).toEqual([]);
    expect(await claim(minute(10))).toHaveLength(1);
  });

  it('takes nothing away again from what has failed or got through meanwhile', async () => {
    await queue('a', minute(0), [{ idempotencyKey: 'failed' }]);
    await queue('b', minute(0), [{ idempotencyKey: 'done' }]);
    const [failed, done] = await claim(minute(1));
    await stores.effects.fail(failed.id, {
      error: 'mail server is down',
      retryAt: minute(2),
    });
    await stores.effects.complete(done.id, minute(1));
    await stores.effects.renew(failed.id, minute(30));
    await stores.effects.renew(done.id, minute(30));
    expect(keys(await claim(minute(3)))).toEqual(['failed']);
  });

  it('never hands out again what was carried out', async () => {
    await queue('a', minute(0), [{}]);
    const [effect] = await claim(minute(1), { until: minute(2) });
    await stores.effects.complete(effect.id, minute(1));
    expect(await claim(minute(3))).toEqual([]);
  });

  it('tries a failed effect again when it is time, and counts the attempts', async () => {
    await queue('a', minute(0), [{}]);
    const [first] = await claim(minute(1));
    await stores.effects.fail(first.id, {
      error: 'mail server is down',
      retryAt: minute(10),
    });
    expect(await claim(minute(9))).toEqual([]);
    const [second] = await claim(minute(10));
    expect(second).toEqual({ ...first, attempts: 1 });
  });

  it('gives up a dead effect', async () => {
    await queue('a', minute(0), [{}]);
    const [effect] = await claim(minute(1), { until: minute(2) });
    await stores.effects.fail(effect.id, { error: 'no such recipient' });
    expect(await claim(minute(30))).toEqual([]);
  });

  it('does not bring back what another worker carried out meanwhile', async () => {
    await queue('a', minute(0), [{}]);
    const [slow] = await claim(minute(1), { until: minute(2) });
    const [fast] = await claim(minute(3), { until: minute(4) });
    await stores.effects.complete(fast.id, minute(3));
    await stores.effects.fail(slow.id, {
      error: 'timed out',
      retryAt: minute(5),
    });
    expect(await claim(minute(30))).toEqual([]);
  });

  it('never gives one effect to two workers', async () => {
    const all = Array.from({ length: 40 }, (_, index) => `effect-${index}`);
    await queue(
      'a',
      minute(0),
      all.map(idempotencyKey => ({ idempotencyKey })),
    );
    const workers = await Promise.all(
      Array.from({ length: 8 }, () => claim(minute(1), { limit: 5 })),
    );
    expect(workers.map(({ length }) => length <= 5)).not.toContain(false);
    const claimed = keys(workers.flat());
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = keys(await claim(minute(1)));
    expect([...claimed, ...rest].sort()).toEqual([...all].sort());
  });

  it('refuses an effect that is already queued, with the whole change', async () => {
    await queue('a', minute(0), [{ idempotencyKey: 'same' }]);
    await expect(
      queue('b', minute(0), [{ idempotencyKey: 'same' }]),
    ).rejects.toThrow();
    expect(await stores.requests.get('b')).toBeUndefined();
  });

  describe('what does not get through', () => {
    const both = { state: ['failing' as const, 'dead' as const], limit: 10 };

    /** One that got through in the end, one that fails, one that is dead, one that was never tried. */
    const queueEach = async () => {
      await queue('a', minute(0), [
        { idempotencyKey: 'through' },
        {
          kind: 'event',
          idempotencyKey: 'failing',
          payload: { action: 'approved' },
        },
        { idempotencyKey: 'dead', payload: { action: 1 } },
      ]);
      const [through, failing, dead] = await claim(minute(1));
      const error = 'mail server is down';
      for (const { id } of [through, failing]) {
        await stores.effects.fail(id, { error, retryAt: minute(5) });
      }
      await stores.effects.fail(dead.id, { error: 'no such recipient' });
      await claim(minute(5), { limit: 1 });
      await stores.effects.complete(through.id, minute(6));
      await queue('b', minute(7), [{ idempotencyKey: 'new' }]);
      return { through, failing, dead };
    };

    it('is listed, the latest first', async () => {
      const { failing, dead } = await queueEach();
      const request = await stores.requests.get('a');
      expect(await stores.effects.unsettled(both)).toEqual({
        items: [
          {
            id: dead.id,
            requestId: 'a',
            requestNumber: request?.number,
            kind: 'notification',
            state: 'dead',
            attempts: 1,
            lastError: 'no such recipient',
            createdAt: minute(0).toISOString(),
          },
          {
            id: failing.id,
            requestId: 'a',
            requestNumber: request?.number,
            kind: 'event',
            action: 'approved',
            state: 'failing',
            attempts: 1,
            lastError: 'mail server is down',
            createdAt: minute(0).toISOString(),
            nextAttemptAt: minute(5).toISOString(),
          },
        ],
        totalItems: 2,
      });
    });

    it('is listed by state, as many as asked for', async () => {
      const { failing, dead } = await queueEach();
      const listed = async (options: Partial<typeof both>) => {
        const { items, totalItems } = await stores.effects.unsettled({
          ...both,
          ...options,
        });
        return [items.map(({ id }) => id), totalItems];
      };
      expect(await listed({ state: ['failing'] })).toEqual([[failing.id], 1]);
      expect(await listed({ state: ['dead'] })).toEqual([[dead.id], 1]);
      expect(await listed({ state: [] })).toEqual([[], 0]);
      expect(await listed({ limit: 1 })).toEqual([[dead.id], 2]);
    });

    it('is due at once when retried, as if it had never been tried', async () => {
      const { failing, dead } = await queueEach();
      for (const { id } of [failing, dead]) {
        expect(await stores.effects.retry(id, minute(2))).toMatchObject({
          id,
          state: 'waiting',
          attempts: 0,
          nextAttemptAt: minute(2).toISOString(),
        });
      }
      expect(await stores.effects.unsettled(both)).toEqual({
        items: [],
        totalItems: 0,
      });
      expect(await claim(minute(2))).toEqual([failing, dead]);
    });

    it('is not retried while somebody is at it, once it got through, or where it never was', async () => {
      const { through, failing } = await queueEach();
      await claim(minute(6), { until: minute(8) });
      expect(await stores.effects.retry(failing.id, minute(7))).toBe('busy');
      expect(await stores.effects.retry(through.id, minute(7))).toBe('done');
      for (const id of ['4711', 'x', '', '-1', '99999999999']) {
        expect(await stores.effects.retry(id, minute(7))).toBeUndefined();
      }
      expect(await stores.effects.retry(failing.id, minute(8))).toMatchObject({
        state: 'waiting',
      });
    });
  });
});
