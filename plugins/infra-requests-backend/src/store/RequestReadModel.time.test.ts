import type { RequestRecord, Terms } from '../domain/types';
import { eachImplementation } from './__testUtils__/implementations';
import { LEADS, minute, query } from './__testUtils__/reading';
import {
  aChange,
  aRequest,
  AT,
  nextVersion,
  stored,
} from './__testUtils__/requests';
import type { RequestStores } from './RequestStores';

jest.setTimeout(60_000);

describe.each(eachImplementation())(
  'RequestReadModel, what is to be done: %s',
  (_name, makeStores) => {
    let stores: RequestStores;
    beforeEach(async () => {
      stores = await makeStores();
    });

    const store = (id: string, overrides: Partial<RequestRecord> = {}) =>
      stored(stores.requests, { id, ...overrides });

    describe('time', () => {
      const terms: Terms = {
        onTimeout: 'expire',
        escalate: [],
        commentOn: [],
        rejections: 1,
      };
      const openedAt = (at: Date) =>
        aRequest().stages.map((stage, index) => ({
          ...stage,
          openedAt: index === 0 ? at : undefined,
        }));
      const due = async (m: number, limit = 10) =>
        stores.readModel.dueForSteps({ at: minute(m), limit });

      it('has something to do where a reminder or a deadline has come, the longest due first', async () => {
        await store('deadline', {
          terms: { ...terms, due: 'PT30M' },
          stages: openedAt(minute(1)),
        });
        await store('reminder', {
          terms: { ...terms, due: 'PT30M', remindAfter: 'PT10M' },
          stages: openedAt(minute(2)),
        });
        await store('never', { terms });
        await store('before there were terms');
        expect(await due(11)).toEqual([]);
        expect(await due(12)).toEqual(['reminder']);
        expect(await due(31)).toEqual(['reminder', 'deadline']);
        expect(await due(31, 1)).toEqual(['reminder']);
      });

      it('has nothing more to do once that is done', async () => {
        const before = await store('a', { terms: { ...terms, due: 'PT30M' } });
        expect(await due(30)).toEqual(['a']);
        await stores.requests.save(
          aChange(
            nextVersion(before, { state: 'expired', activeStage: undefined }),
          ),
        );
        expect(await due(30)).toEqual([]);
      });

      it('shows how long each may wait, and the most urgent first', async () => {
        await store('first', { terms: { ...terms, due: 'PT2H' } });
        await store('never', { terms });
        await store('second', { terms: { ...terms, due: 'PT1H' } });
        await store('decided', {
          terms: { ...terms, due: 'PT1M' },
          state: 'rejected',
          activeStage: undefined,
        });
        const { items } = await stores.readModel.list(query({ order: 'due' }));
        expect(items.map(({ id, dueAt }) => [id, dueAt])).toEqual([
          ['second', minute(60).toISOString()],
          ['first', minute(120).toISOString()],
          ['never', undefined],
          ['decided', undefined],
        ]);
      });
    });

    describe('what is ready to be carried out', () => {
      const ready = (
        options: { types?: string[]; after?: string; limit?: number } = {},
      ) =>
        stores.readModel.readyForFulfilment({
          types: ['database'],
          at: minute(60),
          limit: 10,
          ...options,
        });
      const approved = (
        id: string,
        decided: number,
        overrides: Partial<RequestRecord> = {},
      ) =>
        store(id, {
          state: 'approved',
          activeStage: undefined,
          decidedAt: minute(decided),
          ...overrides,
        });

      it('is approved, of the types asked for, and not to wait, the longest approved first', async () => {
        await approved('second', 2);
        await approved('first', 1);
        await approved('same time', 2);
        await approved('bucket', 1, { type: 'bucket' });
        await approved('now', 3, { notBefore: minute(60).toISOString() });
        await approved('to wait', 3, { notBefore: minute(61).toISOString() });
        await approved('under way', 1, { state: 'fulfilling' });
        await store('pending');
        expect(await ready()).toEqual(['first', 'second', 'same time', 'now']);
        expect(
          await ready({ types: ['bucket', 'database'], limit: 2 }),
        ).toEqual(['first', 'bucket']);
        expect(await ready({ types: [] })).toEqual([]);
      });

      it('is read page by page, also after one that is no longer ready', async () => {
        await approved('a', 1);
        const b = await approved('b', 2);
        await approved('c', 3);
        expect(await ready({ limit: 2 })).toEqual(['a', 'b']);
        expect(await ready({ limit: 2, after: 'b' })).toEqual(['c']);
        await stores.requests.save(
          aChange(nextVersion(b, { state: 'fulfilling' })),
        );
        expect(await ready({ limit: 2, after: 'b' })).toEqual(['c']);
        await stores.requests.save(
          aChange({
            ...b,
            version: 3,
            state: 'pending',
            activeStage: 0,
            decidedAt: undefined,
          }),
        );
        expect(await ready({ limit: 2, after: 'b' })).toEqual(['a', 'c']);
      });

      it('takes a time that is written without milliseconds', async () => {
        await approved('a', 1, {
          notBefore: minute(60).toISOString().replace(/\.\d+/, ''),
        });
        expect(await ready()).toEqual(['a']);
      });
    });

    it('knows which resolvers the requests wait for now', async () => {
      const stage = (...approvers: string[]) => ({
        name: 'on call',
        requirements: [{ approvers, count: 1 }],
      });
      await store('a', {
        stages: [
          stage('resolver:on-call/payments', LEADS),
          stage('resolver:on-call/later'),
        ],
      });
      await store('b', {
        stages: [
          stage('resolver:on-call/payments', 'resolver:budget/owner of "x"'),
        ],
      });
      await store('c', {
        stages: [stage('resolver:on-call/done')],
        state: 'approved',
        activeStage: undefined,
        review: {
          state: 'open',
          openedAt: AT,
          dueAt: minute(60),
          reviewers: ['resolver:on-call/audit', LEADS],
          escalateTo: ['resolver:on-call/later'],
          approvedBy: [],
        },
      });
      expect(await stores.readModel.pendingResolvers()).toEqual([
        'resolver:budget/owner of "x"',
        'resolver:on-call/audit',
        'resolver:on-call/payments',
      ]);
    });
  },
);
