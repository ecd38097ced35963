import type { PastDecision } from '../domain/backtest/pastDecision';
import { eachImplementation } from './__testUtils__/implementations';
import { aRequest, nextVersion, stored } from './__testUtils__/requests';
import type { RequestStores } from './RequestStores';

jest.setTimeout(60_000);

const day = (d: number, hour = 12) => new Date(Date.UTC(2026, 9, d, hour));
const october = { from: day(1, 0), to: new Date(Date.UTC(2026, 10, 1)) };

async function all<T>(pages: AsyncIterable<T[]>): Promise<T[][]> {
  const found: T[][] = [];
  for await (const page of pages) {
    found.push(page);
  }
  return found;
}

describe.each(eachImplementation())(
  'PastDecisions: %s',
  (_name, makeStores) => {
    let stores: RequestStores;
    beforeEach(async () => {
      stores = await makeStores();
    });

    const submitted = (id: string, submittedAt: Date) =>
      stored(stores.requests, { id, submittedAt });
    const pages = (options: { period?: typeof october; pageSize: number }) =>
      all<PastDecision>(
        stores.pastDecisions.pages(options.period ?? october, options),
      );
    const ids = (found: PastDecision[][]) =>
      found.map(page => page.map(({ id }) => id));

    it('reads what was decided and on which facts', async () => {
      const request = await stored(stores.requests, {
        submittedAt: day(3),
        decidedAt: day(4),
        state: 'rejected',
        stages: [
          {
            name: 'review',
            requirements: [{ approvers: ['group:default/security'], count: 2 }],
            openedAt: day(3),
          },
        ],
        facts: {
          values: { monthlyCost: '284.00', parameters: { size: 'large' } },
          unknown: { 'entity.spec': 'the catalog did not answer' },
        },
      });
      expect(await pages({ pageSize: 10 })).toEqual([
        [
          {
            id: request.id,
            number: request.number,
            state: 'rejected',
            facts: request.facts,
            outcome: 'approval',
            tier: { id: 'elevated', title: 'Escalated', rank: 2 },
            stages: request.evaluation.stages,
            submittedAt: day(3),
            decidedAt: day(4),
            judgedAt: day(3),
          },
        ],
      ]);
    });

    it('reads a period with its beginning and without its end, in order, page by page', async () => {
      await submitted('too-early', new Date(october.from.getTime() - 1));
      await submitted('fifth', new Date(october.to.getTime() - 1));
      await submitted('too-late', october.to);
      await submitted('first', october.from);
      await submitted('third', day(8));
      await submitted('second', day(7));
      await submitted('fourth', day(8));
      expect(ids(await pages({ pageSize: 2 }))).toEqual([
        ['first', 'second'],
        ['third', 'fourth'],
        ['fifth'],
      ]);
      expect(ids(await pages({ pageSize: 5 }))).toHaveLength(1);
      expect(await stores.pastDecisions.count(october)).toBe(5);
    });

    it('has no pages where nothing was submitted', async () => {
      await submitted('one', day(3));
      const period = { from: day(4), to: day(5) };
      expect(await pages({ period, pageSize: 2 })).toEqual([]);
      expect(await stores.pastDecisions.count(period)).toBe(0);
    });

    it('knows when the decision that stands was made, also after an edit', async () => {
      const request = await submitted('edited', day(3));
      await stores.requests.save({
        request: nextVersion(request, {
          revision: 2,
          stages: [{ ...request.stages[0], openedAt: day(9) }],
        }),
        entries: [],
        effects: [],
      });
      await stored(stores.requests, {
        id: 'automatic',
        submittedAt: day(3, 13),
        decidedAt: day(10),
        stages: [],
        activeStage: undefined,
        state: 'approved',
      });
      const [found] = await pages({ pageSize: 10 });
      expect(found.map(({ id, judgedAt }) => [id, judgedAt])).toEqual([
        ['edited', day(9)],
        ['automatic', day(10)],
      ]);
    });

    it('reads waits without what was decided on', async () => {
      await submitted('open', day(3));
      await stored(stores.requests, {
        id: 'decided',
        submittedAt: day(4),
        decidedAt: day(6),
        state: 'approved',
      });
      const tier = aRequest().evaluation.tier;
      expect(
        await all(stores.pastDecisions.waits(october, { pageSize: 1 })),
      ).toEqual([
        [
          {
            state: 'pending',
            outcome: 'approval',
            tier,
            submittedAt: day(3),
            decidedAt: undefined,
          },
        ],
        [
          {
            state: 'approved',
            outcome: 'approval',
            tier,
            submittedAt: day(4),
            decidedAt: day(6),
          },
        ],
      ]);
    });
  },
);
