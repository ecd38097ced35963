import type { DelegationRecord } from './DelegationStore';
import type { RequestStores } from './RequestStores';
import { eachImplementation } from './__testUtils__/implementations';

const LENA = 'user:default/lena';
const OTTO = 'user:default/otto';
const ZOE = 'user:default/zoe';

const day = (d: number) => new Date(Date.UTC(2026, 10, d));

jest.setTimeout(60_000);

describe.each(eachImplementation())(
  'DelegationStore: %s',
  (_name, makeStores) => {
    let stores: RequestStores;
    beforeEach(async () => {
      stores = await makeStores();
    });

    /** Lena is away from the 10th to the 20th, and Otto votes for her. */
    const delegation = (
      overrides: Partial<DelegationRecord> = {},
    ): DelegationRecord => ({
      id: 'd1',
      delegator: LENA,
      delegate: OTTO,
      from: day(10),
      until: day(20),
      createdAt: day(1),
      ...overrides,
    });
    const insert = (overrides: Partial<DelegationRecord> = {}) =>
      stores.delegations.insert(delegation(overrides));
    const ids = (delegations: DelegationRecord[]) =>
      delegations.map(({ id }) => id);
    const activeOn = async (date: Date) =>
      ids(await stores.delegations.activeOf([OTTO], date));

    it('gives back what was stored, with and without what is optional', async () => {
      const plain = delegation();
      const full = delegation({
        id: 'd2',
        delegator: ZOE,
        reason: 'Ferien\n"Süden"',
        endedAt: day(11),
      });
      expect(await stores.delegations.insert(plain)).toBe(true);
      expect(await stores.delegations.insert(full)).toBe(true);
      expect(await stores.delegations.get('d1')).toEqual(plain);
      expect(await stores.delegations.get('d2')).toEqual(full);
      expect(await stores.delegations.get('d3')).toBeUndefined();
    });

    it('keeps no object that a caller can still change', async () => {
      const given = delegation();
      await stores.delegations.insert(given);
      given.delegate = ZOE;
      const read = await stores.delegations.get('d1');
      read!.until.setFullYear(2030);
      expect(await stores.delegations.get('d1')).toEqual(delegation());
    });

    it('is in force from its beginning on until just before its end', async () => {
      await insert();
      expect(await activeOn(new Date(+day(10) - 1))).toEqual([]);
      expect(await activeOn(day(10))).toEqual(['d1']);
      expect(await activeOn(new Date(+day(20) - 1))).toEqual(['d1']);
      expect(await activeOn(day(20))).toEqual([]);
    });

    it('is found by any of several delegates, and by any of several who are away', async () => {
      await insert();
      await insert({ id: 'd2', delegator: ZOE, createdAt: day(2) });
      await insert({ id: 'd3', delegator: OTTO, delegate: ZOE });
      const { delegations } = stores;
      expect(ids(await delegations.activeOf([OTTO], day(12)))).toEqual([
        'd1',
        'd2',
      ]);
      expect(ids(await delegations.activeOf([ZOE, LENA], day(12)))).toEqual([
        'd3',
      ]);
      expect(ids(await delegations.activeBy([LENA, ZOE], day(12)))).toEqual([
        'd1',
        'd2',
      ]);
      expect(await delegations.activeBy([], day(12))).toEqual([]);
    });

    it('is found among all in force at a time, whoever they are of', async () => {
      await insert();
      await insert({ id: 'd2', delegator: ZOE, createdAt: day(2) });
      await insert({ id: 'planned', from: day(25), until: day(28) });
      await insert({
        id: 'over',
        delegator: OTTO,
        delegate: ZOE,
        endedAt: day(12),
      });
      const { delegations } = stores;
      expect(ids(await delegations.allActive(day(12)))).toEqual(['d1', 'd2']);
      expect(await delegations.allActive(day(22))).toEqual([]);
    });

    it('refuses a second one of the same person for any of the same time', async () => {
      await insert();
      const second = { id: 'd2', delegate: ZOE };
      for (const [from, until] of [
        [10, 20],
        [1, 11],
        [19, 30],
        [12, 13],
        [1, 30],
      ]) {
        expect(
          await insert({ ...second, from: day(from), until: day(until) }),
        ).toBe(false);
      }
      expect(await stores.delegations.get('d2')).toBeUndefined();
    });

    it('takes one right before, one right after and one of somebody else', async () => {
      await insert();
      expect(await insert({ id: 'd2', from: day(5), until: day(10) })).toBe(
        true,
      );
      expect(await insert({ id: 'd3', from: day(20), until: day(25) })).toBe(
        true,
      );
      expect(await insert({ id: 'd4', delegator: ZOE })).toBe(true);
    });

    it('lets exactly one of several at the same time succeed', async () => {
      const given = Array.from({ length: 8 }, (_, index) => `d${index}`);
      const inserted = await Promise.all(
        given.map((id, index) =>
          insert({ id, from: day(10 + index), until: day(20 + index) }),
        ),
      );
      const stored = given.filter((_, index) => inserted[index]);
      expect(stored).toHaveLength(1);
      const all = await stores.delegations.ofPerson(LENA, { since: day(1) });
      expect(ids(all)).toEqual(stored);
    });

    describe('when ended', () => {
      it('is in force no more, and leaves room for another one', async () => {
        await insert();
        await stores.delegations.end('d1', day(12));
        expect(await activeOn(new Date(+day(12) - 1))).toEqual(['d1']);
        expect(await activeOn(day(12))).toEqual([]);
        expect(await stores.delegations.get('d1')).toEqual(
          delegation({ endedAt: day(12) }),
        );
        expect(await insert({ id: 'd2', from: day(12) })).toBe(true);
        expect(await activeOn(day(12))).toEqual(['d2']);
      });

      it('never begins where it was only planned', async () => {
        await insert();
        await stores.delegations.end('d1', day(3));
        expect(await activeOn(day(12))).toEqual([]);
      });

      it('stays as it is where it is over or was ended before', async () => {
        await insert();
        await insert({ id: 'd2', delegator: ZOE });
        await stores.delegations.end('d1', day(20));
        await stores.delegations.end('d2', day(12));
        await stores.delegations.end('d2', day(15));
        await stores.delegations.end('no such', day(15));
        expect((await stores.delegations.get('d1'))?.endedAt).toBeUndefined();
        expect((await stores.delegations.get('d2'))?.endedAt).toEqual(day(12));
      });
    });

    it('shows a person what they gave and got, the newest first, but not what was over long ago', async () => {
      await insert();
      await insert({
        id: 'to-lena',
        delegator: ZOE,
        delegate: LENA,
        createdAt: day(3),
      });
      await insert({ id: 'planned', from: day(25), until: day(28) });
      await insert({ id: 'others', delegator: OTTO, delegate: ZOE });
      await insert({ id: 'over', from: day(1), until: day(2) });
      await insert({
        id: 'ended',
        from: day(2),
        until: day(9),
        endedAt: day(3),
      });
      const shown = async (since: number) =>
        ids(await stores.delegations.ofPerson(LENA, { since: day(since) }));
      expect(await shown(5)).toEqual(['to-lena', 'planned', 'd1']);
      expect(await shown(3)).toEqual(['to-lena', 'planned', 'ended', 'd1']);
      expect(await shown(21)).toEqual(['planned']);
    });
  },
);
