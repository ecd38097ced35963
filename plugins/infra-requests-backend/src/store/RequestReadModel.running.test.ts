import fc from 'fast-check';
import type { RequestRecord } from '../domain/types';
import { eachImplementation } from './__testUtils__/implementations';
import { idsOf, minute, query } from './__testUtils__/reading';
import { aChange, AT, inserted, stored } from './__testUtils__/requests';
import type { RequestStores } from './RequestStores';

jest.setTimeout(120_000);

const ORDERS_DB = 'a'.repeat(64);
const USERS_DB = 'b'.repeat(64);
const NOW = minute(60);

/** Approved so many minutes after it was asked for. */
const approved = (
  minutes: number,
  overrides: Partial<RequestRecord> = {},
): Partial<RequestRecord> => ({
  state: 'approved',
  activeStage: undefined,
  stages: [],
  decidedAt: minute(minutes),
  subject: ORDERS_DB,
  ...overrides,
});

const STATES = [
  'pending',
  'changes-requested',
  'approved',
  'fulfilling',
  'fulfilled',
  'failed',
  'cancelled',
  'rejected',
] as const;

const someRequest = fc
  .record({
    state: fc.constantFrom(...STATES),
    action: fc.constantFrom('create', 'create', 'change', 'destroy'),
    subject: fc.constantFrom(undefined, ...'abcdefghijklmnopqrstuvwxyz'),
    emergency: fc.constantFrom(undefined, undefined, true as const),
    asked: fc.integer({ min: 0, max: 1_000_000 }),
    decided: fc.integer({ min: 0, max: 8 }),
    leased: fc.constantFrom(undefined, 1, 3),
    due: fc.constantFrom(undefined, 10, 20),
  })
  .map(one => {
    const { decided, leased, due, ...plain } = one;
    const isPending = plain.state === 'pending';
    const template = aChange().request;
    return {
      ...plain,
      decidedAt: isPending ? undefined : minute(decided),
      lease: leased === undefined ? undefined : `PT${leased}M`,
      activeStage: isPending ? 0 : undefined,
      terms:
        due === undefined
          ? undefined
          : {
              due: `PT${due}H`,
              onTimeout: 'expire' as const,
              escalate: [],
              commentOn: [],
              rejections: 1,
            },
      stages: template.stages,
    };
  });

type Some = ReturnType<typeof someRequest.generate>['value'] & {
  submittedAt: Date;
};

