import { useApiHolder } from '@backstage/core-plugin-api';
import {
  entityPresentationApiRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import useAsync from 'react-use/esm/useAsync';

/** What the portal calls somebody; undefined until it is known, and the name in the ref where it cannot be found out. */
export function useName(entityRef: EntityRef): string | undefined {
  const presentations = useApiHolder().get(entityPresentationApiRef);
  const { primaryTitle } = useEntityPresentation(entityRef);
  const { loading } = useAsync(
    async () => presentations?.forEntity(entityRef).promise,
    [presentations, entityRef],
  );
  return presentations && loading ? undefined : primaryTitle;
}
