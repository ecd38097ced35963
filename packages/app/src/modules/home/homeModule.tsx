import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { HomePageLayoutBlueprint } from '@backstage/plugin-home-react/alpha';

const layout = HomePageLayoutBlueprint.make({
  params: {
    loader: () => import('./HomeLayout').then(m => m.HomeLayout),
  },
});

/** A home page that tells what the demo has to show. */
export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [layout],
});
