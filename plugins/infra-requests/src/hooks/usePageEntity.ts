import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';

/** The entity of the page, and its ref in the lower case that the server uses. */
export function usePageEntity() {
  const { entity } = useEntity();
  return {
    entity,
    entityRef: stringifyEntityRef(entity).toLocaleLowerCase('en-US'),
  };
}
