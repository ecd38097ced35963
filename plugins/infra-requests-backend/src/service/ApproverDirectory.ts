import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isRelation,
  isResolverRef,
  type EntityRef,
  type Person,
} from '@infra-requests/plugin-infra-requests-common';
import type { ApproverResolvers } from './ApproverResolvers';

/** What a request is about, as far as its approvers depend on it. */
export interface RelationSubject {
  owner: EntityRef;
  /** The catalog entity that it concerns. */
  entity?: EntityRef;
}

/** Who is in which group, and who is behind an approver ref, as of now. */
export interface ApproverDirectory {
  /**
   * The user's own ref and every group the user is in, directly or through child groups; also those of the resolver
   * refs that stand for the user now.
   * @throws ServiceUnavailableError if it cannot be found out.
   */
  membershipsOf(
    user: EntityRef,
    options?: { resolvers?: EntityRef[] },
  ): Promise<EntityRef[]>;

  /**
   * Everybody behind each ref: the user, the members of the group and its child groups, or whom the resolver names. A
   * ref that does not exist, and one that cannot be resolved, has nobody behind it.
   * @throws ServiceUnavailableError if it cannot be found out.
   */
  peopleBehind(refs: EntityRef[]): Promise<Map<EntityRef, Person[]>>;

  /**
   * What the catalog calls those of the refs that it has a title for.
   * @throws ServiceUnavailableError if it cannot be found out.
   */
  titlesOf(refs: EntityRef[]): Promise<Map<EntityRef, string>>;

  /** Those of the refs that exist. @throws ServiceUnavailableError if it cannot be found out. */
  existing(refs: EntityRef[]): Promise<Set<EntityRef>>;

  /**
   * The user or group for each relation among the refs; undefined for one that leads to nobody.
   * @throws ServiceUnavailableError if it cannot be found out.
   */
  resolveRelations(
    refs: EntityRef[],
    subject: RelationSubject,
  ): Promise<Map<EntityRef, EntityRef | undefined>>;

  /**
   * The resolver refs among these behind which there is nobody now, each with the reason.
   * @throws ServiceUnavailableError if it cannot be found out.
   */
  unresolved(refs: EntityRef[]): Promise<Map<EntityRef, string>>;
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

const refOf = (entity: Entity): EntityRef => stringifyEntityRef(entity);

const isApprover = (ref: EntityRef) => /^(user|group):/.test(ref);

const isInCatalog = (ref: EntityRef) => !isRelation(ref) && !isResolverRef(ref);

const profileOf = ({ spec }: Entity) =>
  spec?.profile as { displayName?: string; picture?: string } | undefined;

const titleOf = (entity: Entity): string | undefined =>
  profileOf(entity)?.displayName ?? entity.metadata.title;

/** Reads groups and their people from the catalog, afresh for every question. */
export class CatalogApproverDirectory implements ApproverDirectory {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #resolvers: ApproverResolvers;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    resolvers: ApproverResolvers;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#resolvers = options.resolvers;
  }

  async membershipsOf(
    user: EntityRef,
    options: { resolvers?: EntityRef[] } = {},
  ): Promise<EntityRef[]> {
    const [entities, resolved] = await Promise.all([
      this.#closure([user], entity =>
        entity.kind === 'User'
          ? related(entity, 'memberOf')
          : related(entity, 'childOf'),
      ),
      this.#standIns((options.resolvers ?? []).filter(isResolverRef)),
    ]);
    const own = new Set([user, ...entities.keys()]);
    const throughResolvers = [...resolved].flatMap(([ref, standIns]) =>
      standIns.some(one => own.has(one)) ? [ref] : [],
    );
    return [...own, ...throughResolvers];
  }

  async peopleBehind(refs: EntityRef[]): Promise<Map<EntityRef, Person[]>> {
    const standIns = await this.#standIns(refs);
    const entities = await this.#closure(
      [...standIns.values()].flat(),
      entity =>
        entity.kind === 'Group'
          ? [...related(entity, 'hasMember'), ...related(entity, 'parentOf')]
          : [],
    );
    return new Map(
      [...standIns].map(([ref, names]) => [ref, peopleUnder(names, entities)]),
    );
  }

  async titlesOf(refs: EntityRef[]): Promise<Map<EntityRef, string>> {
    const entities = await this.#closure(refs.filter(isInCatalog), () => []);
    return new Map(
      [...entities].flatMap(([ref, entity]): [EntityRef, string][] => {
        const title = titleOf(entity);
        return title === undefined ? [] : [[ref, title]];
      }),
    );
  }

  async existing(refs: EntityRef[]): Promise<Set<EntityRef>> {
    const entities = await this.#closure(refs.filter(isInCatalog), () => []);
    return new Set(entities.keys());
  }

  async resolveRelations(
    refs: EntityRef[],
    subject: RelationSubject,
  ): Promise<Map<EntityRef, EntityRef | undefined>> {
    const wanted = new Set(refs.filter(isRelation));
    if (wanted.size === 0) {
      return new Map();
    }
    const { owner, entity } = subject;
    const entities = await this.#closure(
      [owner, ...(entity ? [entity] : [])].filter(ref => ref !== ''),
      one => (isApprover(refOf(one)) ? [] : related(one, 'ownedBy')),
    );
    const follow = (ref: EntityRef | undefined, relation: string) => {
      const found = ref === undefined ? undefined : entities.get(ref);
      return found && related(found, relation).find(isApprover);
    };
    const owningGroup = isApprover(owner) ? owner : follow(owner, 'ownedBy');
    const found = {
      owner: owningGroup,
      'owner.parent': follow(owningGroup, 'childOf'),
      'entity.owner': follow(entity, 'ownedBy'),
    };
    return new Map([...wanted].map(relation => [relation, found[relation]]));
  }

  async unresolved(refs: EntityRef[]): Promise<Map<EntityRef, string>> {
    const asked = [...new Set(refs.filter(isResolverRef))];
    const answers = await Promise.all(
      asked.map(ref => this.#resolvers.resolve(ref)),
    );
    const people = await this.peopleBehind(asked);
    return new Map(
      asked.flatMap((ref, index): [EntityRef, string][] => {
        const { refs: names, unresolved } = answers[index];
        if (unresolved !== undefined) {
          return [[ref, unresolved]];
        }
        return people.get(ref)?.length === 0
          ? [[ref, `The catalog knows nobody behind ${names.join(', ')}.`]]
          : [];
      }),
    );
  }

  /** Which users and groups of the catalog stand for each ref: mostly the ref itself. */
  async #standIns(refs: EntityRef[]): Promise<Map<EntityRef, EntityRef[]>> {
    return new Map(
      await Promise.all(
        [...new Set(refs)].map(
          async (ref): Promise<[EntityRef, EntityRef[]]> => [
            ref,
            isResolverRef(ref)
              ? (
                  await this.#resolvers.resolve(ref)
                ).refs
              : [ref].filter(isInCatalog),
          ],
        ),
      ),
    );
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
        entities.forEach(entity => found.set(refOf(entity), entity));
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
  refs: EntityRef[],
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
  refs.forEach(visit);
  return [...people.values()].sort((a, b) =>
    a.displayName.localeCompare(b.displayName),
  );
}

function personOf(ref: EntityRef, entity: Entity): Person {
  const picture = profileOf(entity)?.picture;
  return {
    ref,
    displayName: titleOf(entity) ?? entity.metadata.name,
    ...(picture ? { picture } : {}),
  };
}
