import { createApiRef } from '@backstage/core-plugin-api';
import type { InfraRequestsApi } from '@infra-requests/plugin-infra-requests-common';

/**
 * The HTTP API of Infra Requests as the pages use it. Replace its factory to talk to something else.
 * @public
 */
export const infraRequestsApiRef = createApiRef<InfraRequestsApi>({
  id: 'plugin.infra-requests.api',
});
