import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isResolverRef,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import type { InfraRequestFilter } from '@infra-requests/plugin-infra-requests-node';
import { everybodyNamed } from '../domain/decision/everybodyNamed';
import { standInsFor } from '../domain/decision/standIns';
import type { RequestRecord } from '../domain/types';
import type {
  DelegationRecord,
  DelegationStore,
} from '../store/DelegationStore';
import type {
  RequestFilter,
  RequestReadModel,
} from '../store/RequestReadModel';
import { refsOf, type ApproverDirectory } from './ApproverDirectory';
import { Deciders } from './Deciders';

/**
 * Who stands in for approvers now, for permission rules: on single requests, and as a condition for lists. Where the
 * catalog does not answer nobody does, so that an outage takes rights and never gives any.
 */
export class StandIns {
  readonly #directory: ApproverDirectory;
  readonly #delegations: DelegationStore;
  readonly #readModel: Pick<RequestReadModel, 'namedResolvers'>;
  readonly #deciders: Deciders;
  readonly #clock: () => Date;
  readonly #logger: LoggerService;

  constructor(options: {
    directory: ApproverDirectory;
    delegations: DelegationStore;
    readModel: Pick<RequestReadModel, 'namedResolvers'>;
    clock: () => Date;
    logger: LoggerService;
  }) {
    this.#directory = options.directory;
    this.#delegations = options.delegations;
    this.#readModel = options.readModel;
    this.#deciders = new Deciders(options);
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** The stand-ins of each request, by its id. */
  async ofEach(requests: RequestRecord[]): Promise<Map<string, EntityRef[]>> {
    const delegations = await this.#delegations.allActive(this.#clock());
    const people = await this.#peopleBehindAny(requests, delegations);
    return new Map(
      requests.map(request => [
        request.id,
        standInsFor(request, { people, delegations }),
      ]),
    );
  }

  /** The same criteria with what a store can decide in place of who stands in. */
  async resolved(
    criteria: PermissionCriteria<InfraRequestFilter>,
  ): Promise<PermissionCriteria<RequestFilter>> {
    if ('anyOf' in criteria) {
      return { anyOf: await this.#eachResolved(criteria.anyOf) };
    }
    if ('allOf' in criteria) {
      return { allOf: await this.#eachResolved(criteria.allOf) };
    }
    if ('not' in criteria) {
      return { not: await this.resolved(criteria.not) };
    }
    const { key, values } = criteria;
    return key === 'standIn' ? this.#whereStandsIn(values) : { key, values };
  }

  /** As many as are given. */
  async #eachResolved(
    criteria: PermissionCriteria<InfraRequestFilter>[],
  ): Promise<NonEmpty<PermissionCriteria<RequestFilter>>> {
    const resolved = await Promise.all(criteria.map(one => this.resolved(one)));
    return resolved as NonEmpty<PermissionCriteria<RequestFilter>>;
  }

  /** Asks the catalog only where somebody may stand in at all. */
  async #peopleBehindAny(
    requests: RequestRecord[],
    delegations: DelegationRecord[],
  ): Promise<Map<EntityRef, EntityRef[]>> {
    const named = [...new Set(requests.flatMap(everybodyNamed))].filter(
      ref => delegations.length > 0 || isResolverRef(ref),
    );
    return named.length === 0
      ? new Map()
      : this.#nobodyInAnOutage(
          async () => refsOf(await this.#directory.peopleBehind(named)),
          new Map(),
        );
  }

  async #whereStandsIn(
    users: EntityRef[],
  ): Promise<PermissionCriteria<RequestFilter>> {
    const resolvers = await this.#readModel.namedResolvers();
    const { naming, delegators } = await this.#nobodyInAnOutage(
      async () => ({
        naming: await this.#naming(users, resolvers),
        delegators: await this.#deciders.delegatorsOf(users, { resolvers }),
      }),
      { naming: [], delegators: [] },
    );
    return {
      anyOf: [
        { key: 'approver', values: naming },
        ...delegators.map(
          ({ ref, memberships }): PermissionCriteria<RequestFilter> => ({
            allOf: [
              { key: 'approver', values: memberships },
              { not: { key: 'involved', values: [ref] } },
            ],
          }),
        ),
      ],
    };
  }

  /** Those of the resolvers that name one of the users. */
  async #naming(
    users: EntityRef[],
    resolvers: EntityRef[],
  ): Promise<EntityRef[]> {
    const people = refsOf(await this.#directory.peopleBehind(resolvers));
    return resolvers.filter(ref =>
      people.get(ref)?.some(person => users.includes(person)),
    );
  }

  async #nobodyInAnOutage<T>(ask: () => Promise<T>, nobody: T): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) {
        throw error;
      }
      this.#logger.warn(
        'Permissions are decided as if nobody stood in for an approver, since that cannot be found out now',
        toError(error),
      );
      return nobody;
    }
  }
}

type NonEmpty<T> = [T, ...T[]];
