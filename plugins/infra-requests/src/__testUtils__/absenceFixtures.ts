import type { Entity } from '@backstage/catalog-model';
import type {
  Delegation,
  Effect,
} from '@infra-requests/plugin-infra-requests-common';

/** Who is at the portal. */
export const ME = 'user:default/ada';

const person = (name: string, displayName: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { profile: { displayName }, memberOf: [] },
});

/** Users of the catalog, and a group that is none. */
export const PEOPLE: Entity[] = [
  person('ada', 'Ada Lovelace'),
  person('grace', 'Grace Hopper'),
  person('sofia', 'Sofia Kovalevskaya'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'grace-holders', namespace: 'default' },
    spec: { type: 'team', children: [] },
  },
];

/** Grace decides for Ada, now and for a long time. */
export function delegation(overrides: Partial<Delegation> = {}): Delegation {
  return {
    id: 'd-1',
    delegator: ME,
    delegate: 'user:default/grace',
    from: '2026-11-21T08:00:00.000Z',
    until: '2126-11-28T08:00:00.000Z',
    reason: 'Parental leave',
    state: 'active',
    createdAt: '2026-11-21T08:00:00.000Z',
    ...overrides,
  };
}

/** A notification that was given up. */
export function effect(overrides: Partial<Effect> = {}): Effect {
  return {
    id: 'e-1',
    requestId: 'r-1042',
    requestNumber: 1042,
    kind: 'notification',
    action: 'stage-opened',
    state: 'dead',
    attempts: 12,
    lastError: 'The notification service answered 503.',
    createdAt: '2026-11-21T08:00:00.000Z',
    ...overrides,
  };
}
