import { eachImplementation } from './__testUtils__/implementations';
import type { PolicyStore } from './PolicyStore';

jest.setTimeout(60_000);

const at = (time: string) => new Date(`2026-11-22T${time}:00.000Z`);
const OLD = 'a'.repeat(64);
const NEW = 'b'.repeat(64);
const document = { rules: [{ id: 'production' }, { id: 'over-threshold' }] };

describe.each(eachImplementation())('PolicyStore: %s', (_name, makeStores) => {
  let policies: PolicyStore;

  beforeEach(async () => {
    ({ policies } = await makeStores());
  });

  it('keeps a policy whole under its digest', async () => {
    await policies.activate({ digest: OLD, document, at: at('09:00') });

    expect(await policies.get(OLD)).toEqual({
      digest: OLD,
      document,
      firstActiveAt: at('09:00'),
      lastActiveAt: at('09:00'),
      activeSince: at('09:00'),
      rules: 2,
    });
    expect(await policies.get(NEW)).toBeUndefined();
  });

  it('keeps the document that a digest was stored with first', async () => {
    await policies.activate({ digest: OLD, document, at: at('09:00') });
    await policies.activate({
      digest: OLD,
      document: { rules: [] },
      at: at('10:00'),
    });

    expect(await policies.get(OLD)).toMatchObject({ document, rules: 2 });
  });

  it('goes on after a restart as if it had not stopped', async () => {
    await policies.activate({ digest: OLD, document, at: at('09:00') });
    await policies.stillActive(OLD, at('10:00'));
    await policies.activate({ digest: OLD, document, at: at('12:00') });

    expect(await policies.get(OLD)).toMatchObject({
      firstActiveAt: at('09:00'),
      lastActiveAt: at('12:00'),
      activeSince: at('09:00'),
    });
  });

  it('notes when a policy was replaced, and since when the one that returns is active again', async () => {
    await policies.activate({ digest: OLD, document, at: at('09:00') });
    await policies.activate({
      digest: NEW,
      document,
      at: at('10:00'),
      previous: OLD,
    });
    expect(await policies.get(OLD)).toMatchObject({
      lastActiveAt: at('10:00'),
    });

    await policies.activate({
      digest: OLD,
      document,
      at: at('11:00'),
      previous: NEW,
    });
    expect(await policies.get(OLD)).toMatchObject({
      firstActiveAt: at('09:00'),
      lastActiveAt: at('11:00'),
      activeSince: at('11:00'),
    });
    expect(await policies.get(NEW)).toMatchObject({
      firstActiveAt: at('10:00'),
      lastActiveAt: at('11:00'),
      activeSince: at('10:00'),
    });
  });

  it('never sets a time back, as replicas have clocks of their own', async () => {
    await policies.activate({ digest: OLD, document, at: at('09:00') });
    await policies.stillActive(OLD, at('10:00'));
    await policies.stillActive(OLD, at('09:59'));
    await policies.activate({ digest: OLD, document, at: at('09:58') });

    expect(await policies.get(OLD)).toMatchObject({
      lastActiveAt: at('10:00'),
    });
  });

  it('knows nothing of a policy that is said to be still active but never was', async () => {
    await policies.stillActive(OLD, at('10:00'));
    expect(await policies.list()).toEqual([]);
  });

  it('lists them without their documents, the one active last first', async () => {
    await policies.activate({ digest: OLD, document, at: at('09:00') });
    await policies.activate({
      digest: NEW,
      document: {},
      at: at('10:00'),
      previous: OLD,
    });

    expect(await policies.list()).toEqual([
      {
        digest: NEW,
        firstActiveAt: at('10:00'),
        lastActiveAt: at('10:00'),
        activeSince: at('10:00'),
        rules: undefined,
      },
      {
        digest: OLD,
        firstActiveAt: at('09:00'),
        lastActiveAt: at('10:00'),
        activeSince: at('09:00'),
        rules: 2,
      },
    ]);
  });

  it('takes the same policy from several replicas at once', async () => {
    await policies.activate({ digest: OLD, document, at: at('09:00') });
    await Promise.all(
      ['10:00', '10:01', '10:02'].map(time =>
        policies.activate({
          digest: NEW,
          document,
          at: at(time),
          previous: OLD,
        }),
      ),
    );
    expect(await policies.get(NEW)).toMatchObject({
      lastActiveAt: at('10:02'),
    });
    expect(await policies.list()).toHaveLength(2);
  });
});
