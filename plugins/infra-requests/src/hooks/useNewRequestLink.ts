import { useCallback } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { newRequestRouteRef } from '../routes';

/**
 * Makes links to a request type's form. What stands in the query of the address is what the form starts with; `from`
 * is a request to start from.
 */
export function useNewRequestLink() {
  const form = useRouteRef(newRequestRouteRef);
  return useCallback(
    (typeId: string, query: Record<string, string> = {}) => {
      const search = new URLSearchParams(query).toString();
      return `${form({ typeId })}${search && `?${search}`}`;
    },
    [form],
  );
}
