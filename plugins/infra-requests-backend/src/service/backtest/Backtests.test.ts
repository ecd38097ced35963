import type { RequestDraft } from '@infra-requests/plugin-infra-requests-common';
import { stringify } from 'yaml';
import { acmeConfig, drafts } from '../../__testUtils__/acme';
import { aService, by } from '../../__testUtils__/aService';
import type { PastDecisions } from '../../store/PastDecisions';
import { Backtests, HEARTBEAT_MS } from './Backtests';

const NOVEMBER = {
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-12-01T00:00:00.000Z',
};
const ADA = { createdBy: 'user:default/ada' };

/** Acme's policy with other rules, as somebody pastes it. */
const withRules = (...rules: object[]) => stringify({ rules });
const everything = (effect: object) =>
  withRules({
    id: 'everything',
    when: { type: { $in: ['database', 'preview'] } },
    ...effect,
  });

function aPortal() {
  const acme = aService();
  const replica = (pastDecisions?: Partial<PastDecisions>) => {
    const { pastDecisions: stored, backtests: store } = acme.stores;
    let ids = 0;
    return new Backtests({
      ...acme.parts,
      store,
      pastDecisions: {
        count: period => stored.count(period),
        pages: (period, options) => stored.pages(period, options),
        waits: (period, options) => stored.waits(period, options),
        ...pastDecisions,
      },
      newId: () => `backtest-${acme.time.now.getTime()}-${++ids}`,
      pageSize: 2,
    });
  };
  const backtests = replica();
  return {
    ...acme,
    backtests,
    replica,
    submit: (draft: RequestDraft) => acme.service.submit(draft, by('mira')),
    later: (minutes: number) => {
      acme.time.now = new Date(acme.time.now.getTime() + minutes * 60_000);
    },
    /** Starts one and waits until it has ended. */
    run: async (policy: string, period = NOVEMBER) => {
      const { id } = await backtests.start({ policy, ...period }, ADA);
      await backtests.idle();
      return backtests.get(id);
    },
  };
}

/** Holds the second page back until it is let through. */
function heldBack(stored: PastDecisions) {
  let reached: () => void;
  let goOn: () => void;
  const atSecondPage = new Promise<void>(resolve => {
    reached = resolve;
  });
  const released = new Promise<void>(resolve => {
    goOn = resolve;
  });
  const pages: PastDecisions['pages'] = async function* pages(...args) {
    let page = 0;
    for await (const decisions of stored.pages(...args)) {
      page += 1;
      if (page === 2) {
        reached();
        await released;
      }
      yield decisions;
    }
  };
  return { pages, atSecondPage, letGo: () => goOn() };
}

