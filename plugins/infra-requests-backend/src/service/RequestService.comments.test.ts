import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { aService, by } from '../__testUtils__/aService';
import { acmeEntities, drafts } from '../__testUtils__/acme';
import { verifyRecord } from '../domain/decision/verifyRecord';

async function asked() {
  const world = aService();
  const { service, queries, stores } = world;
  const request = await service.submit(drafts.standard, by('mira'));
  const { id } = request;
  return {
    ...world,
    request,
    says: (who: string, text: string) => service.comment(id, { text }, by(who)),
    record: () => queries.record(id),
    history: () => stores.requests.history(id),
  };
}

/** A group of so many people. */
function crowd(size: number): Entity[] {
  const group = `all-${size}`;
  const names = Array.from({ length: size }, (_, at) => `${group}-${at}`);
  const of = (
    kind: string,
    name: string,
    relations: Entity['relations'],
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {},
    relations,
  });
  return [
    of(
      'Group',
      group,
      names.map(name => ({
        type: 'hasMember',
        targetRef: `user:default/${name}`,
      })),
    ),
    ...names.map(name =>
      of('User', name, [
        { type: 'memberOf', targetRef: `group:default/${group}` },
      ]),
    ),
  ];
}

describe('a comment', () => {
  it('is kept without the space around it, by whoever says it, in every state', async () => {
    const { service, request, says, history } = await asked();
    expect(await says('cleo', '  Why not staging?\n')).toMatchObject({
      state: 'pending',
      comments: 1,
      digest: request.digest,
      revision: 1,
    });
    await service.cancel(request.id, {}, by('mira'));
    expect(await says('mira', 'Staging it is.')).toMatchObject({
      state: 'cancelled',
      comments: 2,
    });
    const said = (await history()).filter(one => one.action === 'commented');
    expect(said).toMatchObject([
      {
        actor: { kind: 'user', ref: 'user:default/cleo' },
        data: { text: 'Why not staging?', mentions: [] },
      },
      { data: { text: 'Staging it is.', mentions: [] } },
    ]);
  });

  it.each([
    ['nothing', ' \u200b\n', 'is empty; write what you have to say'],
    [
      'somebody whom the catalog does not know',
      'Ask @user:default/ghost',
      'names user:default/ghost, which is not in the catalog',
    ],
    [
      'somebody by a short name',
      'What do you say, @ada? And @group:security?',
      'says @ada, which tells nobody; write @user:default/ada',
      'says @group:security, which tells nobody; write @group:default/security',
    ],
    [
      'too many',
      Array.from({ length: 21 }, (_, at) => `@user:default/u${at}`).join(' '),
      'names 21 people and groups; name at most 20',
    ],
  ])('that names %s is refused on its field', async (_, text, ...messages) => {
    const { says, record } = await asked();
    await expect(says('ada', text)).rejects.toMatchObject({
      name: 'InputError',
      problems: messages.map(message => ({ field: '/text', message })),
    });
    expect(await record()).toMatchObject({ version: 1 });
  });

  it('is said once, however often it is sent with its key, and its mentions are told once', async () => {
    const { service, request, history, stores } = await asked();
    const send = (text: string, idempotencyKey: string, who = 'mira') =>
      service.comment(request.id, { text }, { ...by(who), idempotencyKey });
    const first = await send('Ask @user:default/ada', 'one');
    const effects = async () =>
      (
        await stores.effects.claim({
          now: new Date('2030-01-01T00:00:00Z'),
          leaseUntil: new Date('2030-01-01T00:00:00Z'),
          limit: 100,
        })
      ).length;
    const before = await effects();
    expect(await send(' Ask @user:default/ada\n', 'one')).toMatchObject({
      comments: 1,
      updatedAt: first.updatedAt,
    });
    expect(await effects()).toBe(before);
    await send('Ask @user:default/ada', 'two');
    await send('Ask @user:default/ada', 'one', 'cleo');
    const said = (await history()).filter(one => one.action === 'commented');
    expect(said).toHaveLength(3);
  });

  it('is said once where it is sent twice at the same time', async () => {
    const { service, request, record } = await asked();
    const send = () =>
      service.comment(
        request.id,
        { text: 'Why?' },
        { ...by('mira'), idempotencyKey: 'one' },
      );
    await Promise.all([send(), send(), send()]);
    expect(await record()).toMatchObject({ comments: 1 });
  });

  it('is refused with the key of another one', async () => {
    const { service, request, record } = await asked();
    const send = (text: string) =>
      service.comment(
        request.id,
        { text },
        { ...by('mira'), idempotencyKey: 'one' },
      );
    await send('Why?');
    await expect(send('Why not?')).rejects.toThrow(
      'Idempotency-Key "one" was used for another comment. Use a new key for a new comment.',
    );
    expect(await record()).toMatchObject({ comments: 1 });
  });

  it('may say what only looks like a name', async () => {
    const { says } = await asked();
    expect(await says('ada', '@Override, @types/node, @nobody')).toMatchObject({
      comments: 1,
    });
  });

  it('reaches no more people through groups than can have to do with it', async () => {
    const { says, record, catalog } = await asked();
    const larger = catalogServiceMock({
      entities: [...acmeEntities, ...crowd(51), ...crowd(50)],
    });
    catalog.getEntitiesByRefs.mockImplementation((...args) =>
      larger.getEntitiesByRefs(...args),
    );
    await expect(
      says('ada', '@group:default/all-51, look!'),
    ).rejects.toMatchObject({
      problems: [
        {
          field: '/text',
          message:
            'would reach 51 people through group:default/all-51; mention those who can answer, at most 50',
        },
      ],
    });
    expect(await record()).toMatchObject({ version: 1 });
    expect(await says('ada', '@group:default/all-50, look!')).toMatchObject({
      comments: 1,
    });
  });

  it('changes nothing while the catalog cannot be asked whom it names', async () => {
    const { catalog, says, record, history } = await asked();
    const before = (await history()).length;
    catalog.getEntitiesByRefs.mockRejectedValueOnce(new Error('is down'));
    await expect(says('ada', '@user:default/mira?')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(await record()).toMatchObject({ version: 1 });
    expect(await history()).toHaveLength(before);
  });

  it('and a vote at the same time are both recorded, whoever is first', async () => {
    const { service, request, says, record, history } = await asked();
    const { id, digest } = request;
    await Promise.all([
      says('cleo', 'Fine with us.'),
      service.vote(id, { verdict: 'approve', digest }, by('ada')),
      says('mira', 'Thank you.'),
    ]);
    expect(await record()).toMatchObject({
      state: 'approved',
      comments: 2,
      version: 4,
    });
    expect(verifyRecord(await record(), await history())).toEqual({
      verified: true,
    });
  });
});
