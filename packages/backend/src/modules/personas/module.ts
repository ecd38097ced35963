import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import {
  createPersonaAuthenticator,
  showPersonaProfile,
  signInAsPersona,
} from './persona';
import { readPersonas } from './readPersonas';

/**
 * Sign-in without a password as one of the people listed under `auth.providers.persona`, for demos.
 *
 * A token for a persona, to try the API:
 *
 *     curl -s 'http://localhost:7007/api/auth/persona/refresh?persona=user:default/mira' \
 *       | jq -r .backstageIdentity.token
 */
export const authModulePersonas = createBackendModule({
  pluginId: 'auth',
  moduleId: 'personas',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, logger, providers }) {
        const personas = readPersonas(config);
        if (personas === undefined) {
          return;
        }
        logger.warn(
          `Anybody who reaches this portal can sign in as ${personas.length} personas without a password. This is for demos only.`,
        );
        providers.registerProvider({
          providerId: 'persona',
          factory: createProxyAuthProviderFactory({
            authenticator: createPersonaAuthenticator(personas),
            profileTransform: showPersonaProfile,
            signInResolver: signInAsPersona,
          }),
        });
      },
    });
  },
});
