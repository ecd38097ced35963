import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  EntityRef,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { by, aService } from '../../__testUtils__/aService';
import { acmeConfig, acmeEntities, drafts } from '../../__testUtils__/acme';
import { verifyRecord } from './verifyRecord';

const group = (name: string) => `group:default/${name}`;
const user = (name: string) => `user:default/${name}`;

type Options = NonNullable<Parameters<typeof aService>[0]>;

/** Acme with one stage in its tier "standard", and with more in that tier where given. */
const acmeWith = (requirements: object[], more: object = {}) => ({
  ...acmeConfig,
  tiers: acmeConfig.tiers.map(tier =>
    tier.id === 'standard'
      ? { ...tier, ...more, stages: [{ name: 'review', requirements }] }
      : tier,
  ),
});

const twoOfPlatform = [{ approvers: [group('platform')], count: 2 }];

/** The whole backend without HTTP, in which people act by name. */
function aCompany(options: Options = {}) {
  const world = aService(options);
  const { service, queries, stores, catalog } = world;
  const ask = (who = 'mira') => service.submit(drafts.standard, by(who));
  const vote = (
    who: string,
    on: { id: string; digest: string },
    more: { verdict?: Verdict; comment?: string; stage?: number } = {},
  ) =>
    service.vote(
      on.id,
      { verdict: 'approve', digest: on.digest, ...more },
      by(who),
    );
  /** Whatever happened: nobody wrote past the record. */
  const stands = async (id: string) => {
    const request = await queries.record(id);
    const entries = await stores.requests.history(id);
    expect(verifyRecord(request, entries)).toEqual({ verified: true });
    return request;
  };
  const catalogHas = (entities: Entity[]) => {
    const changed = catalogServiceMock({ entities });
    catalog.getEntitiesByRefs.mockImplementation((...args) =>
      changed.getEntitiesByRefs(...args),
    );
  };
  const delegate = (from: string, to: string) =>
    stores.delegations.insert({
      id: `${from} to ${to}`,
      delegator: user(from),
      delegate: user(to),
      from: new Date('2026-11-01T00:00:00Z'),
      until: new Date('2026-12-01T00:00:00Z'),
      createdAt: new Date('2026-11-01T00:00:00Z'),
    });
  return { ...world, ask, vote, stands, catalogHas, delegate };
}

/** The catalog without some relations. */
const without = (cut: (from: EntityRef, to: EntityRef) => boolean): Entity[] =>
  acmeEntities.map(entity => {
    const { kind, metadata, relations = [] } = entity;
    const ref = `${kind.toLocaleLowerCase('en-US')}:default/${metadata.name}`;
    return {
      ...entity,
      relations: relations.filter(({ targetRef }) => !cut(ref, targetRef)),
    };
  });

