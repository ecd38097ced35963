import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

const whatToTryWidget = HomePageWidgetBlueprint.make({
  name: 'what-to-try',
  params: {
    name: 'WhatToTry',
    title: 'What to try',
    description: 'A tour of the demo, and as whom to take it',
    components: async () => ({
      Content: (await import('./WhatToTry')).WhatToTry,
    }),
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [whatToTryWidget],
});
