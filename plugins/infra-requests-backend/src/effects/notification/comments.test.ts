import { by } from '../../__testUtils__/aService';
import { acmeWithStandardTier, drafts } from '../../__testUtils__/acme';
import { refsOf, telling } from './__testUtils__/telling';

const ELEVATED = '#1 PostgreSQL database · production';

/** A request of Mira's for Noah, after everybody was asked; who then says something is told in full. */
async function aTalk() {
  const portal = telling();
  const { id, digest } = await portal.service.submit(
    { ...drafts.elevated, requestedFor: 'user:default/noah' },
    by('mira'),
  );
  await portal.letters();
  const says = async (who: string, text: string) => {
    await portal.service.comment(id, { text }, by(who));
    return portal.told();
  };
  const vote = async (who: string) => {
    await portal.service.vote(id, { verdict: 'approve', digest }, by(who));
    await portal.letters();
  };
  return { ...portal, id, says, vote };
}

const commented = (name: string, ...to: string[]) => ({
  to,
  title: `${name} commented on ${ELEVATED}`,
  severity: 'low',
});

const mentioned = (name: string, ...to: string[]) => ({
  to,
  title: `${name} mentioned you on ${ELEVATED}`,
  severity: 'normal',
});

describe('what people are told of comments', () => {
  it('goes to those who asked and for whom it is, not to whoever wrote it', async () => {
    const { says } = await aTalk();
    expect(await says('ada', 'Why production?')).toEqual([
      commented('Ada', 'mira', 'noah'),
    ]);
    expect(await says('mira', 'Customers need it.')).toEqual([
      commented('Mira', 'ada', 'noah'),
    ]);
  });

  it('goes to those who voted or commented before', async () => {
    const { says, vote } = await aTalk();
    await vote('ada');
    await says('sam', 'I shall look at it tomorrow.');
    expect(await says('noah', 'Thank you.')).toEqual([
      commented('Noah', 'ada', 'mira', 'sam'),
    ]);
  });

  it('says to the mentioned that they are, and once only', async () => {
    const { says } = await aTalk();
    expect(
      await says('ada', '@user:default/mira, and @user:default/cleo as well?'),
    ).toEqual([mentioned('Ada', 'cleo', 'mira'), commented('Ada', 'noah')]);
  });

  it('reaches everybody in a mentioned group but whoever mentions it', async () => {
    const { says } = await aTalk();
    expect(await says('sam', '@group:default/security, your turn')).toEqual([
      mentioned('Sam', 'sofia'),
      commented('Sam', 'mira', 'noah'),
    ]);
  });

  it('is no mention of nobody, such as an empty group or oneself', async () => {
    const { says } = await aTalk();
    expect(
      await says('mira', '@group:default/empty @user:default/mira'),
    ).toEqual([commented('Mira', 'noah')]);
  });

  it('leads to the comments, quotes what was said, and but for mentions takes the place of what was said before', async () => {
    const { service, id, letters } = await aTalk();
    await service.comment(
      id,
      { text: 'Please  look,\n@user:default/sofia' },
      by('ada'),
    );
    const [mention, comment] = await letters();
    expect(mention.payload).toEqual({
      title: `Ada mentioned you on ${ELEVATED}`,
      description: '“Please look, @user:default/sofia”',
      link: `/infra-requests/requests/${id}#comments`,
      severity: 'normal',
      topic: 'Comments',
      scope: `${id}:mention:4`,
      metadata: {
        'infra-requests': {
          requestId: id,
          requestNumber: 1,
          message: 'mention',
        },
      },
    });
    expect(refsOf(comment.recipients)).toEqual([
      'user:default/mira',
      'user:default/noah',
    ]);
    expect(comment.payload).toMatchObject({
      link: `/infra-requests/requests/${id}#comments`,
      topic: 'Comments',
      scope: `${id}:comment`,
    });
  });

  it('keeps an earlier mention beside a later one', async () => {
    const { service, id, letters } = await aTalk();
    const scopes: (string | undefined)[] = [];
    for (const text of ['@user:default/sofia?', '@user:default/sofia!']) {
      await service.comment(id, { text }, by('ada'));
      const [mention] = await letters();
      expect(refsOf(mention.recipients)).toEqual(['user:default/sofia']);
      scopes.push(mention.payload.scope);
    }
    expect(new Set(scopes).size).toBe(2);
  });

  it('tells approvers nothing new about what waits for them', async () => {
    const { says } = await aTalk();
    const told = await says('mira', 'It is urgent.');
    expect(told.flatMap(({ to }) => to)).toEqual(['noah']);
  });

  it('does not say that whoever commented late has let it expire', async () => {
    const portal = telling({
      config: acmeWithStandardTier({ due: 'PT1H', onTimeout: 'reject' }),
    });
    const { id } = await portal.service.submit(drafts.standard, by('mira'));
    await portal.letters();
    portal.time.now = new Date('2026-11-20T12:00:00Z');
    await portal.service.comment(id, { text: 'Anybody?' }, by('grace'));
    expect(await portal.told()).toContainEqual({
      to: ['ada', 'grace'],
      title:
        '#1 PostgreSQL database · development rejected, nothing left for you to do',
      severity: 'low',
    });
  });
});
