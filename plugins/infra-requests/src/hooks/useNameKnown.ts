import { useEffect, useReducer } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  entityPresentationApiRef,
  type EntityPresentationApi,
} from '@backstage/plugin-catalog-react';

/** Whose names the catalog has told, or could not tell, since the portal was opened. */
const answered = new WeakMap<EntityPresentationApi, Set<string>>();

function answeredBy(api: EntityPresentationApi): Set<string> {
  const known = answered.get(api) ?? new Set<string>();
  answered.set(api, known);
  return known;
}

/** Whether an entity's name is the one that it will keep, and not what its ref says until the catalog has answered. */
export function useNameKnown(ref: string | undefined): boolean {
  const api = useApiHolder().get(entityPresentationApiRef);
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  const known = !api || ref === undefined || answeredBy(api).has(ref);
  useEffect(() => {
    if (known || !api || ref === undefined) {
      return undefined;
    }
    let current = true;
    const settle = () => {
      answeredBy(api).add(ref);
      if (current) {
        lookAgain();
      }
    };
    api.forEntity(ref).promise.then(settle, settle);
    return () => {
      current = false;
    };
  }, [api, ref, known]);
  return known;
}
