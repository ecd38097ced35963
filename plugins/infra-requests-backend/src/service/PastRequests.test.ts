import type { RequestDraft } from '@infra-requests/plugin-infra-requests-common';
import { acmeConfig, drafts } from '../__testUtils__/acme';
import { aService } from '../__testUtils__/aService';
import type { PastRequest } from '../domain/typical';
import { PastRequests } from './PastRequests';

const by = (name: string) => ({
  actor: { kind: 'user' as const, ref: `user:default/${name}` },
});

const A_DECIDED_ONE: PastRequest = {
  type: 'database',
  tier: { id: 'standard', title: 'Standard', rank: 1 },
  currency: 'USD',
  state: 'approved',
  outcome: 'automatic',
  submittedAt: new Date('2026-11-01T09:00:00Z'),
  decidedAt: new Date('2026-11-01T09:00:00Z'),
};

function aPortal() {
  const portal = aService({ config: acmeConfig });
  const { service, time } = portal;
  const later = (minutes: number) => {
    time.now = new Date(+time.now + minutes * 60_000);
  };
  return {
    ...portal,
    later,
    /** Asked for now, and approved by a platform lead after so many minutes. */
    approvedAfter: async (minutes: number, draft: RequestDraft) => {
      const { id, digest } = await service.submit(draft, by('mira'));
      later(minutes);
      await service.vote(id, { verdict: 'approve', digest }, by('ada'));
    },
  };
}

describe('requests of the last months', () => {
  it('say in the catalogue what is typical, and on forms and pages how long people take', async () => {
    const { service, queries, time, later, approvedAfter } = aPortal();
    for (const minutes of [30, 10, 50, 20, 40]) {
      await approvedAfter(minutes, drafts.standard);
    }
    await service.submit(drafts.automatic, by('mira'));
    const lastAskedAt = time.now.toISOString();
    later(10);

    const [database, environment] = await queries.requestTypes(by('mira'));
    const typical = {
      requests: 6,
      currency: 'USD',
      automaticShare: 1 / 6,
      monthlyCost: '620.00',
      decidedWithinMinutes: 30,
    };
    expect(database).toMatchObject({ lastAskedAt, typical });
    expect(environment.typical).toBeUndefined();
    expect(environment.lastAskedAt).toBeUndefined();
    const seenByNoah = await queries.requestType('database', by('noah'));
    expect(seenByNoah).toMatchObject({ typical });
    expect(seenByNoah.lastAskedAt).toBeUndefined();

    const usualWait = { requests: 5, medianMinutes: 30, mostMinutes: 50 };
    const waitOf = async (draft: RequestDraft) =>
      (await queries.preview(draft, by('mira'))).usualWait;
    expect(await waitOf(drafts.standard)).toEqual(usualWait);
    expect(await waitOf(drafts.automatic)).toBeUndefined();
    expect(await waitOf(drafts.elevated)).toBeUndefined();
    const waiting = await service.submit(drafts.standard, by('mira'));
    expect(waiting.usualWait).toEqual(usualWait);
    const decided = await service.submit(drafts.automatic, by('mira'));
    expect(decided.usualWait).toBeUndefined();
  });

  it('are forgotten after ninety days', async () => {
    const { queries, later, approvedAfter } = aPortal();
    for (let count = 0; count < 5; count += 1) {
      await approvedAfter(1, drafts.standard);
    }
    const typical = async () =>
      (await queries.requestType('database', by('mira'))).typical;
    later(89 * 24 * 60);
    expect(await typical()).toMatchObject({ requests: 5 });
    later(24 * 60);
    expect(await typical()).toBeUndefined();
  });

  const aPastOf = (count: number) => {
    const { stores, time, later } = aPortal();
    const decided = jest
      .spyOn(stores.readModel, 'decided')
      .mockResolvedValue(Array(count).fill(A_DECIDED_ONE));
    const past = new PastRequests({ ...stores, clock: () => time.now });
    return { decided, later, look: () => past.typical({ currency: 'USD' }) };
  };

  it('are read once for many who look', async () => {
    const { decided, later, look } = aPastOf(200);
    await Promise.all([look(), look(), look()]);
    later(0.9);
    await look();
    expect(decided).toHaveBeenCalledTimes(1);
    later(0.2);
    await look();
    expect(decided).toHaveBeenCalledTimes(2);
  });

  it('are read again soon while there are few', async () => {
    const { decided, later, look } = aPastOf(199);
    await Promise.all([look(), look(), look()]);
    expect(decided).toHaveBeenCalledTimes(1);
    later(0.1);
    await look();
    expect(decided).toHaveBeenCalledTimes(2);
  });

  it('are read again after they could not be read', async () => {
    const { stores, time } = aPortal();
    jest
      .spyOn(stores.readModel, 'decided')
      .mockRejectedValueOnce(new Error('The database is away'));
    const past = new PastRequests({ ...stores, clock: () => time.now });
    const look = () => past.usualWait({ type: 'database', tier: 'standard' });
    await expect(look()).rejects.toThrow('The database is away');
    expect(await look()).toBeUndefined();
  });
});
