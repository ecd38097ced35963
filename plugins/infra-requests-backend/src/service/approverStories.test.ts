import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { aService, by } from '../__testUtils__/aService';
import {
  acmeEntities,
  acmeWithStandardTier,
  drafts,
} from '../__testUtils__/acme';

const ON_CALL = 'resolver:on-call/platform';
const LEADS = 'group:default/platform-leads';

const oneOf = (...approvers: string[]) => [
  { name: 'review', requirements: [{ approvers, count: 1 }] },
];

/** Acme, where whoever is on call for the platform approves; the test says what the schedule answers. */
function withSchedule(
  answer: () => Promise<string[]>,
  stages = oneOf(ON_CALL),
) {
  const schedule = { answer };
  const world = aService({
    config: acmeWithStandardTier({ stages }),
    resolvers: new Map([['on-call', { resolve: () => schedule.answer() }]]),
  });
  const approve = (who: string, on: InfraRequest) =>
    world.service.vote(
      on.id,
      { verdict: 'approve', digest: on.digest },
      by(who),
    );
  const inboxOf = async (who: string) =>
    (await world.queries.list({ scope: 'inbox', limit: 10 }, by(who)))
      .totalItems;
  return { ...world, schedule, approve, inboxOf };
}

describe('approvers whom a resolver names', () => {
  it('are asked, shown and counted while they are named', async () => {
    const { service, queries, approve, inboxOf } = withSchedule(async () => [
      'user:default/linus',
    ]);
    const asked = await service.submit(drafts.standard, by('mira'));
    expect(asked.stages[0].requirements[0]).toMatchObject({
      approvers: [ON_CALL],
      candidates: [{ displayName: 'Linus' }],
    });
    expect(asked.stages[0].requirements[0].unresolved).toBeUndefined();
    expect([await inboxOf('linus'), await inboxOf('ada')]).toEqual([1, 0]);
    expect(
      (await queries.get(asked.id, by('linus'))).allowedActions.approve,
    ).toEqual({ allowed: true });

    await expect(approve('ada', asked)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('Linus can decide.'),
    });
    expect(await approve('linus', asked)).toMatchObject({
      state: 'approved',
      votes: [{ voter: 'user:default/linus', memberships: [ON_CALL] }],
    });
  });

  it('are the members of a group that is named, also through child groups', async () => {
    const { service, approve } = withSchedule(async () => [
      'group:default/platform',
    ]);
    const asked = await service.submit(drafts.standard, by('mira'));
    expect(await approve('linus', asked)).toMatchObject({ state: 'approved' });
  });

  it.each([
    ['names nobody', async () => []],
    ['throws', async () => Promise.reject(new Error('schedule is down'))],
    ['never answers', () => new Promise<string[]>(() => {})],
    ['names somebody who is gone', async () => ['user:default/ghost']],
  ])(
    'leave the requirement unmet where the resolver %s, until it works again',
    async (_, fails) => {
      const { service, queries, schedule, approve, inboxOf } =
        withSchedule(fails);
      const asked = await service.submit(drafts.standard, by('mira'));
      expect(asked).toMatchObject({
        state: 'pending',
        stages: [
          {
            requirements: [
              {
                approvers: [ON_CALL],
                count: 1,
                missing: 1,
                candidates: [],
                unresolved: [
                  { approver: ON_CALL, reason: expect.stringMatching(/\.$/) },
                ],
              },
            ],
          },
        ],
      });
      expect(asked.blockers).toBeUndefined();
      await expect(approve('ada', asked)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect(await inboxOf('ada')).toBe(0);

      schedule.answer = async () => ['user:default/ada'];
      const unresolved = async () => {
        const { stages } = await queries.get(asked.id, by('ada'));
        return stages[0].requirements[0].unresolved;
      };
      // What was asked before it worked is waited for until its time is over, so that it is not asked twice at once.
      let open = await unresolved();
      for (let look = 0; open && look < 20; look++) {
        open = await unresolved();
      }
      expect(open).toBeUndefined();
      expect(await inboxOf('ada')).toBe(1);
      expect(await approve('ada', asked)).toMatchObject({ state: 'approved' });
    },
  );

  it('do not make others superfluous where the resolver fails', async () => {
    const { service, approve } = withSchedule(
      async () => Promise.reject(new Error('schedule is down')),
      [
        {
          name: 'review',
          requirements: [
            { approvers: [ON_CALL], count: 1 },
            { approvers: [LEADS], count: 1 },
          ],
        },
      ],
    );
    const asked = await service.submit(drafts.standard, by('mira'));
    await approve('ada', asked);
    expect(await approve('grace', asked)).toMatchObject({ state: 'pending' });
  });

  it('may be others than those beside them, who can decide meanwhile', async () => {
    const { service, approve } = withSchedule(
      async () => Promise.reject(new Error('schedule is down')),
      oneOf(ON_CALL, LEADS),
    );
    const asked = await service.submit(drafts.standard, by('mira'));
    expect(await approve('grace', asked)).toMatchObject({ state: 'approved' });
  });

  it('no longer count once somebody else is named', async () => {
    const { service, schedule, approve } = withSchedule(
      async () => ['user:default/linus'],
      [{ name: 'review', requirements: [{ approvers: [ON_CALL], count: 2 }] }],
    );
    const asked = await service.submit(drafts.standard, by('mira'));
    expect(await approve('linus', asked)).toMatchObject({ state: 'pending' });
    schedule.answer = async () => ['user:default/sofia'];
    expect(await approve('sofia', asked)).toMatchObject({
      state: 'pending',
      votes: [{ voter: 'user:default/sofia' }],
    });
  });

  it('never include who asked for it', async () => {
    const { service, approve } = withSchedule(async () => [
      'user:default/mira',
    ]);
    const asked = await service.submit(drafts.standard, by('mira'));
    expect(asked.stages[0].requirements[0].candidates).toEqual([]);
    await expect(approve('mira', asked)).rejects.toMatchObject({
      message: expect.stringContaining('You asked for this request.'),
    });
  });
});

