import { InputError } from '@backstage/errors';
import type {
  Evaluation,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import { summarize } from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';
import { eachImplementation } from './__testUtils__/implementations';
import {
  as,
  FINOPS,
  idsOf,
  LEADS,
  minute,
  query,
  SECURITY,
} from './__testUtils__/reading';
import {
  aChange,
  anEntry,
  aRequest,
  aVote,
  nextVersion,
  stored,
} from './__testUtils__/requests';
import type { RequestQuery } from './RequestReadModel';
import type { RequestStores } from './RequestStores';

jest.setTimeout(60_000);

describe.each(eachImplementation())(
  'RequestReadModel: %s',
  (_name, makeStores) => {
    let stores: RequestStores;
    beforeEach(async () => {
      stores = await makeStores();
    });

    const store = (id: string, overrides: Partial<RequestRecord> = {}) =>
      stored(stores.requests, { id, ...overrides });
    const ids = (overrides?: Partial<RequestQuery>) =>
      idsOf(stores.readModel, overrides);

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

      it('decided: also what I voted on when it was too late', async () => {
        const late = (name: string) =>
          anEntry({
            seq: 2,
            action: 'late-vote',
            actor: { kind: 'user', ref: `user:default/${name}` },
          });
        const before = await store('late');
        await stores.requests.save(
          aChange(nextVersion(before), { entries: [late('lena')] }),
        );
        const other = await store('others');
        await stores.requests.save(
          aChange(nextVersion(other), { entries: [late('otto')] }),
        );
        const cancelled = { ...late('lena'), action: 'cancelled' as const };
        const third = await store('cancelled');
        await stores.requests.save(
          aChange(nextVersion(third), { entries: [cancelled] }),
        );
        expect(await ids({ scope: 'decided', ...as('lena') })).toEqual([
          'late',
        ]);
      });
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
        [
          { key: 'involved', values: ['user:default/otto'] },
          ['for-otto', 'small'],
        ],
        [
          { not: { key: 'involved', values: ['user:default/otto'] } },
          ['voted'],
        ],
        [{ key: 'involved', values: [] }, []],
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
        expect(
          await stores.readModel.committedCosts(owner, { at: minute(0) }),
        ).toEqual(['0.10', '1.10', '2.10', '3.10', undefined]);
        expect(
          await stores.readModel.committedCosts(owner, {
            at: minute(0),
            excludeId: 'fulfilled',
          }),
        ).toEqual(['0.10', '1.10', '3.10', undefined]);
        expect(
          await stores.readModel.committedCosts('group:default/nobody', {
            at: minute(0),
          }),
        ).toEqual([]);
      });

      it('are of each thing once, without what was replaced, destroyed or has ended', async () => {
        const owner = 'group:default/things';
        const costing = (
          id: string,
          minutes: number,
          overrides: Partial<RequestRecord>,
        ) =>
          store(id, {
            owner,
            state: 'fulfilled',
            activeStage: undefined,
            decidedAt: minute(minutes),
            cost: { currency: 'USD', monthly: `${minutes}.00`, lines: [] },
            ...overrides,
          });
        const [resized, destroyed, ending] = ['a', 'b', 'c'].map(one => ({
          subject: one.repeat(64),
        }));
        await costing('made', 1, resized);
        await costing('resized', 9, resized);
        await costing('going', 7, { ...destroyed, state: 'approved' });
        await costing('destroy', 8, {
          ...destroyed,
          state: 'approved',
          action: 'destroy',
        });
        await costing('leased', 5, { ...ending, lease: 'PT30M' });
        const costs = (at: Date, excludeId?: string) =>
          stores.readModel.committedCosts(owner, { at, excludeId });
        expect(await costs(minute(10))).toEqual(['9.00', '7.00', '5.00']);
        expect(await costs(minute(10), 'resized')).toEqual([
          '1.00',
          '7.00',
          '5.00',
        ]);
        expect(await costs(minute(35))).toEqual(['9.00', '7.00']);
        for (const id of ['going', 'destroy']) {
          const [request] = await stores.requests.getMany([id]);
          await stores.requests.save({
            request: nextVersion(request, { state: 'fulfilled' }),
            entries: [],
            effects: [],
          });
        }
        expect(await costs(minute(35))).toEqual(['9.00']);
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
