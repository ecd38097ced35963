import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  Actor,
  InfraRequest,
  Preview,
  RequestCounts,
  RequestDraft,
  RequestHistory,
  RequestList,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { involvedPeople, type Voter } from '../domain/decision/eligibility';
import { readsFact } from '../domain/policy/readsFact';
import { allApprovers } from '../domain/decision/summary';
import { verifyRecord } from '../domain/decision/verifyRecord';
import type {
  Policy,
  RequestRecord,
  RequestTypeDefinition,
} from '../domain/types';
import type { RequestQuery, RequestReadModel } from '../store/RequestReadModel';
import type { RequestStore } from '../store/RequestStore';
import type { ActiveConfiguration } from './ActivePolicy';
import type { ApproverDirectory } from './ApproverDirectory';
import type { DraftEvaluation } from './DraftEvaluation';
import { presentRequest, type People } from './presentRequest';

/** How often a record is read again that was written to while it was read. */
const MAX_HISTORY_READS = 5;

/** A request's number as people write it; no database numbers further than nine digits here. */
const NUMBER = /^#?(\d{1,9})$/;

/** Filters and page of a list, as a caller gives them. */
export type ListQuery = Omit<RequestQuery, 'viewer'>;

/** Everything that only reads. Knows nothing of permissions; AuthorizedRequestService asks for those before. */
export class RequestQueries {
  readonly #configuration: () => ActiveConfiguration;
  readonly #store: RequestStore;
  readonly #readModel: RequestReadModel;
  readonly #directory: ApproverDirectory;
  readonly #drafts: DraftEvaluation;
  readonly #clock: () => Date;

  constructor(options: {
    configuration: () => ActiveConfiguration;
    store: RequestStore;
    readModel: RequestReadModel;
    directory: ApproverDirectory;
    drafts: DraftEvaluation;
    clock: () => Date;
  }) {
    this.#configuration = options.configuration;
    this.#store = options.store;
    this.#readModel = options.readModel;
    this.#directory = options.directory;
    this.#drafts = options.drafts;
    this.#clock = options.clock;
  }

  requestTypes(): RequestType[] {
    const { policy, requestTypes } = this.#configuration();
    return [...requestTypes.values()].map(type => presentType(type, policy));
  }

  /** @throws NotFoundError */
  requestType(id: string): RequestType {
    const { policy, requestTypes } = this.#configuration();
    const type = requestTypes.get(id);
    if (!type) {
      throw new NotFoundError(
        `There is no request type "${id}"; there are ${[
          ...requestTypes.keys(),
        ].join(', ')}.`,
      );
    }
    return presentType(type, policy);
  }

  /** The evaluation that a submission would get now; the same code, without writing. */
  async preview(
    input: RequestDraft,
    { actor }: { actor: Actor },
  ): Promise<Preview> {
    return this.#drafts.preview(input, {
      requester: await this.voter(actor),
      now: this.#clock(),
    });
  }

  /** Shown without names and actions where the catalog cannot be asked. */
  async get(id: string, { actor }: { actor: Actor }): Promise<InfraRequest> {
    const request = await this.record(id);
    try {
      return await this.present(request, await this.voter(actor));
    } catch (error) {
      if (error instanceof ServiceUnavailableError) {
        return this.present(request, undefined);
      }
      throw error;
    }
  }

  /** @throws NotFoundError */
  async record(id: string): Promise<RequestRecord> {
    const request = await this.#store.get(id);
    if (!request) {
      throw noSuchRequest(id);
    }
    return request;
  }

  /** The request with this id or number ("1042" or "#1042"), if there is one. */
  async find(idOrNumber: string): Promise<RequestRecord | undefined> {
    const [, number] = NUMBER.exec(idOrNumber) ?? [];
    const id =
      number === undefined
        ? idOrNumber
        : await this.#readModel.idOf(Number(number));
    return id === undefined ? undefined : this.#store.get(id);
  }

  /** The record, whether it is what was written, and whether the request still says what its digest stands for. */
  async history(id: string): Promise<RequestHistory> {
    for (let attempt = 1; ; attempt++) {
      const request = await this.record(id);
      const items = await this.#store.history(id);
      const verification = verifyRecord(request, items);
      // An entry that was written between the two reads is no forgery: look again.
      const unsettled =
        !verification.verified &&
        attempt < MAX_HISTORY_READS &&
        (await this.record(id)).version !== request.version;
      if (!unsettled) {
        return { items, verification };
      }
    }
  }

  async list(
    query: ListQuery,
    { actor }: { actor: Actor },
  ): Promise<RequestList> {
    const asksForGroups = query.scope === 'inbox' || query.scope === 'team';
    const { ref, memberships } = asksForGroups
      ? await this.voter(actor)
      : { ref: actor.ref, memberships: [actor.ref] };
    return this.#readModel.list({ ...query, viewer: { ref, memberships } });
  }

  async counts(
    query: Pick<ListQuery, 'permitted'>,
    { actor }: { actor: Actor },
  ): Promise<RequestCounts> {
    const { ref, memberships } = await this.voter(actor);
    const common = { ...query, viewer: { ref, memberships } };
    const [inbox, team, mine] = await Promise.all([
      this.#readModel.count({ ...common, scope: 'inbox' }),
      this.#readModel.count({ ...common, scope: 'team' }),
      this.#readModel.count({
        ...common,
        scope: 'mine',
        state: ['pending', 'changes-requested'],
      }),
    ]);
    return { inbox, team, mine, reviews: 0, overdueReviews: 0 };
  }

  /** The caller with every approver ref the catalog says the caller stands for, as of now. */
  async voter(actor: Actor): Promise<Voter> {
    const memberships =
      actor.kind === 'user'
        ? await this.#directory.membershipsOf(actor.ref)
        : [];
    return { ...actor, memberships };
  }

  async present(
    request: RequestRecord,
    viewer: Voter | undefined,
  ): Promise<InfraRequest> {
    return presentRequest(request, {
      viewer,
      people: await this.peopleOf(request),
      now: this.#clock(),
    });
  }

  /** Names are a courtesy: where the catalog does not answer, there are none. */
  async peopleOf(request: RequestRecord): Promise<People> {
    try {
      return await this.#directory.peopleBehind([
        ...new Set([
          ...allApprovers(request),
          ...involvedPeople(request),
          request.owner,
        ]),
      ]);
    } catch {
      return undefined;
    }
  }
}

export function noSuchRequest(id: string): NotFoundError {
  return new NotFoundError(`There is no request ${id}, or you may not see it.`);
}

function presentType(type: RequestTypeDefinition, policy: Policy): RequestType {
  return {
    id: type.id,
    title: type.title,
    description: type.description,
    category: type.category,
    icon: type.icon,
    actions: type.actions,
    offersEmergency: readsFact(policy, 'emergency'),
    parameters: type.steps,
  };
}
