import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { resolveText } from './resolveText';

/**
 * Lets `$text` in a catalog file of this repository name a file next to it. Backstage's own `$text` reads from
 * URLs only, and the demo has none. A portal whose catalog comes from URLs alone leaves this out.
 */
export const catalogModuleLocalText = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'local-text',
  register(reg) {
    reg.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addPlaceholderResolver('text', resolveText);
      },
    });
  },
});
