import { createBackend } from '@backstage/backend-defaults';
import { reloadingRootConfigServiceFactory } from '@infra-requests/plugin-infra-requests-backend';

const backend = createBackend();

// Notices every change of the configuration files, also of those that are replaced or missing for a moment.
backend.add(reloadingRootConfigServiceFactory);

backend.add(import('@backstage/plugin-app-backend'));

// Sign-in. Groups count with their parents; personas are for demos only.
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./modules/ownership'));
backend.add(import('./modules/personas'));

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('./modules/localText'));

// Permissions, decided by the example policy
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./modules/permissionPolicy'));

// Scaffolder
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);

// Search: Lunr in memory, or PostgreSQL when that is the database
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(
  import('@infra-requests/plugin-search-backend-module-infra-requests'),
);

backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// Infra Requests
backend.add(import('@infra-requests/plugin-infra-requests-backend'));
backend.add(
  import('@infra-requests/plugin-notifications-backend-module-infra-requests'),
);
backend.add(import('./modules/onCall'));
backend.add(import('./modules/deploymentNotes'));
backend.add(import('./modules/serviceReadiness'));
backend.add(import('./modules/demoHistory'));

// The reason is in the log. A process that stays up without its plugins would only hide it.
backend.start().catch(() => process.exit(1));