describe('a backtest', () => {
  it('answers at once, and runs in the background', async () => {
    const { backtests, submit } = aPortal();
    await submit(drafts.automatic);
    const started = await backtests.start(
      { policy: everything({ tier: 'automatic' }), ...NOVEMBER },
      ADA,
    );
    expect(started).toMatchObject({
      state: 'running',
      createdBy: 'user:default/ada',
      total: 1,
      result: { evaluated: 0 },
      ...NOVEMBER,
    });
    await backtests.idle();
    expect(await backtests.get(started.id)).toMatchObject({
      state: 'done',
      finishedAt: '2026-11-20T10:00:00.000Z',
      result: { evaluated: 1, unchanged: 1 },
    });
  });

  it('shows what people rejected and nobody would be asked about', async () => {
    const { run, submit, service, later, backtests } = aPortal();
    const rejected = await submit(drafts.standard);
    const approved = await submit(drafts.standard);
    await submit(drafts.elevated);
    later(90);
    await service.vote(
      rejected.id,
      { verdict: 'reject', comment: 'Too large', digest: rejected.digest },
      by('ada'),
    );
    await service.vote(
      approved.id,
      { verdict: 'approve', digest: approved.digest },
      by('ada'),
    );

    const backtest = await run(
      withRules(
        {
          id: 'development',
          when: { environment: 'development' },
          tier: 'automatic',
        },
        {
          id: 'production',
          when: { environment: 'production' },
          tier: 'standard',
        },
      ),
    );

    expect(backtest).toMatchObject({
      state: 'done',
      total: 3,
      result: {
        evaluated: 3,
        laxer: 3,
        stricter: 0,
        rejectedNowAutomatic: 1,
        // Two leads, and of the three approvals in production two.
        votesSaved: 4,
        votesAdded: 0,
        // The two that were decided; nobody has decided about production.
        waitingHoursSaved: 3,
      },
    });
    expect(
      await backtests.requests(backtest.id, {
        change: 'rejected-now-automatic',
        limit: 10,
      }),
    ).toMatchObject({
      items: [
        {
          id: rejected.id,
          number: 1,
          typeTitle: 'PostgreSQL database',
          environment: 'development',
          monthlyCost: '620.00',
          state: 'rejected',
          before: 'standard',
          after: 'automatic',
        },
      ],
    });
  });

  it('shows what would be stricter or denied', async () => {
    const { run, submit, backtests } = aPortal();
    await submit(drafts.automatic);
    await submit(drafts.denied);
    const stricter = await run(everything({ tier: 'elevated' }));
    expect(stricter.result).toMatchObject({
      stricter: 1,
      laxer: 1,
      votesAdded: 6,
      moves: [
        { from: 'automatic', to: 'elevated', count: 1, change: 'stricter' },
        { from: 'denied', to: 'elevated', count: 1, change: 'laxer' },
      ],
    });
    const denied = await run(everything({ deny: 'No more databases.' }));
    expect(denied.result).toMatchObject({ stricter: 1, unchanged: 1 });
    const { items } = await backtests.requests(denied.id, { limit: 10 });
    expect(items).toEqual([
      expect.objectContaining({
        number: 1,
        before: 'automatic',
        after: 'denied',
        change: 'stricter',
        text: expect.stringContaining('No more databases'),
      }),
    ]);
  });

  it('reads only what was submitted in the period', async () => {
    const { run, submit, later } = aPortal();
    await submit(drafts.automatic);
    later(60);
    await submit(drafts.automatic);
    const { total, result } = await run(everything({ tier: 'standard' }), {
      from: '2026-11-20T10:30:00Z',
      to: '2026-11-21T00:00:00Z',
    });
    expect([total, result.evaluated]).toEqual([1, 1]);
  });

  it('is done at once where nothing was submitted', async () => {
    const { run } = aPortal();
    expect(await run(everything({ tier: 'standard' }))).toMatchObject({
      state: 'done',
      total: 0,
      result: { evaluated: 0 },
    });
  });

  it.each([
    [
      'a wrong policy',
      { policy: 'rules: [{ id: x }]' },
      'infraRequests.rules[0]',
    ],
    ['no YAML', { policy: '{' }, 'infraRequests'],
    ['an end before the beginning', { to: NOVEMBER.from }, '/to'],
    ['more than five years', { to: '2031-11-02T00:00:00Z' }, '/to'],
    ['no time', { from: 'yesterday' }, '/from'],
    ['no such day', { from: '2026-02-30T00:00:00Z' }, '/from'],
  ] as const)('is not started with %s', async (_what, wrong, field) => {
    const { backtests } = aPortal();
    await expect(
      backtests.start(
        { policy: everything({ tier: 'automatic' }), ...NOVEMBER, ...wrong },
        ADA,
      ),
    ).rejects.toMatchObject({
      name: 'InputError',
      problems: expect.arrayContaining([
        expect.objectContaining({ field: expect.stringContaining(field) }),
      ]),
    });
    expect(await backtests.list()).toEqual([]);
  });

  it('says that there is no such backtest', async () => {
    const { backtests } = aPortal();
    for (const call of [
      backtests.get('none'),
      backtests.cancel('none'),
      backtests.requests('none', { limit: 1 }),
    ]) {
      await expect(call).rejects.toThrow('There is no backtest none');
    }
  });
});