/** How other products let the wrong person decide, or kept the right one from it; what happens here instead. */
describe('the defect of another product', () => {
  it.each([0, -1, 0.5])('a count of %s', count => {
    const requirements = [{ approvers: [group('platform')], count }];
    expect(() => aService({ config: acmeWith(requirements) })).toThrow(
      /tiers\[1\]\.stages\[0\]\.requirements\[0\]\.count/,
    );
  });

  it('an empty list of approvers', () => {
    const requirements = [{ approvers: [], count: 1 }];
    expect(() => aService({ config: acmeWith(requirements) })).toThrow(
      /tiers\[1\]\.stages\[0\]\.requirements\[0\]\.approvers/,
    );
  });

  it('a count above the size of the group', async () => {
    const { ask, queries } = aCompany({
      config: acmeWith([{ approvers: [group('platform')], count: 4 }]),
    });
    await expect(ask()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('needs 4 of Platform'),
    });
    const { totalItems } = await queries.list(
      { scope: 'all', limit: 10 },
      by('mira'),
    );
    expect(totalItems).toBe(0);
  });

  it('version A is approved, version B is carried out', async () => {
    const { service, ask, vote, stands } = aCompany();
    const asked = await ask();
    const { parameters } = drafts.standard;
    const editedTo = (replicas: number) =>
      service.edit(
        asked.id,
        { parameters: { ...parameters, replicas }, digest: asked.digest },
        by('mira'),
      );
    const edited = await editedTo(5);
    await expect(vote('ada', asked)).rejects.toMatchObject({
      name: 'ConflictError',
      currentDigest: edited.digest,
    });
    await vote('ada', edited);
    await expect(editedTo(4)).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await stands(asked.id)).toMatchObject({
      state: 'approved',
      digest: edited.digest,
      parameters: { replicas: 5 },
    });
  });

  it('a vote while the cost is being estimated again', async () => {
    let estimated = () => {};
    let isAsked = () => {};
    const estimating = new Promise<void>(resolve => {
      isAsked = resolve;
    });
    const estimate = jest.fn(async () => ({
      currency: 'USD',
      lines: [{ title: 'Instance', quantity: '1', unitPrice: '620' }],
    }));
    const { service, ask, vote, stands } = aCompany({
      config: acmeWith(twoOfPlatform),
      estimators: new Map([['database', { estimate }]]),
    });
    const asked = await ask();
    estimate.mockImplementationOnce(async () => {
      isAsked();
      await new Promise<void>(resolve => {
        estimated = resolve;
      });
      return {
        currency: 'USD',
        lines: [{ title: 'Instance', quantity: '9', unitPrice: '620' }],
      };
    });
    const editing = service.edit(
      asked.id,
      {
        parameters: { ...drafts.standard.parameters, replicas: 5 },
        digest: asked.digest,
      },
      by('mira'),
    );
    await estimating;
    await vote('ada', asked);
    estimated();
    await editing;
    expect(await stands(asked.id)).toMatchObject({
      state: 'pending',
      revision: 2,
      votes: [],
    });
    await expect(vote('grace', asked)).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });

  it('an admin approves what the admin asked for', async () => {
    const { ask, vote, stands, queries } = aCompany();
    const asked = await ask('ada');
    await expect(vote('ada', asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('You asked for this request.'),
    });
    const shown = await queries.get(asked.id, by('ada'));
    expect(shown.allowedActions.approve.allowed).toBe(false);
    expect(await stands(asked.id)).toMatchObject({ votes: [] });
  });

  it('the time is up, and the page is still open', async () => {
    const { ask, vote, stands, queries, time } = aCompany({
      config: acmeWith(twoOfPlatform, { due: 'PT4H', onTimeout: 'expire' }),
    });
    const asked = await ask();
    await vote('ada', asked);
    time.now = new Date('2026-11-20T14:00:00Z');
    const shown = await queries.get(asked.id, by('grace'));
    expect(shown.allowedActions.approve.allowed).toBe(false);
    // No task has looked at it: the vote itself finds that the time is up.
    const after = await vote('grace', asked);
    expect(after).toMatchObject({
      state: 'expired',
      votes: [expect.objectContaining({ voter: user('ada') })],
      lateVotes: [expect.objectContaining({ voter: user('grace') })],
    });
    await stands(asked.id);
  });

  it('the command line tries what the page forbids', async () => {
    const { service, ask, vote, stands, queries } = aCompany({
      config: acmeWith(twoOfPlatform, { commentOn: ['approve'] }),
    });
    const asked = await ask();
    const attempts = {
      mira: 'NotAllowedError',
      noah: 'NotAllowedError',
      stranger: 'NotAllowedError',
      ada: 'InputError',
    };
    for (const [who, name] of Object.entries(attempts)) {
      const { allowedActions } = await queries.get(asked.id, by(who));
      expect([who, allowedActions.approve.allowed]).toEqual([
        who,
        name === 'InputError',
      ]);
      await expect(vote(who, asked)).rejects.toMatchObject({ name });
    }
    await expect(vote('ada', asked)).rejects.toMatchObject({
      problems: [{ field: '/comment' }],
    });
    await expect(
      service.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest, comment: 'Yes' },
        { actor: { kind: 'service', ref: 'external:cli' } },
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(await stands(asked.id)).toMatchObject({
      state: 'pending',
      votes: [],
    });
  });

  it('an approver is removed from the group after voting', async () => {
    const { ask, vote, stands, catalogHas } = aCompany({
      config: acmeWith(twoOfPlatform),
    });
    const asked = await ask();
    await vote('ada', asked);
    catalogHas(
      without(
        (from, to) =>
          [from, to].includes(user('ada')) &&
          [from, to].includes(group('platform-leads')),
      ),
    );
    await vote('linus', asked);
    expect(await stands(asked.id)).toMatchObject({
      state: 'pending',
      votes: [{ voter: user('linus') }],
    });
    expect(await vote('grace', asked)).toMatchObject({ state: 'approved' });
    await stands(asked.id);
  });

  it('a group is deleted while a request waits for it', async () => {
    const { ask, vote, stands, catalogHas } = aCompany();
    const asked = await ask();
    catalogHas(
      without((from, to) =>
        [from, to].includes(group('platform-leads')),
      ).filter(({ metadata }) => metadata.name !== 'platform-leads'),
    );
    await expect(vote('ada', asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await stands(asked.id)).toMatchObject({ state: 'pending' });
    catalogHas(acmeEntities);
    expect(await vote('ada', asked)).toMatchObject({ state: 'approved' });
  });

  it('a group is renamed while a request waits for it', async () => {
    const { ask, vote, stands, catalogHas } = aCompany({
      config: acmeWith([{ approvers: [group('platform-leads')], count: 2 }]),
    });
    const asked = await ask();
    await vote('ada', asked);
    catalogHas(
      JSON.parse(
        JSON.stringify(acmeEntities).replaceAll(
          'platform-leads',
          'platform-heads',
        ),
      ),
    );
    await expect(vote('grace', asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await stands(asked.id)).toMatchObject({
      state: 'pending',
      votes: [{ voter: user('ada') }],
    });
    catalogHas(acmeEntities);
    expect(await vote('grace', asked)).toMatchObject({ state: 'approved' });
    await stands(asked.id);
  });

  it('the same person in two groups counts twice', async () => {
    const { ask, vote, stands } = aCompany({
      config: acmeWith([
        { approvers: [group('platform')], count: 1 },
        { approvers: [group('platform-leads')], count: 1 },
      ]),
    });
    const asked = await ask();
    expect(await vote('ada', asked)).toMatchObject({ state: 'pending' });
    await expect(vote('ada', asked)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect(await vote('linus', asked)).toMatchObject({ state: 'approved' });
    await stands(asked.id);
  });

  it.each([
    ['returns nothing', async () => []],
    ['throws', async () => Promise.reject(new Error('schedule is down'))],
  ])('an approver resolver %s', async (_, resolve) => {
    const resolver = { resolve: jest.fn(async () => [user('linus')]) };
    const { ask, vote, stands } = aCompany({
      config: acmeWith([
        { approvers: ['resolver:on-call/platform'], count: 1 },
        { approvers: [group('platform-leads')], count: 1 },
      ]),
      resolvers: new Map([['on-call', resolver]]),
    });
    resolver.resolve.mockImplementation(resolve);
    const asked = await ask();
    expect(await vote('ada', asked)).toMatchObject({ state: 'pending' });
    await expect(vote('linus', asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    resolver.resolve.mockImplementation(async () => [user('linus')]);
    expect(await vote('linus', asked)).toMatchObject({ state: 'approved' });
    await stands(asked.id);
  });

  it('who was on call approved, and the schedule is down when the stage would close', async () => {
    const resolver = { resolve: jest.fn(async () => [user('linus')]) };
    const { ask, vote, stands } = aCompany({
      config: acmeWith([
        { approvers: ['resolver:on-call/platform'], count: 1 },
        { approvers: [group('platform-leads')], count: 1 },
      ]),
      resolvers: new Map([['on-call', resolver]]),
    });
    const asked = await ask();
    await vote('linus', asked);
    resolver.resolve.mockRejectedValue(new Error('schedule is down'));
    await expect(vote('ada', asked)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(await stands(asked.id)).toMatchObject({
      votes: [{ voter: user('linus') }],
    });
    resolver.resolve.mockResolvedValue([user('linus')]);
    expect(await vote('ada', asked)).toMatchObject({ state: 'approved' });
  });

  it('the delegate of the requester approves for the requester', async () => {
    const { ask, vote, stands, delegate } = aCompany();
    await delegate('ada', 'stranger');
    const asked = await ask('ada');
    await expect(vote('stranger', asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('takes part in this request'),
    });
    expect(await stands(asked.id)).toMatchObject({ votes: [] });
  });

  it('the requester approves as the delegate of an approver', async () => {
    const { ask, vote, stands, delegate } = aCompany();
    await delegate('ada', 'mira');
    const asked = await ask('mira');
    await expect(vote('mira', asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('You asked for this request.'),
    });
    expect(await stands(asked.id)).toMatchObject({ votes: [] });
  });

  it('a chain of delegates', async () => {
    const { ask, vote, stands, delegate } = aCompany();
    await delegate('ada', 'sofia');
    await delegate('sofia', 'stranger');
    const asked = await ask();
    await expect(vote('stranger', asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await vote('sofia', asked)).toMatchObject({ state: 'approved' });
    expect((await stands(asked.id)).votes[0].delegations).toEqual([
      { delegator: user('ada'), memberships: [group('platform-leads')] },
    ]);
  });

  it('a person and the delegate count as two', async () => {
    const { ask, vote, stands, delegate } = aCompany({
      config: acmeWith([{ approvers: [group('platform-leads')], count: 2 }]),
    });
    await delegate('ada', 'sofia');
    const asked = await ask();
    await vote('sofia', asked);
    expect(await vote('ada', asked)).toMatchObject({ state: 'pending' });
    expect(await stands(asked.id)).toMatchObject({
      votes: [{ voter: user('ada') }],
    });
    expect(await vote('grace', asked)).toMatchObject({ state: 'approved' });
  });

  it('the same vote is delivered twice', async () => {
    const { ask, vote, stands } = aCompany({ config: acmeWith(twoOfPlatform) });
    const asked = await ask();
    const outcomes = await Promise.allSettled([
      vote('ada', asked),
      vote('ada', asked),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await stands(asked.id)).toMatchObject({
      state: 'pending',
      votes: [{ voter: user('ada') }],
    });
    await vote('grace', asked);
    await expect(vote('grace', asked)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await stands(asked.id);
  });

  it('the clocks of two replicas differ', async () => {
    const { ask, vote, stands, stores, time } = aCompany({
      config: acmeWith(twoOfPlatform),
    });
    const asked = await ask();
    time.now = new Date('2026-11-20T10:05:00Z');
    await vote('ada', asked);
    time.now = new Date('2026-11-20T09:58:00Z');
    expect(await vote('grace', asked)).toMatchObject({ state: 'approved' });
    await stands(asked.id);
    const times = (await stores.requests.history(asked.id)).map(({ at }) => at);
    expect(times).toEqual([...times].sort());
  });
});
