import type { Entity } from '@backstage/catalog-model';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';

/** A service of the payments team. */
export const PAYMENTS_API: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments-api',
    namespace: 'default',
    labels: { 'acme.test/tier': 'tier-1' },
  },
  spec: { type: 'service', owner: 'payments' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
};

export const PAYMENTS: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

const pick = (field: string, catalogFilter?: object) => ({
  type: 'string',
  'ui:field': field,
  ...(catalogFilter ? { 'ui:options': { catalogFilter } } : {}),
});

/** A type whose form asks for a service and its owner. */
export function typeFor(
  id: string,
  title: string,
  properties: object = {
    owner: pick('OwnerPicker', { kind: 'Group' }),
    service: pick('EntityPicker', { kind: 'Component' }),
    author: pick('EntityPicker', { kind: 'User' }),
  },
): RequestType {
  return {
    id,
    title,
    description: `About ${title}`,
    category: 'Services',
    actions: ['create'],
    parameters: [
      {
        title: 'What',
        schema: {
          type: 'object',
          required: ['owner', 'service'],
          properties,
        } as RequestType['parameters'][number]['schema'],
      },
    ],
  };
}

export { pick };
