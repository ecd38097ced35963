import {
  type Entity,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The refs through which a user owns things: the user, the groups that the user is in, and every group above
 * them. Groups that the catalog does not know are owned through, but lead no further.
 */
export async function resolveOwnership(options: {
  user: Entity;
  getGroups: (refs: string[]) => Promise<Entity[]>;
}): Promise<string[]> {
  const owned = new Set<string>();
  let next = targets(options.user, RELATION_MEMBER_OF);
  while (next.length > 0) {
    next.forEach(ref => owned.add(ref));
    const groups = await options.getGroups(next);
    const parents = groups.flatMap(group => targets(group, RELATION_CHILD_OF));
    next = [...new Set(parents)].filter(ref => !owned.has(ref));
  }
  return [stringifyEntityRef(options.user), ...owned];
}

function targets(entity: Entity, relation: string): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef)
    .filter(ref => ref.startsWith('group:'));
}
