import {
  ApiBlueprint,
  PageBlueprint,
  PluginHeaderActionBlueprint,
  createExtensionInput,
  createFrontendModule,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { InfraRequestsClient } from '@infra-requests/plugin-infra-requests-common';
import AddIcon from '@material-ui/icons/Add';
import RequestsIcon from '@material-ui/icons/PlaylistAddCheck';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import { TitledPages } from './components/InfraRequestsPage/TitledPages';
import { useRequestForEntityItem } from './components/EntityRequests/useRequestForEntityItem';
import { REQUEST_DOCUMENT_TYPE } from './components/RequestSearchResult/requestDocument';
import { formLayoutDataRef } from './components/RequestForm/FormLayoutBlueprint';
import { ProvidedLayoutsContext } from './components/RequestForm/ProvidedLayouts';
import { entityContentRouteRef, rootRouteRef } from './routes';

export { FormLayoutBlueprint } from './components/RequestForm/FormLayoutBlueprint';
export { infraRequestsTranslationRef } from './translations/translationRef';

/** What requests can be about. */
const ASKED_FOR = { kind: { $in: ['component', 'resource', 'system'] } };

const infraRequestsPage = PageBlueprint.makeWithOverrides({
  inputs: { layouts: createExtensionInput([formLayoutDataRef]) },
  factory: (page, { config, inputs }) => {
    const layouts = inputs.layouts.map(layout => layout.get(formLayoutDataRef));
    return page({
      path: '/infra-requests',
      routeRef: rootRouteRef,
      // The pages draw it themselves, in the person's language.
      noHeader: true,
      loader: async () => (
        <ProvidedLayoutsContext.Provider value={layouts}>
          <TitledPages title={config.title} />
        </ProvidedLayoutsContext.Provider>
      ),
    });
  },
});

const infraRequestsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: infraRequestsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new InfraRequestsClient({ discoveryApi, fetchApi }),
    }),
});

const entityCard = EntityCardBlueprint.make({
  name: 'requests',
  params: {
    filter: ASKED_FOR,
    type: 'content',
    loader: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/EntityRequests/EntityInfraRequestsCard'
      ).then(m => <m.EntityInfraRequestsCard />),
  },
});

const entityContent = EntityContentBlueprint.make({
  name: 'requests',
  params: {
    path: '/infra-requests',
    title: 'Infra requests',
    routeRef: entityContentRouteRef,
    filter: ASKED_FOR,
    loader: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/EntityRequests/EntityInfraRequestsContent'
      ).then(m => <m.EntityInfraRequestsContent />),
  },
});

const entityMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'request',
  params: {
    icon: <AddIcon fontSize="small" />,
    filter: { kind: { $in: [...ASKED_FOR.kind.$in, 'group'] } },
    useProps: useRequestForEntityItem,
  },
});

const groupCard = EntityCardBlueprint.make({
  name: 'group',
  params: {
    filter: { kind: 'group' },
    type: 'content',
    loader: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/OwnerRequests/GroupInfraRequestsCard'
      ).then(m => <m.GroupInfraRequestsCard />),
  },
});

const userCard = EntityCardBlueprint.make({
  name: 'user',
  params: {
    filter: { kind: 'user' },
    type: 'content',
    loader: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/OwnerRequests/UserInfraRequestsCard'
      ).then(m => <m.UserInfraRequestsCard />),
  },
});

const waitingForMe = HomePageWidgetBlueprint.make({
  name: 'waiting-for-me',
  params: {
    name: 'InfraRequestsWaitingForMe',
    description: 'Infrastructure requests that wait for your decision',
    components: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/WaitingForMe/homeWidget'
      ).then(m => m.homeWidget),
  },
});

const searchResult = SearchResultListItemBlueprint.make({
  params: {
    predicate: ({ type }) => type === REQUEST_DOCUMENT_TYPE,
    component: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/RequestSearchResult/RequestSearchResultListItem'
      ).then(m => m.RequestSearchResultListItem),
  },
});

const searchResultType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: REQUEST_DOCUMENT_TYPE,
    name: 'Infra Requests',
    icon: <RequestsIcon />,
  },
});

const requestSomething = PluginHeaderActionBlueprint.make({
  name: 'request-something',
  params: {
    loader: () =>
      import(
        /* webpackChunkName: "infra-requests-elsewhere" */ './components/RequestSomething/RequestSomethingButton'
      ).then(m => <m.RequestSomethingButton />),
  },
});

/**
 * Offers "Request something" in the header of the catalog as well. An app adds it to its features.
 * @alpha
 */
export const infraRequestsCatalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [requestSomething],
});

/**
 * Infra Requests for apps on the new frontend system.
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'infra-requests',
  title: 'Infra Requests',
  icon: <RequestsIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  extensions: [
    infraRequestsPage,
    infraRequestsApi,
    entityCard,
    entityContent,
    entityMenuItem,
    groupCard,
    userCard,
    waitingForMe,
    searchResult,
    searchResultType,
    requestSomething,
  ],
});
