import { by, aService } from '../__testUtils__/aService';
import { drafts } from '../__testUtils__/acme';
import { runImport } from './runImport';

function importing() {
  const { serviceOptions, stores, queries, logger, service } = aService();
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
