import { by } from '../../__testUtils__/aService';
import { acmeConfig, drafts } from '../../__testUtils__/acme';
import { refsOf, telling } from './__testUtils__/telling';
import { DailyDigest } from './DailyDigest';

const DAILY = { approvals: 'daily', dailyAt: '08:30' };

/** In Berlin, where Acme is, in winter. */
const berlin = (time: string, day = '2026-11-23') =>
  new Date(`${day}T${time}:00+01:00`);

/** Acme on a Friday, with a message a day; some wait for a lead, one for a lead and finops. */
function daily(config: object = {}) {
  const portal = telling({
    config: { ...acmeConfig, notifications: DAILY, ...config },
  });
  const { send, stores, parts, time, service } = portal;
  const digestOf = () =>
    new DailyDigest({
      ...parts,
      notifications: { send },
      digests: stores.digests,
      portal: 'https://portal.acme.example',
    });
  const digest = digestOf();
  /** Looks at a time whether it is time for it, and says who got what. */
  const got = async (at: Date) => {
    time.now = at;
    send.mockClear();
    await digest.sendDue();
    return send.mock.calls.map(([{ recipients, payload }]) => ({
      to: refsOf(recipients)[0].replace('user:default/', ''),
      title: payload.title,
    }));
  };
  const ask = (draft: object = drafts.standard) =>
    service.submit(draft as typeof drafts.standard, by('mira'));
  return { ...portal, digestOf, got, ask };
}

const ONE = '1 request waits for your decision';

describe('the daily message', () => {
  it('comes once a day, at its time where the policy is, to those for whom something waits', async () => {
    const { ask, got } = daily();
    await ask();
    expect(await got(berlin('08:29'))).toEqual([]);
    expect(await got(berlin('08:30'))).toEqual([
      { to: 'ada', title: ONE },
      { to: 'grace', title: ONE },
    ]);
    expect(await got(berlin('08:31'))).toEqual([]);
    await ask();
    expect(await got(berlin('23:59'))).toEqual([]);
    expect(await got(berlin('08:29', '2026-11-24'))).toEqual([]);
    expect((await got(berlin('08:30', '2026-11-24')))[0]).toEqual({
      to: 'ada',
      title: '2 requests wait for your decision',
    });
  });

  it('does not come where nothing waits, nor later on such a day', async () => {
    const { ask, got } = daily();
    expect(await got(berlin('08:30'))).toEqual([]);
    await ask();
    expect(await got(berlin('09:00'))).toEqual([]);
  });

  it('does not come where approvals are told at once', async () => {
    const { ask, got } = daily({ notifications: { approvals: 'immediate' } });
    await ask();
    expect(await got(berlin('08:30'))).toEqual([]);
  });

  it('says the most urgent first, with cost and link, and leads to the inbox', async () => {
    const { ask, got, send, time } = daily({
      tiers: acmeConfig.tiers.map(tier =>
        tier.id === 'standard' ? { ...tier, due: 'P4D' } : tier,
      ),
    });
    time.now = berlin('07:00', '2026-11-20');
    await ask(drafts.elevated);
    time.now = berlin('09:00', '2026-11-20');
    await ask();
    await got(berlin('08:30'));
    const [[{ payload }]] = send.mock.calls;
    expect(payload).toMatchObject({
      title: '2 requests wait for your decision',
      link: '/infra-requests/inbox',
      severity: 'normal',
      scope: 'digest',
    });
    expect(payload.description?.split('\n')).toEqual([
      '• #2 PostgreSQL database · development · for Payments team · 620.00 USD a month · To be decided by 24 November 2026, 09:00 GMT+1 (in 24 hours) · https://portal.acme.example/infra-requests/requests/request-2',
      '• #1 PostgreSQL database · production · for Payments team · 284.00 USD a month · https://portal.acme.example/infra-requests/requests/request-1',
    ]);
    await got(berlin('09:00', '2026-11-24'));
    expect(send.mock.calls[0][0].payload.severity).toBe('high');
  });

  it('lists ten and counts the rest', async () => {
    const { ask, got, send } = daily();
    for (let count = 0; count < 12; count++) {
      await ask();
    }
    await got(berlin('08:30'));
    const lines = send.mock.calls[0][0].payload.description?.split('\n');
    expect(lines).toHaveLength(11);
    expect(lines?.[10]).toBe(
      'and 2 more: https://portal.acme.example/infra-requests/inbox',
    );
  });

  it('comes to those who stand in for somebody as well', async () => {
    const { ask, got, send, time, away } = daily();
    await ask();
    time.now = berlin('08:30');
    await away('ada', 'linus');
    const told = await got(berlin('08:30'));
    expect(told.map(({ to }) => to)).toEqual(['ada', 'grace', 'linus']);
    expect(send.mock.calls[2][0].payload.description).toContain(
      ' · in place of Ada · ',
    );
  });

  it('is sent once by several instances, and not again after a restart', async () => {
    const { ask, digestOf, send, time } = daily();
    await ask();
    time.now = berlin('08:30');
    await Promise.all([digestOf().sendDue(), digestOf().sendDue()]);
    await digestOf().sendDue();
    expect(
      send.mock.calls.map(([{ recipients }]) => refsOf(recipients)[0]).sort(),
    ).toEqual(['user:default/ada', 'user:default/grace']);
  });

  it('goes on after an instance that died in the middle, with those who were not reached', async () => {
    const { ask, got, stores } = daily();
    await ask();
    await stores.digests.claim('2026-11-23', 'user:default/ada');
    expect((await got(berlin('08:31'))).map(({ to }) => to)).toEqual(['grace']);
  });

  it('is tried again for those to whom it could not be sent', async () => {
    const { ask, got, send, logger } = daily();
    await ask();
    send.mockRejectedValueOnce(new Error('No notifications today'));
    expect((await got(berlin('08:30'))).map(({ to }) => to)).toEqual([
      'ada',
      'grace',
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      'The message of 2026-11-23 could not be sent to user:default/ada; trying again',
      expect.objectContaining({ message: 'No notifications today' }),
    );
    expect((await got(berlin('08:31'))).map(({ to }) => to)).toEqual(['ada']);
    expect(await got(berlin('08:32'))).toEqual([]);
  });
});
