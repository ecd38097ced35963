import type { RequestRecord, ReviewRecord, VoteRecord } from '../domain/types';
import { eachImplementation } from './__testUtils__/implementations';
import {
  as,
  FINOPS,
  idsOf,
  LEADS,
  minute,
  query,
} from './__testUtils__/reading';
import {
  aChange,
  aRequest,
  AT,
  aVote,
  nextVersion,
  stored,
} from './__testUtils__/requests';
import type { RequestQuery } from './RequestReadModel';
import type { RequestStores } from './RequestStores';

jest.setTimeout(60_000);

describe.each(eachImplementation())(
  'RequestReadModel, for whom and by whom: %s',
  (_name, makeStores) => {
    let stores: RequestStores;
    beforeEach(async () => {
      stores = await makeStores();
    });

    const store = (id: string, overrides: Partial<RequestRecord> = {}) =>
      stored(stores.requests, { id, ...overrides });
    const ids = (overrides?: Partial<RequestQuery>) =>
      idsOf(stores.readModel, overrides);

    describe('inbox: for somebody who is away', () => {
      const FAY = 'user:default/fay';
      const forFay = (name: string, ...memberships: string[]) => ({
        scope: 'inbox' as const,
        viewer: {
          ref: `user:default/${name}`,
          memberships,
          delegators: [{ ref: FAY, memberships: [FINOPS] }],
        },
      });
      /** Somebody's approval in finance for Fay. */
      const throughFay = (voter: string, overrides: Partial<VoteRecord> = {}) =>
        aVote({
          voter: `user:default/${voter}`,
          memberships: [FINOPS],
          delegations: [{ delegator: FAY, memberships: [FINOPS] }],
          ...overrides,
        });

      it('shows what waits for them as well as what waits for me', async () => {
        await store('finance', { votes: [aVote()] });
        await store('leads', {
          votes: [aVote({ voter: 'user:default/flo', memberships: [FINOPS] })],
        });
        await store('security', { activeStage: 1 });
        expect(await ids(forFay('otto'))).toEqual(['finance']);
        expect(await ids(forFay('otto', LEADS))).toEqual(['finance', 'leads']);
        expect(await ids({ ...forFay('otto'), scope: 'team' })).toEqual([]);
      });

      it('shows nothing that they or I take part in', async () => {
        await store('hers', { requester: FAY });
        await store('for-her', { requestedFor: FAY });
        await store('edited', { editors: ['user:default/dora', FAY] });
        await store('committed', { involved: [FAY] });
        await store('mine', { requester: 'user:default/otto' });
        expect(await ids(forFay('otto', LEADS))).toEqual([
          'committed',
          'edited',
          'for-her',
          'hers',
        ]);
        expect(await ids(forFay('otto'))).toEqual([]);
      });

      it('shows nothing on which they have voted, or somebody else for them', async () => {
        const two = aRequest().stages.map(stage => ({
          ...stage,
          requirements: stage.requirements.map(one => ({ ...one, count: 2 })),
        }));
        await store('by-her', {
          stages: two,
          votes: [aVote({ voter: FAY, verdict: 'reject' })],
        });
        await store('by-another', {
          stages: two,
          votes: [throughFay('zoe')],
        });
        await store('by-me', { stages: two, votes: [throughFay('otto')] });
        await store('by-a-friend', {
          stages: two,
          votes: [
            aVote({
              voter: 'user:default/zoe',
              delegations: [{ delegator: `${FAY}e`, memberships: [] }],
            }),
          ],
        });
        expect(await ids(forFay('otto'))).toEqual(['by-a-friend']);
      });

      it('counts another stage only where one person counts once', async () => {
        const evaluation = aRequest().evaluation;
        const later = (vote: VoteRecord): Partial<RequestRecord> => ({
          activeStage: 1,
          stages: aRequest().stages.map(({ name }) => ({
            name,
            requirements: [{ approvers: [FINOPS], count: 1 }],
          })),
          votes: [
            aVote({
              voter: 'user:default/flo',
              memberships: [FINOPS],
              at: minute(-1),
            }),
            vote,
          ],
        });
        const shared = { evaluation: { ...evaluation, distinct: false } };
        await store(
          'hers',
          later(aVote({ voter: FAY, memberships: [FINOPS] })),
        );
        await store('anothers', later(throughFay('zoe')));
        await store('mine', later(throughFay('otto')));
        await store('hers-shared', {
          ...later(aVote({ voter: FAY })),
          ...shared,
        });
        await store('anothers-shared', {
          ...later(throughFay('zoe')),
          ...shared,
        });
        // My own approval of the first stage is one too many there, and free for this one.
        expect(await ids(forFay('otto'))).toEqual([
          'anothers-shared',
          'hers-shared',
          'mine',
        ]);
      });

      it('no longer shows them what was decided in their place', async () => {
        const hers = { scope: 'inbox' as const, ...as('fay', FINOPS) };
        const two = [
          {
            name: 'review',
            requirements: [{ approvers: [FINOPS], count: 2 }],
          },
        ];
        await store('a', { stages: two, votes: [throughFay('otto')] });
        await store('b', { stages: two });
        expect(await ids(hers)).toEqual(['b']);
      });
    });

    describe('reviews', () => {
      const AUDIT = 'group:default/auditors';
      const reviewed = (
        id: string,
        review: Partial<ReviewRecord> = {},
        overrides: Partial<RequestRecord> = {},
      ) =>
        store(id, {
          state: 'fulfilled',
          activeStage: undefined,
          breakGlass: { skipped: [LEADS] },
          review: {
            state: 'open',
            openedAt: AT,
            dueAt: minute(60),
            reviewers: [AUDIT, 'user:default/ada', AUDIT],
            escalateTo: [],
            approvedBy: ['user:default/zoe'],
            ...review,
          },
          ...overrides,
        });
      const mine = { scope: 'reviews' as const, ...as('aud', AUDIT) };

      it('are what I or a group of mine is to look back at', async () => {
        await reviewed('open');
        await reviewed('late', { overdueAt: minute(61) });
        await reviewed('done', { state: 'done' });
        await store('plain');
        expect(await ids(mine)).toEqual(['late', 'open']);
        expect(await ids({ scope: 'reviews', ...as('ada') })).toEqual([
          'late',
          'open',
        ]);
        expect(await ids({ scope: 'reviews', ...as('lena', LEADS) })).toEqual(
          [],
        );
        const { items } = await stores.readModel.list(query());
        expect(
          items.map(({ id, breakGlass, openReview }) => [
            id,
            breakGlass,
            openReview,
          ]),
        ).toEqual([
          ['plain', undefined, undefined],
          ['done', true, undefined],
          ['late', true, { dueAt: minute(60).toISOString(), overdue: true }],
          ['open', true, { dueAt: minute(60).toISOString(), overdue: false }],
        ]);
      });

      it('are over when they are done', async () => {
        const before = await reviewed('open');
        await stores.requests.save(
          aChange(
            nextVersion(before, {
              review: { ...before.review!, state: 'done' },
            }),
          ),
        );
        expect(await ids(mine)).toEqual([]);
      });

      it('are never of what I asked for or approved, also through others', async () => {
        await reviewed('asked', {}, { requester: 'user:default/aud' });
        await reviewed('involved', {}, { involved: ['user:default/aud'] });
        await reviewed('approved', {
          approvedBy: ['user:default/zoe', 'user:default/aud'],
        });
        await reviewed('others', { approvedBy: ['user:default/audrey'] });
        expect(await ids(mine)).toEqual(['others']);
      });

      it('may be read by whoever is named, also by those who were skipped', async () => {
        await reviewed('a', {}, { stages: [] });
        await store('plain', {
          state: 'approved',
          stages: [],
          activeStage: undefined,
        });
        const named = (...values: string[]) =>
          ids({ permitted: { key: 'approver', values } });
        expect(await named(AUDIT)).toEqual(['a']);
        expect(await named(LEADS)).toEqual(['a']);
        expect(await named(FINOPS)).toEqual([]);
      });

      it('are overdue of what somebody asked for, once their time has come', async () => {
        const { number } = await reviewed('asked');
        const other = await reviewed(
          'asked-for',
          {},
          {
            requester: 'user:default/otto',
            requestedFor: 'user:default/dora',
          },
        );
        const edited = await reviewed(
          'edited',
          {},
          {
            requester: 'user:default/otto',
            editors: ['user:default/otto', 'user:default/eve'],
          },
        );
        await reviewed('later', { dueAt: minute(61) });
        await reviewed('done', { state: 'done' });
        const { readModel } = stores;
        expect(
          await readModel.overdueReviews(['user:default/dora'], minute(60)),
        ).toEqual([
          { id: 'asked', number },
          { id: 'asked-for', number: other.number },
        ]);
        expect(
          await readModel.overdueReviews(['user:default/dora'], minute(59)),
        ).toEqual([]);
        expect(
          await readModel.overdueReviews(['user:default/lena'], minute(60)),
        ).toEqual([]);
        expect(
          await readModel.overdueReviews(
            ['user:default/lena', 'user:default/eve', 'user:default/dora'],
            minute(60),
          ),
        ).toEqual([
          { id: 'asked', number },
          { id: 'asked-for', number: other.number },
          { id: 'edited', number: edited.number },
        ]);
        expect(await readModel.overdueReviews([], minute(60))).toEqual([]);
      });
    });
  },
);
