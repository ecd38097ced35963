import { eachImplementation } from './__testUtils__/implementations';
import type { DigestStore } from './DigestStore';

jest.setTimeout(60_000);

const ADA = 'user:default/ada';
const GRACE = 'user:default/grace';
const at = new Date('2026-11-21T08:30:00.000Z');

describe.each(eachImplementation())('DigestStore: %s', (_name, makeStores) => {
  let digests: DigestStore;
  beforeEach(async () => {
    ({ digests } = await makeStores());
  });

  it('lets one of many send it to a person, each day', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => digests.claim('2026-11-21', ADA)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await digests.claim('2026-11-21', GRACE)).toBe(true);
    expect(await digests.claim('2026-11-22', ADA)).toBe(true);
  });

  it('lets it be sent after all where it could not be', async () => {
    await digests.claim('2026-11-21', ADA);
    await digests.claim('2026-11-21', GRACE);
    await digests.release('2026-11-21', ADA);
    expect(await digests.claim('2026-11-21', ADA)).toBe(true);
    expect(await digests.claim('2026-11-21', GRACE)).toBe(false);
  });

  it('knows when everybody has had it, and forgets only days before', async () => {
    await digests.claim('2026-11-20', ADA);
    await digests.claim('2026-11-21', ADA);
    await digests.done('2026-11-20', at);
    expect(await digests.isDone('2026-11-20')).toBe(true);
    expect(await digests.isDone('2026-11-21')).toBe(false);
    await digests.done('2026-11-21', at);
    await digests.done('2026-11-21', at);
    expect(await digests.isDone('2026-11-21')).toBe(true);
    expect(await digests.claim('2026-11-21', ADA)).toBe(false);
    expect(await digests.claim('2026-11-20', ADA)).toBe(true);
  });
});
