import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  EntityRef,
  Person,
} from '@infra-requests/plugin-infra-requests-common';

/** Who is in which group, and who is behind an approver ref, as of now. */
export interface ApproverDirectory {
  /**
   * The user's own ref and every group the user is in, directly or through child groups.
   * @throws ServiceUnavailableError if it cannot be found out.
   */
  membershipsOf(user: EntityRef): Promise<EntityRef[]>;

  /**
   * Everybody behind each ref: the user, or the members of the group and its child groups. A ref that does not
   * exist has nobody behind it.
   * @throws ServiceUnavailableError if it cannot be found out.
   */
  peopleBehind(refs: EntityRef[]): Promise<Map<EntityRef, Person[]>>;

  /** Those of the refs that exist. @throws ServiceUnavailableError if it cannot be found out. */
  existing(refs: EntityRef[]): Promise<Set<EntityRef>>;
}

/** The same without names, as the domain reads it. */
export function refsOf(
  people: Map<EntityRef, Person[]>,
): Map<EntityRef, EntityRef[]> {
  return new Map(
    [...people].map(([ref, members]) => [ref, members.map(one => one.ref)]),
  );
}

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile',
  'relations',
];

/** How deep groups may be nested; more is taken for a loop in bad data that the visited set did not catch. */
const MAX_DEPTH = 20;

/** Reads groups and their people from the catalog, afresh for every question. */
export class CatalogApproverDirectory implements ApproverDirectory {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  async membershipsOf(user: EntityRef): Promise<EntityRef[]> {
    const entities = await this.#closure([user], entity =>
      entity.kind === 'User'
        ? related(entity, 'memberOf')
        : related(entity, 'childOf'),
    );
    return [user, ...[...entities.keys()].filter(ref => ref !== user)];
  }

  async peopleBehind(refs: EntityRef[]): Promise<Map<EntityRef, Person[]>> {
    const entities = await this.#closure(refs, entity =>
      entity.kind === 'Group'
        ? [...related(entity, 'hasMember'), ...related(entity, 'parentOf')]
        : [],
    );
    return new Map(refs.map(ref => [ref, peopleUnder(ref, entities)]));
  }

  async existing(refs: EntityRef[]): Promise<Set<EntityRef>> {
    const entities = await this.#closure(refs, () => []);
    return new Set(entities.keys());
  }

  /** All entities reachable from the refs, level by level; refs that do not exist are left out. */
  async #closure(
    refs: EntityRef[],
    next: (entity: Entity) => EntityRef[],
  ): Promise<Map<EntityRef, Entity>> {
    const found = new Map<EntityRef, Entity>();
    const asked = new Set<EntityRef>();
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      let level = [...new Set(refs)];
      for (let depth = 0; level.length > 0 && depth < MAX_DEPTH; depth++) {
        level.forEach(ref => asked.add(ref));
        const { items } = await this.#catalog.getEntitiesByRefs(
          { entityRefs: level, fields: FIELDS },
          { credentials },
        );
        const entities = items.filter(entity => entity !== undefined);
        entities.forEach(entity =>
          found.set(stringifyEntityRef(entity), entity),
        );
        level = [...new Set(entities.flatMap(next))].filter(
          ref => !asked.has(ref),
        );
      }
    } catch (error) {
      this.#logger.warn(
        `The catalog could not be asked about ${refs.join(', ')}`,
        toError(error),
      );
      throw new ServiceUnavailableError(
        `The catalog could not be asked about ${refs.join(
          ', ',
        )}. Nothing was changed; try again in a moment.`,
      );
    }
    return found;
  }
}

function related(entity: Entity, type: string): EntityRef[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => stringifyEntityRef(parseEntityRef(relation.targetRef)));
}

function peopleUnder(
  ref: EntityRef,
  entities: Map<EntityRef, Entity>,
): Person[] {
  const people = new Map<EntityRef, Person>();
  const visited = new Set<EntityRef>();
  const visit = (current: EntityRef) => {
    const entity = entities.get(current);
    if (!entity || visited.has(current)) {
      return;
    }
    visited.add(current);
    if (entity.kind === 'User') {
      people.set(current, personOf(current, entity));
    } else {
      [...related(entity, 'hasMember'), ...related(entity, 'parentOf')].forEach(
        visit,
      );
    }
  };
  visit(ref);
  return [...people.values()].sort((a, b) =>
    a.displayName.localeCompare(b.displayName),
  );
}

function personOf(ref: EntityRef, entity: Entity): Person {
  const profile = entity.spec?.profile as
    | { displayName?: string; picture?: string }
    | undefined;
  return {
    ref,
    displayName:
      profile?.displayName ?? entity.metadata.title ?? entity.metadata.name,
    ...(profile?.picture ? { picture: profile.picture } : {}),
  };
}
