import { by, aService } from '../__testUtils__/aService';
import { drafts } from '../__testUtils__/acme';
import { sendNotification } from './sendNotification';

function telling() {
  const made = aService();
  const send = jest.fn().mockResolvedValue(undefined);
  const channel = sendNotification({
    notifications: { send },
    store: made.stores.requests,
    directory: made.directory,
  });
  /** Runs every notification that is in the outbox now, and says who was told what. */
  const told = async () => {
    send.mockClear();
    const claimed = await made.stores.effects.claim({
      now: new Date(),
      leaseUntil: new Date(Date.now() + 60_000),
      limit: 100,
    });
    for (const effect of claimed.filter(one => one.kind === 'notification')) {
      await channel(effect);
    }
    return send.mock.calls.map(([{ recipients, payload }]) => ({
      to: recipients.entityRef,
      title: payload.title,
    }));
  };
  return { ...made, told, send };
}

describe('sendNotification', () => {
  it('asks only those whose vote can help: not the requester, not who is done', async () => {
    const { service, told } = telling();
    const asked = await service.submit(drafts.elevated, by('grace'));
    expect(await told()).toEqual([
      {
        to: ['user:default/ada', 'user:default/fiona', 'user:default/frank'],
        title: '#1 PostgreSQL database · production waits for your decision',
      },
    ]);
    for (const who of ['ada', 'frank']) {
      await service.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest },
        by(who),
      );
    }
    expect(await told()).toEqual([
      {
        to: ['user:default/sam', 'user:default/sofia'],
        title: '#1 PostgreSQL database · production waits for your decision',
      },
    ]);
  });

  it('asks nobody about a stage that is over by the time it is sent', async () => {
    const { service, told } = telling();
    const asked = await service.submit(drafts.standard, by('mira'));
    await service.cancel(asked.id, {}, by('noah'));
    expect(await told()).toEqual([
      {
        to: ['user:default/mira'],
        title: '#1 PostgreSQL database · development was cancelled',
      },
    ]);
  });

  it('tells the person it was asked for as well, but not who did it', async () => {
    const { service, told } = telling();
    const draft = { ...drafts.automatic, requestedFor: 'user:default/noah' };
    await service.submit(draft, by('mira'));
    expect(await told()).toEqual([
      {
        to: ['user:default/mira', 'user:default/noah'],
        title: '#1 PostgreSQL database · development was approved',
      },
    ]);
    const second = await service.submit(
      { ...drafts.standard, requestedFor: 'user:default/noah' },
      by('mira'),
    );
    await told();
    await service.cancel(second.id, {}, by('mira'));
    expect((await told()).map(({ to }) => to)).toEqual([['user:default/noah']]);
  });
});
