import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { infraRequestsImportExtensionPoint } from '@infra-requests/plugin-infra-requests-node';
import { importStories } from './importStories';
import { stories } from './stories';
import { waitForCatalog } from './waitForCatalog';

/**
 * Fills a new database once with two months of requests by the people of examples/org.yaml, so that the demo has
 * an inbox and a past. Only with `demo.history: true`.
 */
export const infraRequestsModuleDemoHistory = createBackendModule({
  pluginId: 'infra-requests',
  moduleId: 'demo-history',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        importing: infraRequestsImportExtensionPoint,
      },
      async init({ config, logger, auth, catalog, importing }) {
        if (config.getOptionalBoolean('demo.history') !== true) {
          return;
        }
        importing.setImporter({
          async run({ as }) {
            await waitForCatalog({
              auth,
              catalog,
              people: peopleOf(stories),
              services: servicesOf(stories),
            });
            const { told, problems } = await importStories({
              stories,
              now: new Date(),
              as,
              logger,
            });
            logger.info(
              `Filled the new database with ${told} invented requests of the last 60 days`,
              { problems: problems.length },
            );
          },
        });
      },
    });
  },
});

function peopleOf(all: typeof stories): string[] {
  const people = all.flatMap(story => [
    story.requester,
    ...story.then.flatMap(step => ('by' in step ? [step.by] : [])),
  ]);
  return [...new Set(people)];
}

/** Those whose owners have to be known: the catalog is asked about them at submission. */
function servicesOf(all: typeof stories): string[] {
  const services = all
    .filter(({ type }) => type === 'production-deployment')
    .map(({ parameters }) => String(parameters.service));
  return [...new Set(services)];
}
