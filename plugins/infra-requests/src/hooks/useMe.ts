import useAsync from 'react-use/esm/useAsync';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';

/** The user at the portal, in the lower case that the server uses; undefined until it is known. */
export function useMe(): EntityRef | undefined {
  const identity = useApi(identityApiRef);
  const { value } = useAsync(() => identity.getBackstageIdentity(), [identity]);
  return value?.userEntityRef.toLocaleLowerCase('en-US');
}
