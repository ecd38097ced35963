import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { AlertDisplay, OAuthRequestDialog } from '@backstage/core-components';
import { CatalogEntityPage, CatalogIndexPage } from '@backstage/plugin-catalog';
import { HomepageCompositionRoot } from '@backstage/plugin-home';
import { ScaffolderFieldExtensions } from '@backstage/plugin-scaffolder-react';
import { SearchPage as SearchRoot } from '@backstage/plugin-search';
import { SignalsDisplay } from '@backstage/plugin-signals';
import { UserSettingsPage } from '@backstage/plugin-user-settings';
import { InfraRequestsPage } from '@infra-requests/plugin-infra-requests';
// eslint-disable-next-line @backstage/no-forbidden-package-imports -- the portal exports nothing, and its sign-in is ours
import { PersonaSignInPage } from 'app/src/modules/signIn/PersonaSignInPage';
import { Route } from 'react-router-dom';
import { entityPage } from './entityPage';
import { homePage } from './homePage';
import { Root } from './Root';
import { searchPage } from './searchPage';
import { TeamPicker } from './TeamPicker';

const app = createApp({
  components: { SignInPage: PersonaSignInPage },
  __experimentalTranslations: { availableLanguages: ['en', 'de'] },
});

const routes = (
  <FlatRoutes>
    <Route path="/" element={<HomepageCompositionRoot />}>
      {homePage}
    </Route>
    <Route path="/catalog" element={<CatalogIndexPage />} />
    <Route
      path="/catalog/:namespace/:kind/:name"
      element={<CatalogEntityPage />}
    >
      {entityPage}
    </Route>
    <Route path="/infra-requests" element={<InfraRequestsPage />}>
      <ScaffolderFieldExtensions>
        <TeamPicker />
      </ScaffolderFieldExtensions>
    </Route>
    <Route path="/search" element={<SearchRoot />}>
      {searchPage}
    </Route>
    <Route path="/settings" element={<UserSettingsPage />} />
  </FlatRoutes>
);

/** A small portal on the legacy frontend system, with every piece of Infra Requests in its place. */
export const App = app.createRoot(
  <>
    <AlertDisplay />
    <OAuthRequestDialog />
    <SignalsDisplay />
    <AppRouter>
      <Root>{routes}</Root>
    </AppRouter>
  </>,
);
