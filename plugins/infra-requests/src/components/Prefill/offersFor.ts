import type { Entity } from '@backstage/catalog-model';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { prefillFor, type Prefill } from './prefillFor';

/** The types that can be asked for an entity, with what their forms start with. */
export function offersFor(
  types: RequestType[],
  entity: Entity,
): { type: RequestType; prefill: Prefill }[] {
  return types.flatMap(type => {
    const prefill = prefillFor(type, entity);
    return prefill ? [{ type, prefill }] : [];
  });
}
