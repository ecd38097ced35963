import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { InfraRequestsClient } from '@infra-requests/plugin-infra-requests-common';
import RequestsIcon from '@material-ui/icons/PlaylistAddCheck';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import { rootRouteRef } from './routes';

const infraRequestsPage = PageBlueprint.make({
  params: {
    path: '/infra-requests',
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/InfraRequestsPage/InfraRequestsPage').then(m => (
        <m.InfraRequestsPage />
      )),
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

/**
 * Infra Requests for apps on the new frontend system.
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'infra-requests',
  title: 'Infra Requests',
  icon: <RequestsIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [infraRequestsPage, infraRequestsApi],
});
