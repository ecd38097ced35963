import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/**
 * The mock's token for "plugin A on behalf of a user" does not say that a plugin asks, which the permission
 * framework insists on before it resolves conditions. This one does.
 */
export const authForOthers = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const authenticate = auth.authenticate.bind(auth);
    auth.authenticate = async (token, options) => {
      const credentials = await authenticate(token, options);
      return token.startsWith('mock-service-token') &&
        auth.isPrincipal(credentials, 'user')
        ? {
            ...credentials,
            principal: {
              ...credentials.principal,
              actor: { type: 'service', subject: 'plugin:test' },
            },
          }
        : credentials;
    };
    return auth;
  },
});
