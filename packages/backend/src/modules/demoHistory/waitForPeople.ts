import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const POLL_MS = 500;
const GIVE_UP_AFTER_MS = 120_000;

/**
 * Waits until the catalog has read these users with their groups. Right after the first start it has not, and
 * nobody could approve anything.
 */
export async function waitForPeople(options: {
  auth: AuthService;
  catalog: CatalogService;
  people: string[];
}): Promise<void> {
  const { auth, catalog, people } = options;
  const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const missing = await missingPeople({ auth, catalog, people });
    if (missing.length === 0) {
      return;
    }
    if (Date.now() > giveUpAt) {
      throw new ServiceUnavailableError(
        `The catalog does not know ${missing.join(
          ', ',
        )}. Add examples/org.yaml to catalog.locations, or set demo.history to false.`,
      );
    }
    await sleep(POLL_MS);
  }
}

async function missingPeople(options: {
  auth: AuthService;
  catalog: CatalogService;
  people: string[];
}): Promise<string[]> {
  const { auth, catalog, people } = options;
  try {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: people },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return people.filter(
      (_, i) => !items[i]?.relations?.some(({ type }) => type === 'memberOf'),
    );
  } catch {
    // The catalog may still be starting.
    return people;
  }
}
