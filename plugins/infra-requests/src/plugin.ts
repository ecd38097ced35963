import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { InfraRequestsClient } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import { rootRouteRef } from './routes';

/**
 * Infra Requests for apps on `@backstage/core-plugin-api`. Apps on the new frontend system install the
 * default export of the `/alpha` entry point instead.
 * @public
 */
export const infraRequestsPlugin = createPlugin({
  id: 'infra-requests',
  routes: { root: rootRouteRef },
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
