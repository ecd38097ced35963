import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () =>
      import('./PersonaSignInPage').then(m => m.PersonaSignInPage),
  },
});

/**
 * Sign-in as one of the demo's personas. A real portal replaces this module with a `SignInPageBlueprint` that
 * shows Backstage's `SignInPage` with its own providers.
 */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
