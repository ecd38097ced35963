import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  InfraRequest,
  InfraRequestsApi,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';

/** So many at a time: there are up to a hundred. */
const AT_ONCE = 8;

/** A request as it is by now, or why it could not be read. */
export type Looked = { request?: InfraRequest; error?: unknown };

/** Reads what requests need and allow, once; nothing until all of them are read. */
export function useLooked(
  ids: string[],
): ReadonlyMap<string, Looked> | undefined {
  const api = useApi(infraRequestsApiRef);
  const [looked, setLooked] = useState<ReadonlyMap<string, Looked>>();
  const key = ids.join(' ');
  useEffect(() => {
    let current = true;
    look(api, key.split(' ')).then(found => current && setLooked(found));
    return () => {
      current = false;
    };
  }, [api, key]);
  return looked;
}

/** Reads requests as they are by now. */
export async function look(
  api: InfraRequestsApi,
  ids: string[],
): Promise<ReadonlyMap<string, Looked>> {
  const found = new Map<string, Looked>();
  const left = [...ids];
  const readOn = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      try {
        found.set(id, { request: await api.getRequest(id) });
      } catch (error) {
        found.set(id, { error });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return found;
}