describe('a group of approvers, while a request waits for it', () => {
  const without = (change: (entity: Entity) => Entity | undefined) =>
    acmeEntities.map(change).filter(entity => entity !== undefined);
  const isLeads = ({ kind, metadata }: Entity) =>
    kind === 'Group' && metadata.name === 'platform-leads';

  /** A request that waits for the platform leads, and a catalog that changes afterwards. */
  async function waiting(entities: Entity[]) {
    const world = aService();
    const asked = await world.service.submit(drafts.standard, by('mira'));
    const other = catalogServiceMock({ entities });
    world.catalog.getEntitiesByRefs.mockImplementation((...args) =>
      other.getEntitiesByRefs(...args),
    );
    return { ...world, asked };
  }

  it('is said to be gone when it was deleted, with who can put that right', async () => {
    const { asked, queries, service } = await waiting(
      without(entity => (isLeads(entity) ? undefined : entity)),
    );
    const shown = await queries.get(asked.id, by('mira'));
    expect(shown).toMatchObject({
      state: 'pending',
      blockers: [
        'Stage “Review” still needs 1 of Platform leads, but the catalog no longer has group:default/platform-leads.',
        expect.stringContaining('those who asked can change the request'),
      ],
    });
    expect(shown.allowedActions.cancel).toEqual({ allowed: true });
    await expect(
      service.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest },
        by('ada'),
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('is said to have too few people when it was emptied', async () => {
    const { asked, queries } = await waiting(
      without(entity =>
        isLeads(entity) ? { ...entity, relations: [] } : entity,
      ),
    );
    const { blockers } = await queries.get(asked.id, by('ada'));
    expect(blockers?.[0]).toBe(
      'Stage “Review” still needs 1 of Platform leads, but not enough people there may decide on this request by now.',
    );
  });

  it('can be another one once those who asked have changed the request', async () => {
    const renamed = JSON.stringify(acmeEntities).replaceAll(
      'platform-leads',
      'platform-owners',
    );
    const { asked, queries, service, activate } = await waiting(
      JSON.parse(renamed),
    );
    expect((await queries.get(asked.id, by('ada'))).blockers).toBeDefined();

    activate(
      acmeWithStandardTier({ stages: oneOf('group:default/platform-owners') }),
    );
    const edited = await service.edit(
      asked.id,
      {
        parameters: { ...asked.parameters, replicas: 2 },
        digest: asked.digest,
      },
      by('mira'),
    );
    expect(edited.blockers).toBeUndefined();
    expect(
      await service.vote(
        asked.id,
        { verdict: 'approve', digest: edited.digest },
        by('ada'),
      ),
    ).toMatchObject({ state: 'approved' });
  });

  it('is no reason to worry while the catalog cannot be asked', async () => {
    const { asked, queries, catalog } = await waiting(acmeEntities);
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('ECONNREFUSED'));
    expect((await queries.get(asked.id, by('ada'))).blockers).toBeUndefined();
  });
});

describe('approvers that depend on the request', () => {
  const owned = (owner: string) => ({
    ...drafts.standard,
    parameters: { ...drafts.standard.parameters, owner },
  });

  it('are the groups to which they lead, from the submission on', async () => {
    const { service, queries } = aService({
      config: acmeWithStandardTier({ stages: oneOf('owner.parent') }),
    });
    const asked = await service.submit(
      owned('group:default/sre-oncall'),
      by('mira'),
    );
    expect(asked.stages[0].requirements[0]).toMatchObject({
      approvers: ['group:default/platform'],
      candidates: [
        { displayName: 'Ada' },
        { displayName: 'Grace' },
        { displayName: 'Linus' },
      ],
    });
    expect(asked.evaluation.stages).toEqual(oneOf('owner.parent'));
    const { items, verification } = await queries.history(asked.id);
    expect(verification).toEqual({ verified: true });
    expect(items[1].data).toMatchObject({
      stages: oneOf('group:default/platform'),
    });
  });

  it('make a dead end where they lead to nobody, and nothing is stored', async () => {
    const { service, queries } = aService({
      config: acmeWithStandardTier({ stages: oneOf('owner.parent') }),
    });
    const draft = owned('group:default/payments-team');
    const preview = await queries.preview(draft, by('mira'));
    expect(preview.blockers).toEqual([
      expect.stringContaining('the parent of the owning group'),
    ]);
    await expect(service.submit(draft, by('mira'))).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('the parent of the owning group'),
    });
    expect(
      await queries.list({ scope: 'all', limit: 10 }, by('mira')),
    ).toMatchObject({ totalItems: 0 });
  });

  it('block nothing while the form does not say yet on whom they depend', async () => {
    const { queries } = aService({
      config: acmeWithStandardTier({ stages: oneOf('owner') }),
    });
    const { owner: _, ...parameters } = drafts.standard.parameters;
    const preview = await queries.preview(
      { ...drafts.standard, parameters },
      by('mira'),
    );
    expect(preview.evaluation?.tier.id).toBe('standard');
    expect(preview.blockers).toEqual([]);
  });

  it('take nothing from those beside them where they lead to nobody', async () => {
    const { service } = aService({
      config: acmeWithStandardTier({ stages: oneOf('owner.parent', LEADS) }),
    });
    const asked = await service.submit(
      owned('group:default/payments-team'),
      by('mira'),
    );
    expect(asked.stages[0].requirements[0].approvers).toEqual([LEADS]);
  });

  it('never let the owner decide who asks for it', async () => {
    const { service } = aService({
      config: acmeWithStandardTier({ stages: oneOf('owner') }),
    });
    await expect(
      service.submit(owned('user:default/mira'), by('mira')),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const asked = await service.submit(
      owned('group:default/payments-team'),
      by('mira'),
    );
    expect(asked.stages[0].requirements[0].candidates).toMatchObject([
      { displayName: 'Noah' },
    ]);
  });
});

