import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const POLL_MS = 500;
const GIVE_UP_AFTER_MS = 120_000;

interface Wanted {
  auth: AuthService;
  catalog: CatalogService;
  people: string[];
  /** What is deployed; its owners decide on that. */
  services: string[];
}

/**
 * Waits until the catalog knows these users, their groups, who is in them, and who owns the services. Right after the
 * first start it does not, and nobody could approve anything.
 */
export async function waitForCatalog(options: Wanted): Promise<void> {
  const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const missing = await missingFrom(options);
    if (missing.length === 0) {
      return;
    }
    if (Date.now() > giveUpAt) {
      throw new ServiceUnavailableError(
        `The catalog does not know ${missing.join(
          ', ',
        )}. Add examples/org.yaml and examples/catalog.yaml to catalog.locations, or set demo.history to false.`,
      );
    }
    await sleep(POLL_MS);
  }
}

/** What the catalog does not know yet, or not yet with its relations. */
async function missingFrom(options: Wanted): Promise<string[]> {
  const { auth, catalog, people, services } = options;
  try {
    const credentials = await auth.getOwnServiceCredentials();
    const related = async (refs: string[], relation: string) => {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: refs },
        { credentials },
      );
      return items.map(item => targets(item, relation));
    };
    const groups = await related(people, RELATION_MEMBER_OF);
    const groupless = people.filter((_, i) => groups[i].length === 0);
    if (groupless.length > 0) {
      return groupless;
    }
    const refs = [...new Set(groups.flat())];
    const members = await related(refs, RELATION_HAS_MEMBER);
    const owners = await related(services, RELATION_OWNED_BY);
    return [
      ...refs.filter((_, i) => members[i].length === 0),
      ...services.filter((_, i) => owners[i].length === 0),
    ];
  } catch {
    // The catalog may still be starting.
    return people;
  }
}

function targets(entity: Entity | undefined, relation: string): string[] {
  return (entity?.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef);
}
