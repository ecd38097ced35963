import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import {
  createSearchResultListItemExtension,
  type SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import { InfraRequestsClient } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import { REQUEST_DOCUMENT_TYPE } from './components/RequestSearchResult/requestDocument';
import type { InfraRequestsSearchResultListItemProps } from './components/RequestSearchResult/RequestSearchResultListItem';
import { entityContentRouteRef, rootRouteRef } from './routes';

/**
 * Infra Requests for apps on `@backstage/core-plugin-api`. Apps on the new frontend system install the
 * default export of the `/alpha` entry point instead.
 * @public
 */
export const infraRequestsPlugin = createPlugin({
  id: 'infra-requests',
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  apis: [
    createApiFactory({
      api: infraRequestsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new InfraRequestsClient({ discoveryApi, fetchApi }),
    }),
  ],
});

/**
 * All pages of the plugin: mount it at `/infra-requests`. Scaffolder field extensions that its forms should
 * know beyond Backstage's own go inside, in `<ScaffolderFieldExtensions>`.
 * @public
 */
export const InfraRequestsPage = infraRequestsPlugin.provide(
  createRoutableExtension({
    name: 'InfraRequestsPage',
    component: () =>
      import('./components/InfraRequestsPage/LegacyInfraRequestsPage').then(
        m => m.LegacyInfraRequestsPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * What is asked for a component, resource or system, and what of it runs: a card for its page.
 * @public
 */
export const EntityInfraRequestsCard = infraRequestsPlugin.provide(
  createComponentExtension({
    name: 'EntityInfraRequestsCard',
    component: {
      lazy: () =>
        import(
          /* webpackChunkName: "infra-requests-elsewhere" */ './components/EntityRequests/EntityInfraRequestsCard'
        ).then(m => m.EntityInfraRequestsCard),
    },
  }),
);

/**
 * Everything that was asked for a component, resource or system: a tab for its page, in an `<EntityLayout.Route>`.
 * @public
 */
export const EntityInfraRequestsContent = infraRequestsPlugin.provide(
  createRoutableExtension({
    name: 'EntityInfraRequestsContent',
    component: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/EntityRequests/EntityInfraRequestsContent'
      ).then(m => m.EntityInfraRequestsContent),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The open requests of a team, and what it spends: a card for the page of a group.
 * @public
 */
export const GroupInfraRequestsCard = infraRequestsPlugin.provide(
  createComponentExtension({
    name: 'GroupInfraRequestsCard',
    component: {
      lazy: () =>
        import(
          /* webpackChunkName: "infra-requests-elsewhere" */ './components/OwnerRequests/GroupInfraRequestsCard'
        ).then(m => m.GroupInfraRequestsCard),
    },
  }),
);

/**
 * What waits for the person, or what somebody else waits for: a card for the page of a user.
 * @public
 */
export const UserInfraRequestsCard = infraRequestsPlugin.provide(
  createComponentExtension({
    name: 'UserInfraRequestsCard',
    component: {
      lazy: () =>
        import(
          /* webpackChunkName: "infra-requests-elsewhere" */ './components/OwnerRequests/UserInfraRequestsCard'
        ).then(m => m.UserInfraRequestsCard),
    },
  }),
);

/**
 * The most urgent of what waits for the person: a widget for the home page.
 * @public
 */
export const HomePageWaitingForMe = infraRequestsPlugin.provide(
  createCardExtension({
    name: 'HomePageWaitingForMe',
    description: 'Infrastructure requests that wait for your decision',
    components: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/WaitingForMe/homeWidget'
      ).then(m => m.homeWidget),
  }),
);

/**
 * A request among the results of the search page, inside `<SearchResult>`.
 * @public
 */
export const InfraRequestsSearchResultListItem: (
  props: SearchResultListItemExtensionProps<InfraRequestsSearchResultListItemProps>,
) => JSX.Element | null = infraRequestsPlugin.provide(
  createSearchResultListItemExtension({
    name: 'InfraRequestsSearchResultListItem',
    component: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/RequestSearchResult/RequestSearchResultListItem'
      ).then(m => m.RequestSearchResultListItem),
    predicate: result => result.type === REQUEST_DOCUMENT_TYPE,
  }),
);
