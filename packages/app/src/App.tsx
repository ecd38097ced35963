import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { infraRequestsCatalogModule } from '@infra-requests/plugin-infra-requests/alpha';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [
    catalogPlugin,
    infraRequestsCatalogModule,
    navModule,
    homeModule,
    signInModule,
  ],
});