describe.each(eachImplementation())(
  'RequestReadModel, what runs: %s',
  (_name, makeStores) => {
    let stores: RequestStores;
    beforeEach(async () => {
      stores = await makeStores();
    });

    const store = (id: string, overrides: Partial<RequestRecord>) =>
      stored(stores.requests, { id, ...overrides });
    const running = (at = NOW) => idsOf(stores.readModel, { runningAt: at });

    it('finds the requests for an entity, and those of somebody', async () => {
      const api = 'component:default/api';
      const ann = 'user:default/ann';
      await store('of ann', { requester: ann, entity: api });
      await store('for ann', { requestedFor: ann });
      await store('of ben', { requester: 'user:default/ben', entity: api });
      await store('edited by ann', { editors: [ann], entity: 'api:default/x' });
      const ids = (filters: object) => idsOf(stores.readModel, filters);
      expect(await ids({ entity: [api] })).toEqual(['of ann', 'of ben']);
      expect(await ids({ entity: [api, 'api:default/x'] })).toHaveLength(3);
      expect(await ids({ requester: [ann] })).toEqual(['for ann', 'of ann']);
      expect(await ids({ requester: [ann], entity: [api] })).toEqual([
        'of ann',
      ]);
      expect(await ids({ entity: [] })).toEqual([]);
      expect(await ids({ requester: [] })).toEqual([]);
    });

    it('is the latest that was approved for each thing', async () => {
      await store('first', approved(1));
      await store('approved last', approved(9));
      await store('asked last', approved(5));
      await store('other thing', approved(2, { subject: USERS_DB }));
      await store('no thing', approved(3, { subject: undefined }));
      await store('nor this', approved(3, { subject: undefined }));
      expect(await running()).toEqual([
        'approved last',
        'no thing',
        'nor this',
        'other thing',
      ]);
    });

    it('is no other one where two were approved at once', async () => {
      await store('one', approved(5));
      await store('the other', approved(5));
      expect(await running()).toEqual(['the other']);
    });

    it.each(['pending', 'changes-requested', 'failed', 'cancelled'] as const)(
      'is still the earlier one where the later is %s',
      async state => {
        await store('earlier', approved(1, { state: 'fulfilled' }));
        await store('later', approved(2, { state }));
        expect(await running()).toEqual(['earlier']);
      },
    );

    it('is nothing after it was taken away', async () => {
      await store('made', approved(1));
      await store('destroyed', approved(2, { action: 'destroy' }));
      await store('made elsewhere', approved(1, { subject: USERS_DB }));
      await store(
        'decommissioned',
        approved(2, { subject: USERS_DB, action: 'decommission' }),
      );
      expect(await running()).toEqual([]);
      await store('made again', approved(3));
      expect(await running()).toEqual(['made again']);
    });

    it('is nothing once its lease has ended, also where an earlier one had more time', async () => {
      await store('for ever', approved(1));
      await store('for a while', approved(2, { lease: 'PT30M' }));
      expect(await running(minute(31))).toEqual(['for a while']);
      expect(await running(minute(32))).toEqual([]);
    });

    it('is found by what it is about', async () => {
      const { readModel } = stores;
      await store('before', approved(1));
      const { number } = await store(
        'now',
        approved(2, {
          parameters: { name: 'orders', size: 'small' },
          cost: { currency: 'USD', monthly: '35.50', lines: [] },
        }),
      );
      await store('waiting', { subject: ORDERS_DB });
      expect(await readModel.running(ORDERS_DB, NOW)).toEqual({
        id: 'now',
        number,
        parameters: { name: 'orders', size: 'small' },
        monthlyCost: '35.50',
        since: minute(2),
      });
      expect(await readModel.running(USERS_DB, NOW)).toBeUndefined();
      await store('gone', approved(3, { action: 'destroy' }));
      expect(await readModel.running(ORDERS_DB, NOW)).toBeUndefined();
    });

    it('knows when somebody last asked for something of each type', async () => {
      const own = { requester: 'user:default/ann' };
      await store('a', { ...own, submittedAt: minute(3) });
      await store('b', { ...own, submittedAt: minute(1) });
      await store('c', { ...own, type: 'bucket', submittedAt: minute(2) });
      await store('d', { submittedAt: minute(9) });
      await store('e', {
        requestedFor: own.requester,
        submittedAt: minute(9),
      });
      expect(await stores.readModel.lastAsked(own.requester)).toEqual(
        new Map([
          ['database', minute(3)],
          ['bucket', minute(2)],
        ]),
      );
      expect(await stores.readModel.lastAsked('user:default/x')).toEqual(
        new Map(),
      );
    });

    it('tells what was decided since a time, the latest of each type', async () => {
      await store('too early', approved(1));
      await store('undecided', {});
      for (const minutes of [5, 4, 6]) {
        await store(`database ${minutes}`, approved(minutes));
      }
      await store(
        'bucket',
        approved(2, {
          type: 'bucket',
          state: 'rejected',
          cost: { currency: 'EUR', lines: [] },
        }),
      );
      const decided = await stores.readModel.decided({
        since: minute(2),
        mostPerType: 2,
      });
      expect(decided).toEqual([
        ...[6, 5].map(minutes => ({
          type: 'database',
          state: 'approved',
          outcome: 'approval',
          tier: { id: 'elevated', title: 'Escalated', rank: 2 },
          submittedAt: AT,
          decidedAt: minute(minutes),
          currency: 'USD',
          monthlyCost: '284.00',
        })),
        expect.objectContaining({
          type: 'bucket',
          state: 'rejected',
          currency: 'EUR',
          monthlyCost: undefined,
        }),
      ]);
    });

    it('finds what an oracle finds that goes through the things one by one', async () => {
      const requests = fc
        .sample(someRequest, { numRuns: 80, seed: 20261121 })
        // No two of them were asked for at the same time.
        .map((one, index) => ({
          ...one,
          submittedAt: new Date(+AT + one.asked * 100 + index),
        }));
      for (const [index, { asked, ...one }] of requests.entries()) {
        await inserted(stores.requests, aChange({ id: `${index}`, ...one }));
      }
      const found = new Set<string>();
      for (const minutes of [0, 3, 6, 9, 60]) {
        const at = minute(minutes);
        const expected = oracleRunning(requests, at);
        expect(await running(at)).toEqual(expected);
        expected.forEach(id => found.add(id));
      }
      expect(found.size).toBeGreaterThan(10);
      const { items } = await stores.readModel.list(query({ order: 'urgent' }));
      expect(items.map(({ id }) => id)).toEqual(oracleUrgent(requests));
    });
  },
);

/** Lets everything happen in its order and looks what is left of each thing. */
function oracleRunning(requests: Some[], at: Date): string[] {
  const things = new Map<string, { id: string; gone: boolean; until?: Date }>();
  const happened = requests
    .map((one, index) => ({ one, index }))
    .filter(({ one }) => /^(approved|fulfill?ing|fulfilled)$/.test(one.state))
    .sort(
      (a, b) =>
        Number(a.one.decidedAt) - Number(b.one.decidedAt) || a.index - b.index,
    );
  for (const { one, index } of happened) {
    const minutes = one.lease && Number(one.lease.slice(2, -1));
    things.set(one.subject ?? `only ${index}`, {
      id: `${index}`,
      gone: one.action === 'destroy',
      until: minutes
        ? new Date(Number(one.decidedAt) + minutes * 60_000)
        : undefined,
    });
  }
  return [...things.values()]
    .filter(({ gone, until }) => !gone && !(until && until <= at))
    .map(({ id }) => id)
    .sort();
}

/** Puts heaps of requests on top of each other. */
function oracleUrgent(requests: Some[]): string[] {
  const all = requests.map((one, index) => ({ ...one, id: `${index}` }));
  const oldest = [...all].sort((a, b) => +a.submittedAt - +b.submittedAt);
  const waiting = oldest.filter(({ state }) => state === 'pending');
  const ended = ['approved', 'fulfilled', 'cancelled', 'rejected'];
  const underWay = oldest.filter(
    ({ state }) => state !== 'pending' && !ended.includes(state),
  );
  const byDeadline = (heap: typeof all) =>
    ['PT10H', 'PT20H', undefined].flatMap(due =>
      heap.filter(({ terms }) => terms?.due === due),
    );
  const emergenciesFirst = (heap: typeof all) => [
    ...heap.filter(({ emergency }) => emergency),
    ...heap.filter(({ emergency }) => !emergency),
  ];
  return [
    ...emergenciesFirst(byDeadline(waiting)),
    ...emergenciesFirst(underWay),
    ...oldest.filter(({ state }) => ended.includes(state)).reverse(),
  ].map(({ id }) => id);
}
