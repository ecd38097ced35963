import { emptyResult } from '../domain/backtest/BacktestTally';
import type { ChangedDecision } from '../domain/backtest/BacktestTally';
import { eachImplementation } from './__testUtils__/implementations';
import { stored } from './__testUtils__/requests';
import type { BacktestRecord, ChangedRequestsQuery } from './BacktestStore';
import type { RequestStores } from './RequestStores';

jest.setTimeout(60_000);

const minute = (m: number) => new Date(Date.UTC(2026, 10, 21, 10, m));

function aBacktest(overrides: Partial<BacktestRecord> = {}): BacktestRecord {
  return {
    id: 'b1',
    state: 'running',
    createdBy: 'user:default/ada',
    createdAt: minute(0),
    from: new Date('2026-08-01T00:00:00.000Z'),
    to: new Date('2026-11-01T00:00:00.000Z'),
    policyDigest: 'p'.repeat(64),
    total: 3,
    result: emptyResult(),
    aliveAt: minute(0),
    ...overrides,
  };
}

describe.each(eachImplementation())(
  'BacktestStore: %s',
  (_name, makeStores) => {
    let stores: RequestStores;
    beforeEach(async () => {
      stores = await makeStores();
    });

    const start = (overrides: Partial<BacktestRecord> = {}, maxRunning = 2) =>
      stores.backtests.start(aBacktest(overrides), { maxRunning });
    const idsOfLatest = async (limit = 10) =>
      (await stores.backtests.latest({ limit })).map(({ id }) => id);

    it('keeps a backtest as it was started', async () => {
      expect(await start()).toBe(true);
      expect(await stores.backtests.get('b1')).toEqual(aBacktest());
      expect(await stores.backtests.get('other')).toBeUndefined();
    });

    it('lists the newest first', async () => {
      await start({ id: 'a', createdAt: minute(1) }, 9);
      await start({ id: 'c', createdAt: minute(3) }, 9);
      await start({ id: 'b', createdAt: minute(2) }, 9);
      expect(await idsOfLatest(2)).toEqual(['c', 'b']);
    });

    it('starts only so many at a time, and another one when one has ended', async () => {
      expect(await start({ id: 'a' })).toBe(true);
      expect(await start({ id: 'b' })).toBe(true);
      expect(await start({ id: 'c' })).toBe(false);
      expect(await stores.backtests.get('c')).toBeUndefined();
      await stores.backtests.end('a', { state: 'done', at: minute(1) });
      expect(await start({ id: 'c' })).toBe(true);
    });

    it('starts only so many also when all are started in the same moment', async () => {
      const started = await Promise.all(
        Array.from({ length: 8 }, (_, index) => start({ id: `b${index}` })),
      );
      expect(started.filter(Boolean)).toHaveLength(2);
      expect(await idsOfLatest()).toHaveLength(2);
    });

    it('writes progress with what was found', async () => {
      await start();
      const request = await stored(stores.requests, { environment: 'staging' });
      const result = {
        ...emptyResult(),
        evaluated: 2,
        laxer: 1,
        unchanged: 1,
        waitingHoursSaved: 12.25,
        moves: [
          {
            from: 'elevated',
            to: 'automatic',
            count: 1,
            change: 'laxer' as const,
          },
        ],
      };
      const written = await stores.backtests.progress('b1', {
        total: 4,
        result,
        changed: [
          {
            requestId: request.id,
            number: request.number,
            before: 'elevated',
            after: 'automatic',
            change: 'laxer',
            text: 'Automatic, because it is “staging”',
          },
        ],
        at: minute(1),
      });
      expect(written).toBe(true);
      expect(await stores.backtests.get('b1')).toEqual(
        aBacktest({ total: 4, result, aliveAt: minute(1) }),
      );
      expect(await stores.backtests.listChanged('b1', { limit: 10 })).toEqual({
        items: [
          {
            id: request.id,
            number: request.number,
            typeTitle: 'PostgreSQL database',
            environment: 'staging',
            monthlyCost: '284.00',
            state: 'pending',
            before: 'elevated',
            after: 'automatic',
            change: 'laxer',
            text: 'Automatic, because it is “staging”',
          },
        ],
        nextCursor: undefined,
      });
    });

    it('writes nothing more once it has ended', async () => {
      await start();
      await stores.backtests.end('b1', { state: 'cancelled', at: minute(1) });
      const request = await stored(stores.requests);
      const written = await stores.backtests.progress('b1', {
        total: 9,
        result: { ...emptyResult(), evaluated: 9 },
        changed: [change(request.id, request.number)],
        at: minute(2),
      });
      await stores.backtests.end('b1', {
        state: 'failed',
        error: 'too late',
        at: minute(2),
      });
      expect(written).toBe(false);
      expect(await stores.backtests.get('b1')).toEqual(
        aBacktest({ state: 'cancelled', finishedAt: minute(1) }),
      );
      expect(
        (await stores.backtests.listChanged('b1', { limit: 10 })).items,
      ).toEqual([]);
    });

    it('notes that one is at work, unless it has ended', async () => {
      await start({ id: 'running' });
      await start({ id: 'done' });
      await stores.backtests.end('done', { state: 'done', at: minute(1) });
      for (const id of ['running', 'done']) {
        await stores.backtests.stillAlive(id, minute(2));
      }
      const aliveAt = async (id: string) =>
        (await stores.backtests.get(id))?.aliveAt;
      expect(await aliveAt('running')).toEqual(minute(2));
      expect(await aliveAt('done')).toEqual(minute(0));
    });

    it('ends those that nobody heard of, and no others', async () => {
      await start({ id: 'silent', aliveAt: minute(1) }, 9);
      await start({ id: 'alive', aliveAt: minute(3) }, 9);
      await start({ id: 'done', aliveAt: minute(1) }, 9);
      await stores.backtests.end('done', { state: 'done', at: minute(1) });
      await stores.backtests.endSilent({
        since: minute(2),
        error: 'interrupted',
        at: minute(5),
      });
      expect(await stores.backtests.get('silent')).toMatchObject({
        state: 'failed',
        error: 'interrupted',
        finishedAt: minute(5),
      });
      expect(await stores.backtests.get('alive')).toMatchObject({
        state: 'running',
      });
      expect(await stores.backtests.get('done')).toMatchObject({
        state: 'done',
        finishedAt: minute(1),
      });
    });

    it('forgets the oldest with what they found, but none that runs', async () => {
      const request = await stored(stores.requests);
      for (const [index, id] of ['running', 'old', 'kept', 'new'].entries()) {
        await start({ id, createdAt: minute(index) }, 9);
      }
      await stores.backtests.progress('old', {
        total: 1,
        result: emptyResult(),
        changed: [change(request.id, request.number)],
        at: minute(9),
      });
      for (const id of ['old', 'kept', 'new']) {
        await stores.backtests.end(id, { state: 'done', at: minute(9) });
      }
      await stores.backtests.keepLatest(2);
      expect(await idsOfLatest()).toEqual(['new', 'kept', 'running']);
      expect(
        (await stores.backtests.listChanged('old', { limit: 10 })).items,
      ).toEqual([]);
    });

    describe('the requests it found', () => {
      beforeEach(async () => {
        await start({ id: 'b1' });
        await start({ id: 'b2' });
        const found: [string, Partial<ChangedDecision>][] = [
          ['staging', { change: 'laxer' }],
          ['production', { change: 'rejected-now-automatic' }],
          ['staging', { change: 'stricter', after: 'denied' }],
          ['development', { before: 'denied', change: 'laxer' }],
        ];
        for (const [index, [environment, overrides]] of found.entries()) {
          const { id, number } = await stored(stores.requests, {
            id: `r${index + 1}`,
            environment,
          });
          await stores.backtests.progress('b1', {
            total: 4,
            result: emptyResult(),
            changed: [{ ...change(id, number), ...overrides }],
            at: minute(1),
          });
        }
      });
      const listed = async (
        query: Partial<ChangedRequestsQuery> = {},
        id = 'b1',
      ) =>
        (
          await stores.backtests.listChanged(id, { limit: 10, ...query })
        ).items.map(item => item.id);

      it('are its own, by number', async () => {
        expect(await listed()).toEqual(['r1', 'r2', 'r3', 'r4']);
        expect(await listed({}, 'b2')).toEqual([]);
      });

      it('can be narrowed down', async () => {
        expect(await listed({ change: 'stricter' })).toEqual(['r3']);
        expect(await listed({ change: 'laxer' })).toEqual(['r1', 'r2', 'r4']);
        expect(await listed({ change: 'rejected-now-automatic' })).toEqual([
          'r2',
        ]);
        expect(await listed({ from: 'denied' })).toEqual(['r4']);
        expect(await listed({ to: 'denied' })).toEqual(['r3']);
        expect(await listed({ from: 'elevated', change: 'laxer' })).toEqual([
          'r1',
          'r2',
        ]);
      });

      it('are only those that the viewer may see', async () => {
        const staging = { key: 'environment', values: ['staging'] } as const;
        const permitted = { key: staging.key, values: [...staging.values] };
        expect(await listed({ permitted })).toEqual(['r1', 'r3']);
        expect(await listed({ permitted: { not: permitted } })).toEqual([
          'r2',
          'r4',
        ]);
        expect(
          await listed({ permitted: { key: 'approver', values: [] } }),
        ).toEqual([]);
        expect(
          await listed({
            permitted: { key: 'approver', values: ['group:default/security'] },
          }),
        ).toHaveLength(4);
      });

      it('come page by page', async () => {
        const first = await stores.backtests.listChanged('b1', {
          change: 'laxer',
          limit: 2,
        });
        expect(first.items.map(({ id }) => id)).toEqual(['r1', 'r2']);
        const second = await stores.backtests.listChanged('b1', {
          change: 'laxer',
          limit: 2,
          cursor: first.nextCursor,
        });
        expect(second.items.map(({ id }) => id)).toEqual(['r4']);
        expect(second.nextCursor).toBeUndefined();
      });

      it.each(['', 'x', Buffer.from('#99999999999').toString('base64url')])(
        'refuses the cursor %p',
        async cursor => {
          await expect(
            stores.backtests.listChanged('b1', { limit: 1, cursor }),
          ).rejects.toThrow('The cursor is not valid');
        },
      );
    });
  },
);

function change(requestId: string, number: number): ChangedDecision {
  return {
    requestId,
    number,
    before: 'elevated',
    after: 'automatic',
    change: 'laxer',
    text: 'Automatic',
  };
}
