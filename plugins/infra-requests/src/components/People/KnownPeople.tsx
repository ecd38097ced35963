import type { ReactNode } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type {
  EntityRef,
  Person,
} from '@infra-requests/plugin-infra-requests-common';
import { KnownPeopleContext, personOf } from './knownPeople';

const NOBODY: ReadonlyMap<EntityRef, Person> = new Map();

type KnownPeopleProps = { refs: EntityRef[]; children: ReactNode };

/** Asks the catalog once for the names and pictures of everybody on a page. Without an answer, they have none. */
export const KnownPeople = ({ refs, children }: KnownPeopleProps) => {
  const catalog = useApi(catalogApiRef);
  const key = [...new Set(refs)].sort().join();
  const { value, error } = useAsync(async () => {
    const entityRefs = key.split(',').filter(Boolean);
    if (entityRefs.length === 0) {
      return NOBODY;
    }
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs,
      fields: ['kind', 'metadata', 'spec.profile'],
    });
    return new Map(
      items
        .filter(entity => entity !== undefined)
        .map(personOf)
        .map(person => [person.ref, person]),
    );
  }, [catalog, key]);
  return (
    <KnownPeopleContext.Provider value={error ? NOBODY : value}>
      {children}
    </KnownPeopleContext.Provider>
  );
};
