import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { entityFacts } from '../domain/catalogue/entityFacts';
import type { Facts } from '../domain/types';
import { withTimeout } from './withTimeout';

/** How long the catalog may take before what an entity says counts as unknown. */
const ENTITY_TIMEOUT_MS = 5_000;

/** Nothing else of an entity becomes a fact. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.tags',
  'metadata.labels',
  'metadata.annotations',
  'spec',
];

/** What rules can read of catalog entities, as of now. */
export interface EntityDirectory {
  /**
   * The facts of an entity; undefined if it does not exist. Where that cannot be found out, the facts are unknown,
   * with the reason.
   */
  factsOf(ref: EntityRef): Promise<Facts | undefined>;
}

export class CatalogEntityDirectory implements EntityDirectory {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #timeoutMs: number;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    timeoutMs?: number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs ?? ENTITY_TIMEOUT_MS;
  }

  async factsOf(ref: EntityRef): Promise<Facts | undefined> {
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const { items } = await withTimeout(
        this.#catalog.getEntitiesByRefs(
          { entityRefs: [ref], fields: FIELDS },
          { credentials },
        ),
        this.#timeoutMs,
      );
      const [entity] = items;
      return entity && entityFacts(entity);
    } catch (error) {
      this.#logger.warn(
        `The catalog could not be asked about ${ref}; what it says of it counts as unknown`,
        toError(error),
      );
      return {
        values: {},
        unknown: { entity: 'the catalog could not be asked about it' },
      };
    }
  }
}
