import type { EntityRef } from './api';

/**
 * Approvers that depend on the request; concrete groups and users take their place when it is submitted.
 * @public
 */
export const RELATIONS = ['owner', 'owner.parent', 'entity.owner'] as const;

/** @public */
export type Relation = (typeof RELATIONS)[number];

const IN_WORDS: Record<Relation, string> = {
  owner: 'the owning group',
  'owner.parent': 'the parent of the owning group',
  'entity.owner': 'the owner of the entity',
};

const RESOLVER_REF = /^resolver:([a-z0-9]+(?:-[a-z0-9]+)*)\/(\S(?:.*\S)?)$/;

/**
 * Whether an approver ref stands for somebody whom only the request tells.
 * @public
 */
export const isRelation = (ref: EntityRef): ref is Relation =>
  (RELATIONS as readonly string[]).includes(ref);

/**
 * Which resolver knows who stands for an approver, and for what it is asked.
 * @public
 */
export function resolverOf(
  ref: EntityRef,
): { id: string; argument: string } | undefined {
  const [, id, argument] = RESOLVER_REF.exec(ref) ?? [];
  return id === undefined ? undefined : { id, argument };
}

/**
 * Whether an approver ref is asked anew of a resolver whenever it matters.
 * @public
 */
export const isResolverRef = (ref: EntityRef): boolean =>
  resolverOf(ref) !== undefined;

/**
 * "the owning group", "whoever on-call names for payments"; undefined for the ref of a user or group, which has a
 * name.
 * @public
 */
export function relationInWords(ref: EntityRef): string | undefined {
  if (isRelation(ref)) {
    return IN_WORDS[ref];
  }
  const resolver = resolverOf(ref);
  return resolver && `whoever ${resolver.id} names for ${resolver.argument}`;
}