describe('what others owe to an approver who is away', () => {
  it('is not more than the approver has at that time', async () => {
    const { service, stores, time } = aService();
    const asked = await service.submit(drafts.standard, by('mira'));
    await stores.delegations.insert({
      id: 'away',
      delegator: 'user:default/frank',
      delegate: 'user:default/linus',
      from: time.now,
      until: new Date(time.now.getTime() + 60_000),
      createdAt: time.now,
    });
    await expect(
      service.vote(
        asked.id,
        { verdict: 'approve', digest: asked.digest },
        by('linus'),
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('is nothing once the approver has left', async () => {
    const { service, queries, stores, time, catalog } = aService();
    const asked = await service.submit(drafts.standard, by('mira'));
    await stores.delegations.insert({
      id: 'away',
      delegator: 'user:default/ada',
      delegate: 'user:default/linus',
      from: time.now,
      until: new Date(time.now.getTime() + 60_000),
      createdAt: time.now,
    });
    expect(
      (await queries.get(asked.id, by('linus'))).allowedActions.approve.allowed,
    ).toBe(true);
    const left = catalogServiceMock({
      entities: acmeEntities.filter(({ metadata }) => metadata.name !== 'ada'),
    });
    catalog.getEntitiesByRefs.mockImplementation((...args) =>
      left.getEntitiesByRefs(...args),
    );
    expect(
      (await queries.get(asked.id, by('linus'))).allowedActions.approve.allowed,
    ).toBe(false);
  });
});
