import { createContext, useContext } from 'react';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type {
  EntityRef,
  Person,
} from '@infra-requests/plugin-infra-requests-common';

/** People by their refs, as far as the catalog knows their names and pictures; undefined until it has answered. */
export const KnownPeopleContext = createContext<
  ReadonlyMap<EntityRef, Person> | undefined
>(new Map());

/** Somebody by the ref; by the name in it where the catalog knows no other, and by none until it has answered. */
export function usePerson(ref: EntityRef): Person {
  const known = useContext(KnownPeopleContext);
  return (
    known?.get(ref) ?? {
      ref,
      displayName: known
        ? parseEntityRef(ref, { defaultKind: 'user' }).name
        : '',
    }
  );
}

/** A user or group of the catalog as the pages show it. */
export function personOf(entity: Entity): Person {
  const ref = stringifyEntityRef(entity);
  const profile = entity.spec?.profile as
    | { displayName?: unknown; picture?: unknown }
    | undefined;
  const { displayName, picture } = profile ?? {};
  const name = [displayName, entity.metadata.title].find(
    one => typeof one === 'string',
  );
  return {
    ref,
    displayName: name === undefined ? entity.metadata.name : String(name),
    ...(typeof picture === 'string' && { picture }),
  };
}
