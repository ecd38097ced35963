import { by, aService } from '../__testUtils__/aService';
import { acmeWithStandardTier, drafts } from '../__testUtils__/acme';
import { runImport } from './runImport';

function importing(options?: Parameters<typeof aService>[0]) {
  const { serviceOptions, stores, queries, logger, service } =
    aService(options);
  const run = jest.fn();
  const start = () =>
    runImport({
      importer: { run },
      service: serviceOptions,
      readModel: stores.readModel,
      logger,
    });
  return { run, start, queries, stores, logger, service };
}

describe('runImport', () => {
  it('brings in the past with its people and times, telling nobody', async () => {
    const { run, start, queries, stores } = importing();
    const asked = new Date('2026-10-01T09:00:00Z');
    const decided = new Date('2026-10-02T09:00:00Z');
    run.mockImplementation(async ({ as }) => {
      const { id, digest } = await as('user:default/mira', asked).submit(
        drafts.standard,
      );
      await as('user:default/ada', decided).vote(id, {
        verdict: 'approve',
        digest,
      });
    });

    await start();

    const { items } = await queries.list(
      { scope: 'all', limit: 5 },
      by('mira'),
    );
    expect(items).toEqual([
      expect.objectContaining({
        state: 'approved',
        submittedAt: asked.toISOString(),
        decidedAt: decided.toISOString(),
      }),
    ]);
    expect(
      await stores.effects.claim({
        now: new Date(),
        leaseUntil: new Date(),
        limit: 10,
      }),
    ).toEqual([]);
  });

  it('lets time pass as it did, to the present, and tells nobody of that either', async () => {
    const { run, start, stores } = importing({
      config: acmeWithStandardTier({
        remindAfter: 'P1D',
        escalate: [{ after: 'P2D', to: ['group:default/security'] }],
        due: 'P5D',
      }),
    });
    const ids: string[] = [];
    const asked = new Date('2026-10-01T09:00:00Z');
    run.mockImplementation(async ({ as }) => {
      const { id, digest } = await as('user:default/mira', asked).submit(
        drafts.standard,
      );
      await as('user:default/ada', new Date('2026-10-04T10:00:00Z')).vote(id, {
        verdict: 'approve',
        digest,
      });
      const forgotten = await as('user:default/mira', asked).submit(
        drafts.standard,
      );
      ids.push(id, forgotten.id);
    });

    await start();

    const told = async (id: string) =>
      (await stores.requests.history(id)).map(
        ({ action, at }) => `${at.slice(0, 16)} ${action}`,
      );
    expect((await told(ids[0])).slice(3)).toEqual([
      '2026-10-02T09:00 reminded',
      '2026-10-03T09:00 escalated',
      '2026-10-03T09:00 reminded',
      '2026-10-04T10:00 approval-voted',
      '2026-10-04T10:00 stage-completed',
      '2026-10-04T10:00 approved',
    ]);
    expect((await told(ids[1])).slice(-1)).toEqual([
      '2026-10-06T09:00 expired',
    ]);
    expect(
      await stores.effects.claim({
        now: new Date(),
        leaseUntil: new Date(),
        limit: 10,
      }),
    ).toEqual([]);
  });

  it('does nothing where there is a request already', async () => {
    const { run, start, service } = importing();
    await service.submit(drafts.automatic, by('mira'));
    await start();
    expect(run).not.toHaveBeenCalled();
  });

  it('keeps every rule of deciding in force, and the future out', async () => {
    const { run, start, logger } = importing();
    const refusals: string[] = [];
    run.mockImplementation(async ({ as }) => {
      const at = new Date('2026-10-01T09:00:00Z');
      const { id, digest } = await as('user:default/ada', at).submit(
        drafts.standard,
      );
      await as('user:default/ada', at)
        .vote(id, { verdict: 'approve', digest })
        .catch((error: Error) => refusals.push(error.name));
      as('user:default/ada', new Date('2030-01-01T00:00:00Z'));
    });

    await start();

    expect(refusals).toEqual(['NotAllowedError']);
    expect(logger.error).toHaveBeenCalledWith(
      'The import stopped before its end',
      expect.objectContaining({
        message: expect.stringContaining('is in the future'),
      }),
    );
  });
});
