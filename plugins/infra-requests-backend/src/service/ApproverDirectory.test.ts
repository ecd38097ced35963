import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { acmeEntities } from '../__testUtils__/acme';
import { CatalogApproverDirectory } from './ApproverDirectory';
import { ApproverResolvers } from './ApproverResolvers';

const logger = mockServices.logger.mock();
const options = {
  auth: mockServices.auth(),
  logger,
  resolvers: new ApproverResolvers({ resolvers: new Map(), logger }),
};

describe('CatalogApproverDirectory', () => {
  const directory = new CatalogApproverDirectory({
    ...options,
    catalog: catalogServiceMock({ entities: acmeEntities }),
  });

  it('counts members of a child group as members of its parents', async () => {
    expect(await directory.membershipsOf('user:default/linus')).toEqual([
      'user:default/linus',
      'group:default/sre-oncall',
      'group:default/platform',
    ]);
    const people = await directory.peopleBehind(['group:default/platform']);
    expect(
      people.get('group:default/platform')?.map(one => one.displayName),
    ).toEqual(['Ada', 'Grace', 'Linus']);
  });

  it('has a user stand for itself', async () => {
    const people = await directory.peopleBehind(['user:default/ada']);
    expect(people.get('user:default/ada')).toEqual([
      { ref: 'user:default/ada', displayName: 'Ada' },
    ]);
  });

  it('finds nobody in an empty group, a missing group, and behind a missing user', async () => {
    const refs = [
      'group:default/empty',
      'group:default/ghosts',
      'user:default/ghost',
    ];
    const people = await directory.peopleBehind(refs);
    expect(refs.map(ref => people.get(ref))).toEqual([[], [], []]);
    expect(await directory.membershipsOf('user:default/ghost')).toEqual([
      'user:default/ghost',
    ]);
    expect(await directory.existing(refs)).toEqual(
      new Set(['group:default/empty']),
    );
  });

  it('ends where groups are their own ancestors', async () => {
    const loop = (name: string, other: string) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name },
      relations: ['parentOf', 'childOf'].map(type => ({
        type,
        targetRef: `group:default/${other}`,
      })),
    });
    const looped = new CatalogApproverDirectory({
      ...options,
      catalog: catalogServiceMock({
        entities: [loop('one', 'two'), loop('two', 'one')],
      }),
    });
    const people = await looped.peopleBehind(['group:default/one']);
    expect(people.get('group:default/one')).toEqual([]);
  });

  it('says that nothing was changed when the catalog is out of reach', async () => {
    const unreachable = new CatalogApproverDirectory({
      ...options,
      catalog: catalogServiceMock.mock({
        getEntitiesByRefs: async () => {
          throw new Error('connect ECONNREFUSED');
        },
      }),
    });
    await expect(
      unreachable.membershipsOf('user:default/ada'),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'The catalog could not be asked about user:default/ada. Nothing was changed; try again in a moment.',
    });
  });

  describe('approvers that depend on the request', () => {
    const relations = ['owner', 'owner.parent', 'entity.owner'];

    it('leads from the owner and the entity to groups', async () => {
      expect(
        await directory.resolveRelations([...relations, 'user:default/ada'], {
          owner: 'group:default/sre-oncall',
          entity: 'component:default/ledger',
        }),
      ).toEqual(
        new Map([
          ['owner', 'group:default/sre-oncall'],
          ['owner.parent', 'group:default/platform'],
          ['entity.owner', 'group:default/payments-team'],
        ]),
      );
    });

    it('takes the owner of an owner that is neither group nor user', async () => {
      expect(
        await directory.resolveRelations(['owner'], {
          owner: 'component:default/ledger',
        }),
      ).toEqual(new Map([['owner', 'group:default/payments-team']]));
    });

    it.each([
      ['a group at the top', { owner: 'group:default/platform' }],
      ['somebody', { owner: 'user:default/ada' }],
      ['a group that is gone', { owner: 'group:default/ghosts' }],
      [
        'an entity that is gone',
        { owner: 'user:default/ada', entity: 'component:default/gone' },
      ],
    ])('leads to nobody from %s', async (_, subject) => {
      expect(
        await directory.resolveRelations(
          ['owner.parent', 'entity.owner'],
          subject,
        ),
      ).toEqual(
        new Map([
          ['owner.parent', undefined],
          ['entity.owner', undefined],
        ]),
      );
    });

    it('has nobody behind a relation as it is written', async () => {
      const people = await directory.peopleBehind(relations);
      expect([...people]).toEqual(relations.map(ref => [ref, []]));
      expect(await directory.existing(relations)).toEqual(new Set());
    });
  });

  describe('approvers that a resolver names', () => {
    const resolving = (refs: string[]) =>
      new CatalogApproverDirectory({
        ...options,
        catalog: catalogServiceMock({ entities: acmeEntities }),
        resolvers: new ApproverResolvers({
          resolvers: new Map([['on-call', { resolve: async () => refs }]]),
          logger,
        }),
      });
    const ref = 'resolver:on-call/payments';

    it('has users and the members of groups behind it', async () => {
      const people = await resolving([
        'group:default/platform',
        'user:default/sofia',
      ]).peopleBehind([ref]);
      expect(people.get(ref)?.map(one => one.displayName)).toEqual([
        'Ada',
        'Grace',
        'Linus',
        'Sofia',
      ]);
    });

    it('is a membership of those whom it names, directly or in a group, where it is asked for', async () => {
      const named = resolving(['group:default/platform', 'user:default/sofia']);
      const memberships = async (user: string) =>
        (await named.membershipsOf(user, { resolvers: [ref] })).includes(ref);
      expect(await memberships('user:default/linus')).toBe(true);
      expect(await memberships('user:default/sofia')).toBe(true);
      expect(await memberships('user:default/frank')).toBe(false);
      expect(await named.membershipsOf('user:default/linus')).not.toContain(
        ref,
      );
    });

    it('says why there is nobody behind it', async () => {
      expect(
        await resolving([]).unresolved([ref, 'group:default/platform']),
      ).toEqual(new Map([[ref, '"on-call" names nobody for payments now.']]));
      expect(
        await resolving(['group:default/empty']).unresolved([ref]),
      ).toEqual(
        new Map([
          [ref, 'The catalog knows nobody behind group:default/empty.'],
        ]),
      );
      expect(
        await resolving(['group:default/empty', 'user:default/ada']).unresolved(
          [ref],
        ),
      ).toEqual(new Map());
    });
  });
});
