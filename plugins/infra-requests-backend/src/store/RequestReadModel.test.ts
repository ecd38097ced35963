import { InputError } from '@backstage/errors';
import type {
  Evaluation,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import { summarize } from '../domain/decision/summary';
import type {
  RequestRecord,
  ReviewRecord,
  Terms,
  VoteRecord,
} from '../domain/types';
import { eachImplementation } from './__testUtils__/implementations';
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

const LEADS = 'group:default/platform-leads';
const FINOPS = 'group:default/finops';
const SECURITY = 'group:default/security';

const minute = (m: number) => new Date(AT.getTime() + m * 60_000);

describe.each(eachImplementation())(
  'RequestReadModel: %s',
  (_name, makeStores) => {
    let stores: RequestStores;
    beforeEach(async () => {
      stores = await makeStores();
    });

    const store = (id: string, overrides: Partial<RequestRecord> = {}) =>
      stored(stores.requests, { id, ...overrides });

    const query = (overrides: Partial<RequestQuery> = {}): RequestQuery => ({
      scope: 'all',
      viewer: { ref: 'user:default/lena', memberships: [LEADS] },
      limit: 100,
      ...overrides,
    });

    const ids = async (overrides: Partial<RequestQuery> = {}) => {
      const page = await stores.readModel.list(query(overrides));
      expect(page.totalItems).toBe(page.items.length);
      expect(await stores.readModel.count(query(overrides))).toBe(
        page.items.length,
      );
      return page.items.map(({ id }) => id).sort();
    };

    it('knows a request by its number', async () => {
      const { number } = await store('one');
      await store('two');
      expect(await stores.readModel.idOf(number)).toBe('one');
      expect(await stores.readModel.idOf(number + 2)).toBeUndefined();
      expect(await stores.readModel.idOf(0)).toBeUndefined();
    });

    it('says of each request whether it is an emergency', async () => {
      await store('one');
      await store('two', { emergency: true });
      await store('three', { parameters: { emergency: true } });
      const { items } = await stores.readModel.list(query());
      expect(items.map(({ id, emergency }) => [id, emergency])).toEqual([
        ['three', undefined],
        ['two', true],
        ['one', undefined],
      ]);
    });

    it('shows a request as its summary, with how far the active stage is', async () => {
      const full = await store('full', {
        environment: 'production',
        requestedFor: 'user:default/otto',
        justification: 'Launch',
        votes: [aVote()],
        updatedAt: minute(1),
      });
      const done = await store('done', {
        state: 'approved',
        activeStage: undefined,
        cost: { currency: 'EUR', lines: [] },
        submittedAt: minute(1),
        decidedAt: minute(2),
      });
      const { items } = await stores.readModel.list(query());
      expect(items).toEqual([summarize(done), summarize(full)]);
      expect(items[1].progress).toEqual({
        stageName: 'technical',
        filled: 1,
        needed: 2,
      });
    });

    describe('scopes', () => {
      const as = (name: string, ...memberships: string[]) => ({
        viewer: { ref: `user:default/${name}`, memberships },
      });

      it('mine: what I asked for and what was asked for me', async () => {
        await store('made');
        await store('for-me', {
          requester: 'user:default/otto',
          requestedFor: 'user:default/dora',
        });
        await store('edited', {
          requester: 'user:default/otto',
          lastEditor: 'user:default/dora',
          editors: ['user:default/otto', 'user:default/dora'],
        });
        expect(await ids({ scope: 'mine', ...as('dora', LEADS) })).toEqual([
          'for-me',
          'made',
        ]);
      });

      it('inbox: what waits for me or one of my groups in the active stage', async () => {
        await store('waits');
        await store('for-me-by-name', {
          stages: [
            {
              name: 'review',
              requirements: [{ approvers: ['user:default/lena'], count: 1 }],
            },
          ],
        });
        await store('approved', { state: 'approved', activeStage: undefined });
        expect(await ids({ scope: 'inbox', ...as('lena', LEADS) })).toEqual([
          'for-me-by-name',
          'waits',
        ]);
        expect(await ids({ scope: 'inbox', ...as('sam', SECURITY) })).toEqual(
          [],
        );
      });

      it('inbox: moves on with the stage', async () => {
        const before = await store('a');
        const approvals = [
          aVote(),
          aVote({ voter: 'user:default/fay', memberships: [FINOPS] }),
        ];
        await stores.requests.save(
          aChange(nextVersion(before, { activeStage: 1, votes: approvals })),
        );
        expect(await ids({ scope: 'inbox', ...as('lea', LEADS) })).toEqual([]);
        expect(await ids({ scope: 'inbox', ...as('sam', SECURITY) })).toEqual([
          'a',
        ]);
      });

      it('inbox: not once the requirement of my group is filled', async () => {
        await store('a', { votes: [aVote()] });
        expect(await ids({ scope: 'inbox', ...as('lea', LEADS) })).toEqual([]);
        expect(await ids({ scope: 'inbox', ...as('fay', FINOPS) })).toEqual([
          'a',
        ]);
      });

      it('inbox: never my own, however I am in it', async () => {
        const lena = 'user:default/lena';
        await store('requester', { requester: lena });
        await store('requested-for', { requestedFor: lena });
        await store('last-editor', {
          lastEditor: lena,
          editors: ['user:default/dora', lena],
        });
        await store('earlier-editor', {
          editors: ['user:default/dora', lena, 'user:default/otto'],
        });
        const mine = { scope: 'inbox', ...as('lena', LEADS) } as const;
        expect(await ids(mine)).toEqual([]);
        expect(await ids({ ...mine, scope: 'team' })).toEqual([
          'earlier-editor',
          'last-editor',
          'requested-for',
          'requester',
        ]);
      });

      it('inbox: still where somebody edited whose name is almost mine', async () => {
        await store('a', {
          editors: ['dora', 'lena-b', 'le_a', 'magdalena'].map(
            name => `user:default/${name}`,
          ),
        });
        for (const name of ['lena', 'len', 'le%', '']) {
          expect(await ids({ scope: 'inbox', ...as(name, LEADS) })).toEqual([
            'a',
          ]);
        }
      });

      it('inbox: not where I edited, whatever characters my name has', async () => {
        const name = 'l"e\\na';
        await store('a', {
          editors: ['dora', name].map(n => `user:default/${n}`),
        });
        expect(await ids({ scope: 'inbox', ...as(name, LEADS) })).toEqual([]);
      });

      it('inbox: not after my vote on the active stage, but again on a new revision', async () => {
        const before = await store('a', {
          votes: [aVote({ memberships: [FINOPS] })],
        });
        const mine = { scope: 'inbox', ...as('lena', LEADS) } as const;
        expect(await ids(mine)).toEqual([]);
        await stores.requests.save(
          aChange(nextVersion(before, { revision: 2, votes: [] })),
        );
        expect(await ids(mine)).toEqual(['a']);
      });

      it('inbox: not if I fill an earlier requirement, unless the tier lets me fill two', async () => {
        const evaluation = aRequest().evaluation;
        const later: Partial<RequestRecord> = {
          activeStage: 1,
          votes: [
            aVote(),
            aVote({ voter: 'user:default/fay', memberships: [FINOPS] }),
          ],
        };
        await store('distinct', later);
        await store('shared', {
          ...later,
          evaluation: { ...evaluation, distinct: false },
        });
        expect(
          await ids({ scope: 'inbox', ...as('lena', LEADS, SECURITY) }),
        ).toEqual(['shared']);
      });

      it('inbox: still if my vote on an earlier stage fills nothing', async () => {
        await store('a', {
          activeStage: 1,
          votes: [
            aVote(),
            aVote({ voter: 'user:default/lea', at: minute(1) }),
            aVote({ voter: 'user:default/fay', memberships: [FINOPS] }),
          ],
        });
        expect(
          await ids({ scope: 'inbox', ...as('lea', LEADS, SECURITY) }),
        ).toEqual(['a']);
      });

      it('inbox: never what I take part in, as its parameters say', async () => {
        await store('a', {
          involved: ['user:default/len', 'user:default/lena'],
        });
        await store('b', { involved: ['user:default/len'] });
        await store('c', { involved: [] });
        expect(await ids({ scope: 'inbox', ...as('lena', LEADS) })).toEqual([
          'b',
          'c',
        ]);
      });

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
        const throughFay = (
          voter: string,
          overrides: Partial<VoteRecord> = {},
        ) =>
          aVote({
            voter: `user:default/${voter}`,
            memberships: [FINOPS],
            delegations: [{ delegator: FAY, memberships: [FINOPS] }],
            ...overrides,
          });

        it('shows what waits for them as well as what waits for me', async () => {
          await store('finance', { votes: [aVote()] });
          await store('leads', {
            votes: [
              aVote({ voter: 'user:default/flo', memberships: [FINOPS] }),
            ],
          });
          await store('security', { activeStage: 1 });
          expect(await ids(forFay('otto'))).toEqual(['finance']);
          expect(await ids(forFay('otto', LEADS))).toEqual([
            'finance',
            'leads',
          ]);
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
          await reviewed('later', { dueAt: minute(61) });
          await reviewed('done', { state: 'done' });
          const { readModel } = stores;
          expect(
            await readModel.overdueReviews('user:default/dora', minute(60)),
          ).toEqual([
            { id: 'asked', number },
            { id: 'asked-for', number: other.number },
          ]);
          expect(
            await readModel.overdueReviews('user:default/dora', minute(59)),
          ).toEqual([]);
          expect(
            await readModel.overdueReviews('user:default/lena', minute(60)),
          ).toEqual([]);
        });
      });

      it('decided: what I voted on, in any revision, even the vote that I took back with an edit', async () => {
        const before = await store('edited', { votes: [aVote()] });
        await stores.requests.save(
          aChange(nextVersion(before, { revision: 2, votes: [] })),
        );
        const kept = await store('withdrawn', { votes: [aVote()] });
        await stores.requests.save(aChange(nextVersion(kept, { votes: [] })));
        await store('untouched');
        expect(await ids({ scope: 'decided', ...as('lena') })).toEqual([
          'edited',
        ]);
      });
    });

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

    describe('filters', () => {
      beforeEach(async () => {
        const tier = (id: string) => ({
          ...aRequest().evaluation,
          tier: { id, title: id, rank: 1 },
        });
        await store('a', { environment: 'production', type: 'database' });
        await store('b', {
          environment: 'staging',
          type: 'bucket',
          owner: 'group:default/search',
          state: 'cancelled',
          activeStage: undefined,
          evaluation: tier('standard'),
        });
        await store('c', { type: 'bucket', requester: 'user:default/otto' });
      });

      it.each<[Partial<RequestQuery>, string[]]>([
        [{ state: ['cancelled'] }, ['b']],
        [{ state: ['pending', 'cancelled'] }, ['a', 'b', 'c']],
        [{ type: ['bucket'] }, ['b', 'c']],
        [{ environment: ['production', 'staging'] }, ['a', 'b']],
        [{ tier: ['standard'] }, ['b']],
        [{ owner: ['group:default/payments'] }, ['a', 'c']],
        [{ type: ['bucket'], state: ['pending'] }, ['c']],
        [{ state: [] }, []],
        [{}, ['a', 'b', 'c']],
      ])('%j', async (filter, expected) => {
        expect(await ids(filter)).toEqual(expected);
      });
    });

    describe('permission criteria', () => {
      beforeEach(async () => {
        const voted = await store('voted', {
          environment: 'production',
          votes: [aVote({ voter: 'user:default/vera' })],
        });
        await stores.requests.save(
          aChange(nextVersion(voted, { revision: 2, votes: [] })),
        );
        await store('for-otto', { requestedFor: 'user:default/otto' });
        await store('small', {
          requester: 'user:default/otto',
          type: 'bucket',
          stages: [
            {
              name: 'review',
              requirements: [{ approvers: [FINOPS], count: 1 }],
            },
          ],
        });
      });

      it.each<[RequestQuery['permitted'], string[]]>([
        [{ key: 'requester', values: ['user:default/otto'] }, ['small']],
        [{ key: 'requestedFor', values: ['user:default/otto'] }, ['for-otto']],
        [
          { not: { key: 'requestedFor', values: ['user:default/otto'] } },
          ['small', 'voted'],
        ],
        [
          { not: { key: 'environment', values: ['production'] } },
          ['for-otto', 'small'],
        ],
        [
          { not: { not: { key: 'environment', values: ['production'] } } },
          ['voted'],
        ],
        [{ key: 'approver', values: [SECURITY, LEADS] }, ['for-otto', 'voted']],
        [{ not: { key: 'approver', values: [SECURITY] } }, ['small']],
        [{ key: 'voter', values: ['user:default/vera'] }, ['voted']],
        [
          { not: { key: 'voter', values: ['user:default/vera'] } },
          ['for-otto', 'small'],
        ],
        [{ key: 'owner', values: [] }, []],
        [{ not: { key: 'owner', values: [] } }, ['for-otto', 'small', 'voted']],
        [
          {
            anyOf: [
              { key: 'type', values: ['bucket'] },
              { key: 'voter', values: ['user:default/vera'] },
            ],
          },
          ['small', 'voted'],
        ],
        [
          {
            allOf: [
              { key: 'state', values: ['pending'] },
              {
                anyOf: [
                  { key: 'tier', values: ['unknown'] },
                  { not: { key: 'type', values: ['bucket'] } },
                ],
              },
            ],
          },
          ['for-otto', 'voted'],
        ],
      ])('%j', async (permitted, expected) => {
        expect(await ids({ permitted })).toEqual(expected);
      });

      it('narrow a scope and the filters', async () => {
        expect(
          await ids({
            scope: 'team',
            type: ['database'],
            permitted: { key: 'environment', values: ['production'] },
          }),
        ).toEqual(['voted']);
      });
    });

    describe('search', () => {
      it('finds a request by any word of it, whatever the case', async () => {
        await store('a', { justification: 'Größere Last zum Start' });
        await store('b', { typeTitle: 'Object storage bucket' });
        await store('c', { owner: 'group:default/search' });
        await store('d', { requester: 'user:default/quinn' });
        expect(await ids({ q: 'GRÖSSERE' })).toEqual([]);
        expect(await ids({ q: 'GRÖßERE last' })).toEqual(['a']);
        expect(await ids({ q: 'STORAGE' })).toEqual(['b']);
        expect(await ids({ q: 'default/search' })).toEqual(['c']);
        expect(await ids({ q: 'quinn' })).toEqual(['d']);
        expect(await ids({ q: 'bucket postgresql' })).toEqual([]);
        expect(await ids({ q: '  ' })).toEqual(['a', 'b', 'c', 'd']);
      });

      it('finds a request by its number, with and without the sign', async () => {
        const { number } = await store('a');
        await store('b');
        expect(await ids({ q: `#${number}` })).toEqual(['a']);
        expect(await ids({ q: `${number} postgres` })).toEqual(['a']);
        expect(await ids({ q: '99999999999999999999' })).toEqual([]);
      });

      it('takes %, _ and \\ as they are', async () => {
        await store('percent', { justification: '50% more' });
        await store('underscore', { justification: 'db_main' });
        await store('backslash', { justification: 'c:\\temp' });
        await store('none', { justification: '50 more dbxmain c:/temp' });
        expect(await ids({ q: '50%' })).toEqual(['percent']);
        expect(await ids({ q: '%' })).toEqual(['percent']);
        expect(await ids({ q: 'db_main' })).toEqual(['underscore']);
        expect(await ids({ q: 'c:\\t' })).toEqual(['backslash']);
        expect(await ids({ q: '\0' })).toHaveLength(4);
      });
    });

    describe('pages', () => {
      const readAll = async (overrides: Partial<RequestQuery>) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await stores.readModel.list(
            query({ limit: 2, cursor, ...overrides }),
          );
          expect(page.items.length).toBeGreaterThan(0);
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor);
        return seen;
      };

      it('are in the order asked for, with the number deciding between equals', async () => {
        const costs = ['9', '100.00', undefined, '99.99', '-5', '100'];
        for (const [index, monthly] of costs.entries()) {
          await store(`r${index}`, {
            cost: { currency: 'USD', monthly, lines: [] },
            submittedAt: minute(index < 3 ? 0 : index),
            updatedAt: minute(10 - index),
          });
        }
        expect(await readAll({})).toEqual(['r5', 'r4', 'r3', 'r2', 'r1', 'r0']);
        expect(await readAll({ order: 'newest' })).toEqual(await readAll({}));
        expect(await readAll({ order: 'oldest' })).toEqual([
          'r0',
          'r1',
          'r2',
          'r3',
          'r4',
          'r5',
        ]);
        expect(await readAll({ order: 'updated' })).toEqual([
          'r0',
          'r1',
          'r2',
          'r3',
          'r4',
          'r5',
        ]);
        expect(await readAll({ order: 'costliest' })).toEqual([
          'r5',
          'r1',
          'r3',
          'r0',
          'r4',
          'r2',
        ]);
      });

      it('tell how many requests there are in all, and end without a cursor', async () => {
        for (const id of ['a', 'b', 'c']) {
          await store(id);
        }
        const first = await stores.readModel.list(query({ limit: 2 }));
        expect(first.totalItems).toBe(3);
        const last = await stores.readModel.list(
          query({ limit: 2, cursor: first.nextCursor }),
        );
        expect(last.totalItems).toBe(3);
        expect(last.items).toHaveLength(1);
        expect(last.nextCursor).toBeUndefined();
        const whole = await stores.readModel.list(query({ limit: 3 }));
        expect(whole.nextCursor).toBeUndefined();
      });

      it('neither repeat nor skip a request while new ones arrive', async () => {
        for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
          await store(id, { submittedAt: minute(index) });
        }
        const first = await stores.readModel.list(query({ limit: 2 }));
        await store('new', { submittedAt: minute(9) });
        const second = await stores.readModel.list(
          query({ limit: 2, cursor: first.nextCursor }),
        );
        expect(first.items.map(({ id }) => id)).toEqual(['d', 'c']);
        expect(second.items.map(({ id }) => id)).toEqual(['b', 'a']);
      });

      it('refuse a cursor that is not one of ours or belongs to another order', async () => {
        await store('a');
        await store('b');
        const { nextCursor } = await stores.readModel.list(query({ limit: 1 }));
        const encode = (value: unknown) =>
          Buffer.from(JSON.stringify(value)).toString('base64url');
        const cursors = [
          '',
          'nonsense',
          encode(null),
          encode({ order: 'newest', key: "'; drop table", number: 1 }),
          encode({ order: 'newest', key: '', number: 1e20 }),
        ];
        for (const cursor of cursors) {
          await expect(
            stores.readModel.list(query({ cursor })),
          ).rejects.toThrow(InputError);
        }
        await expect(
          stores.readModel.list(query({ cursor: nextCursor, order: 'oldest' })),
        ).rejects.toThrow("belongs to the order 'newest', not to 'oldest'");
      });
    });

    describe('committed costs', () => {
      it('are those of what the owner has approved and still running', async () => {
        const cost = (monthly?: string) => ({
          currency: 'USD',
          monthly,
          lines: [],
        });
        const states = [
          'approved',
          'fulfilling',
          'fulfilled',
          'failed',
          'pending',
          'cancelled',
        ] as const;
        for (const [index, state] of states.entries()) {
          await store(state, { state, cost: cost(`${index}.10`) });
        }
        await store('unknown', { state: 'approved', cost: cost() });
        await store('other', {
          state: 'approved',
          owner: 'group:default/search',
        });

        const owner = 'group:default/payments';
        expect(await stores.readModel.committedCosts(owner)).toEqual([
          '0.10',
          '1.10',
          '2.10',
          '3.10',
          undefined,
        ]);
        expect(
          await stores.readModel.committedCosts(owner, {
            excludeId: 'fulfilled',
          }),
        ).toEqual(['0.10', '1.10', '3.10', undefined]);
        expect(
          await stores.readModel.committedCosts('group:default/nobody'),
        ).toEqual([]);
      });
    });

    describe('rule usage', () => {
      const trace = (results: Record<string, Truth>) =>
        Object.entries(results).map(([rule, result]) => ({
          rule,
          effect: { tier: 'standard' },
          result,
          comparisons: [],
        }));
      const judged = (
        outcome: Evaluation['outcome'],
        results: Record<string, Truth>,
      ): Evaluation => ({
        ...aRequest().evaluation,
        outcome,
        trace: trace(results),
      });
      const since = minute(-60);

      it('counts what matched, by how it stands, what no person approved apart', async () => {
        await store('by people', {
          state: 'approved',
          evaluation: judged('approval', {
            'over-threshold': 'matched',
            production: 'matched',
          }),
        });
        await store('by rule', {
          state: 'approved',
          evaluation: judged('automatic', { 'dev-is-free': 'matched' }),
        });
        for (const id of ['no', 'no again']) {
          await store(id, {
            state: 'rejected',
            evaluation: judged('approval', {
              production: 'matched',
              'over-threshold': 'not-matched',
              'team-budget': 'unknown',
            }),
          });
        }

        expect(await stores.readModel.ruleUsage({ since })).toEqual([
          {
            rule: 'production',
            matched: 3,
            states: { approved: 1, rejected: 2 },
          },
          { rule: 'dev-is-free', matched: 1, states: { automatic: 1 } },
          { rule: 'over-threshold', matched: 1, states: { approved: 1 } },
        ]);
      });

      it('leaves out what was submitted before', async () => {
        const evaluation = judged('approval', { production: 'matched' });
        await store('before', { submittedAt: minute(-61), evaluation });
        await store('just then', { submittedAt: minute(-60), evaluation });

        expect(await stores.readModel.ruleUsage({ since })).toEqual([
          { rule: 'production', matched: 1, states: { pending: 1 } },
        ]);
      });

      it('follows a request to its next revision and state', async () => {
        const first = await store('edited', {
          evaluation: judged('approval', {
            production: 'matched',
            'over-threshold': 'matched',
          }),
        });
        const saved = await stores.requests.save(
          aChange(
            nextVersion(first, {
              revision: 2,
              state: 'approved',
              activeStage: undefined,
              evaluation: judged('automatic', { 'dev-is-free': 'matched' }),
            }),
          ),
        );

        expect(saved).toBe(true);
        expect(await stores.readModel.ruleUsage({ since })).toEqual([
          { rule: 'dev-is-free', matched: 1, states: { automatic: 1 } },
        ]);
      });
    });
  },
);