describe('a backtest that does not come to its end', () => {
  const policy = everything({ tier: 'standard' });

  async function halfWay() {
    const portal = aPortal();
    for (let count = 0; count < 5; count += 1) {
      await portal.submit(drafts.automatic);
    }
    const held = heldBack(portal.stores.pastDecisions);
    const busy = portal.replica({ pages: held.pages });
    const { id } = await busy.start({ policy, ...NOVEMBER }, ADA);
    await held.atSecondPage;
    return { ...portal, ...held, busy, id };
  }

  it('is cancelled from another replica, and keeps what it found', async () => {
    const { backtests, busy, id, letGo } = await halfWay();
    expect(await backtests.cancel(id)).toMatchObject({
      state: 'cancelled',
      total: 5,
      result: { evaluated: 2, stricter: 2 },
    });
    letGo();
    await busy.idle();
    expect(await backtests.get(id)).toMatchObject({
      state: 'cancelled',
      result: { evaluated: 2 },
    });
    const found = await backtests.requests(id, { limit: 10 });
    expect(found.items.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('stays as it is when it is cancelled after its end', async () => {
    const { backtests, busy, id, letGo } = await halfWay();
    letGo();
    await busy.idle();
    expect(await backtests.cancel(id)).toMatchObject({
      state: 'done',
      result: { evaluated: 5 },
    });
  });

  it('says so when the backend is stopped', async () => {
    const { backtests, busy, id, letGo } = await halfWay();
    const stopped = busy.stop();
    letGo();
    await stopped;
    expect(await backtests.get(id)).toMatchObject({
      state: 'failed',
      error: 'The backend was stopped.',
      result: { evaluated: 4 },
    });
  });

  it('counts as interrupted when its replica is not heard of for half a minute', async () => {
    const { backtests, busy, id, letGo, later } = await halfWay();
    later(0.5);
    expect(await backtests.get(id)).toMatchObject({ state: 'running' });
    later(0.01);
    expect((await backtests.list())[0]).toMatchObject({
      id,
      state: 'failed',
      error: expect.stringContaining('interrupted'),
    });
    letGo();
    await busy.idle();
    expect(await backtests.get(id)).toMatchObject({
      state: 'failed',
      result: { evaluated: 2 },
    });
  });

  it('is not taken for interrupted while a single page takes long', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'Date'] });
    try {
      const { backtests, busy, id, letGo, later } = await halfWay();
      for (let beat = 1; beat <= 20; beat += 1) {
        later(HEARTBEAT_MS / 60_000);
        await jest.advanceTimersByTimeAsync(HEARTBEAT_MS);
      }
      expect(await backtests.get(id)).toMatchObject({ state: 'running' });
      letGo();
      await busy.idle();
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('fails with the reason, and leaves what it found', async () => {
    const { submit, replica, stores, logger } = aPortal();
    for (let count = 0; count < 3; count += 1) {
      await submit(drafts.automatic);
    }
    const failing = replica({
      async *pages(...args) {
        for await (const page of stores.pastDecisions.pages(...args)) {
          yield page;
          throw new Error('Stored request r3 is not JSON; the row was damaged');
        }
      },
    });
    const { id } = await failing.start({ policy, ...NOVEMBER }, ADA);
    await failing.idle();
    expect(await failing.get(id)).toMatchObject({
      state: 'failed',
      error: 'Stored request r3 is not JSON; the row was damaged',
      result: { evaluated: 2 },
    });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(id),
      expect.any(Error),
    );
  });

  it('leaves a place for the next one: two run at a time', async () => {
    const { backtests, busy, id, letGo } = await halfWay();
    const { id: second } = await busy.start({ policy, ...NOVEMBER }, ADA);
    await expect(
      backtests.start({ policy, ...NOVEMBER }, ADA),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        new RegExp(`${second} of user:default/ada.*${id}|${id}.*${second}`),
      ),
    });
    await backtests.cancel(id);
    await expect(
      backtests.start({ policy, ...NOVEMBER }, ADA),
    ).resolves.toMatchObject({ state: 'running' });
    letGo();
    await Promise.all([busy.idle(), backtests.idle()]);
  });

  it('makes way for newer ones: the latest twenty are kept', async () => {
    const { run, later, backtests } = aPortal();
    const ids: string[] = [];
    for (let count = 0; count < 22; count += 1) {
      later(1);
      ids.unshift((await run(policy)).id);
    }
    expect((await backtests.list()).map(({ id }) => id)).toEqual(
      ids.slice(0, 20),
    );
    await expect(backtests.get(ids[21])).rejects.toThrow(
      'the latest 20 are kept',
    );
  });
});

it('finds nothing where the rules are the same', async () => {
  const { run, submit } = aPortal();
  await submit(drafts.automatic);
  await submit(drafts.standard);
  await submit(drafts.elevated);
  await submit(drafts.denied);
  const { result } = await run(stringify({ rules: acmeConfig.rules }));
  expect(result).toMatchObject({ evaluated: 4, unchanged: 4 });
  expect(result.moves).toHaveLength(4);
});
