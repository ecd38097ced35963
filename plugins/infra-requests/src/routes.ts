import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'infra-requests' });

/** The tab on the pages of entities. */
export const entityContentRouteRef = createRouteRef({
  id: 'infra-requests/entity-content',
});

export const newRequestRouteRef = createSubRouteRef({
  id: 'infra-requests/new',
  parent: rootRouteRef,
  path: '/new/:typeId',
});

export const inboxRouteRef = createSubRouteRef({
  id: 'infra-requests/inbox',
  parent: rootRouteRef,
  path: '/inbox',
});

export const requestRouteRef = createSubRouteRef({
  id: 'infra-requests/request',
  parent: rootRouteRef,
  path: '/requests/:id',
});

export const editRequestRouteRef = createSubRouteRef({
  id: 'infra-requests/edit',
  parent: rootRouteRef,
  path: '/requests/:id/edit',
});

export const delegationsRouteRef = createSubRouteRef({
  id: 'infra-requests/delegations',
  parent: rootRouteRef,
  path: '/delegations',
});

export const deliveriesRouteRef = createSubRouteRef({
  id: 'infra-requests/deliveries',
  parent: rootRouteRef,
  path: '/deliveries',
});

export const policyRouteRef = createSubRouteRef({
  id: 'infra-requests/policy',
  parent: rootRouteRef,
  path: '/policy',
});

export const policyVersionsRouteRef = createSubRouteRef({
  id: 'infra-requests/policy-versions',
  parent: rootRouteRef,
  path: '/policy/versions',
});

export const policyVersionRouteRef = createSubRouteRef({
  id: 'infra-requests/policy-version',
  parent: rootRouteRef,
  path: '/policy/versions/:digest',
});
