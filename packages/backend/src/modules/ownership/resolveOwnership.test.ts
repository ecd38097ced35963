import type { Entity } from '@backstage/catalog-model';
import { resolveOwnership } from './resolveOwnership';

function entity(kind: string, name: string, relations: [string, string][]) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  } satisfies Entity;
}

const groups: Record<string, Entity> = {
  'group:default/sre-oncall': entity('Group', 'sre-oncall', [
    ['childOf', 'group:default/platform'],
    ['hasMember', 'user:default/linus'],
  ]),
  'group:default/platform': entity('Group', 'platform', [
    ['childOf', 'group:default/acme'],
  ]),
  'group:default/loop-a': entity('Group', 'loop-a', [
    ['childOf', 'group:default/loop-b'],
  ]),
  'group:default/loop-b': entity('Group', 'loop-b', [
    ['childOf', 'group:default/loop-a'],
  ]),
};

const getGroups = async (refs: string[]) =>
  refs.map(ref => groups[ref]).filter(group => group !== undefined);

describe('resolveOwnership', () => {
  it('counts a member of a child group as a member of every group above it', async () => {
    const user = entity('User', 'linus', [
      ['memberOf', 'group:default/sre-oncall'],
    ]);
    await expect(resolveOwnership({ user, getGroups })).resolves.toEqual([
      'user:default/linus',
      'group:default/sre-oncall',
      'group:default/platform',
      'group:default/acme',
    ]);
  });

  it('ends when groups are each other’s parents', async () => {
    const user = entity('User', 'eve', [['memberOf', 'group:default/loop-a']]);
    await expect(resolveOwnership({ user, getGroups })).resolves.toEqual([
      'user:default/eve',
      'group:default/loop-a',
      'group:default/loop-b',
    ]);
  });

  it('leaves a user without groups with nothing but themselves', async () => {
    const user = entity('User', 'solo', [['ownerOf', 'component:default/x']]);
    await expect(resolveOwnership({ user, getGroups })).resolves.toEqual([
      'user:default/solo',
    ]);
  });
});
