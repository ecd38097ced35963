import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { acmeEntities } from '../__testUtils__/acme';
import { CatalogApproverDirectory } from './ApproverDirectory';

const options = {
  auth: mockServices.auth(),
  logger: mockServices.logger.mock(),
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
});
