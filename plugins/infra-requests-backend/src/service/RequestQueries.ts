import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  isResolverRef,
  type Actor,
  type EntityRef,
  type InfraRequest,
  type Preview,
  type RequestCounts,
  type RequestDraft,
  type RequestHistory,
  type RequestList,
  type RequestType,
  type Spend,
} from '@infra-requests/plugin-infra-requests-common';
import { fullRef } from '../domain/catalogue/parameters';
import { subjectOf } from '../domain/catalogue/subject';
import type { Voter } from '../domain/decision/eligibility';
import { answerable } from '../domain/decision/overdueReviews';
import { verifyRecord } from '../domain/decision/verifyRecord';
import type { DelegationStore } from '../store/DelegationStore';
import type { RequestRecord } from '../domain/types';
import type {
  RequestQuery,
  RequestReadModel,
  RunningRequest,
} from '../store/RequestReadModel';
import type { RequestStore } from '../store/RequestStore';
import type { ActiveConfiguration } from './ActivePolicy';
import type { ApproverDirectory } from './ApproverDirectory';
import { approversAndReviewers, Deciders } from './Deciders';
import type { DraftEvaluation } from './DraftEvaluation';
import { InvalidRequestError } from './InvalidRequestError';
import { PastRequests } from './PastRequests';
import { presentAmounts, presentRunning } from './presentNumbers';
import { presentRequest } from './presentRequest';
import { presentSpend } from './presentSpend';
import type { People } from './presentStages';
import { presentType } from './presentType';

/** How often a record is read again that was written to while it was read. */
const MAX_HISTORY_READS = 5;

/** More than this many overdue reviews are no longer counted one by one. */
const MOST_COUNTED_REVIEWS = 100;

/** A request's number as people write it; no database numbers further than nine digits here. */
const NUMBER = /^#?(\d{1,9})$/;

/** Filters and page of a list, as a caller gives them. */
export type ListQuery = Omit<RequestQuery, 'viewer' | 'runningAt'> & {
  running?: boolean;
};

/** Who asks, and which agent does so on that person's behalf, if one does. */
export interface Caller {
  actor: Actor;
  agent?: string;
}

/** Everything that only reads. Knows nothing of permissions; AuthorizedRequestService asks for those before. */
export class RequestQueries {
  readonly #configuration: () => ActiveConfiguration;
  readonly #store: RequestStore;
  readonly #readModel: RequestReadModel;
  readonly #deciders: Deciders;
  readonly #drafts: DraftEvaluation;
  readonly #past: PastRequests;
  readonly #clock: () => Date;

  constructor(options: {
    configuration: () => ActiveConfiguration;
    store: RequestStore;
    readModel: RequestReadModel;
    delegations: DelegationStore;
    directory: ApproverDirectory;
    drafts: DraftEvaluation;
    clock: () => Date;
  }) {
    this.#configuration = options.configuration;
    this.#store = options.store;
    this.#readModel = options.readModel;
    this.#deciders = new Deciders(options);
    this.#drafts = options.drafts;
    this.#past = new PastRequests(options);
    this.#clock = options.clock;
  }

  async requestTypes({ actor }: { actor: Actor }): Promise<RequestType[]> {
    const { requestTypes } = this.#configuration();
    const known = await this.#knownOfTypes(actor);
    return [...requestTypes.values()].map(type => presentType(type, known));
  }

  /** @throws NotFoundError */
  async requestType(
    id: string,
    { actor }: { actor: Actor },
  ): Promise<RequestType> {
    const { requestTypes } = this.#configuration();
    const type = requestTypes.get(id);
    if (!type) {
      throw new NotFoundError(
        `There is no request type "${id}"; there are ${[
          ...requestTypes.keys(),
        ].join(', ')}.`,
      );
    }
    return presentType(type, await this.#knownOfTypes(actor));
  }

  async #knownOfTypes(actor: Actor) {
    const { policy } = this.#configuration();
    const [typical, lastAsked] = await Promise.all([
      this.#past.typical(policy),
      this.#readModel.lastAsked(actor.ref),
    ]);
    return { policy, typical, lastAsked };
  }

  /** @throws InvalidRequestError if that is no ref */
  async spend(written: string): Promise<Spend> {
    const { policy } = this.#configuration();
    const owner = readOwner(written);
    const costs = await this.#readModel.committedCosts(owner, {
      at: this.#clock(),
    });
    return presentSpend(owner, { costs, policy });
  }

  /** The evaluation that a submission would get now; the same code, without writing. */
  async preview(
    input: RequestDraft,
    { actor, agent }: Caller,
  ): Promise<Preview> {
    const preview = await this.#drafts.preview(input, {
      requester: await this.voter(actor),
      agent,
      now: this.#clock(),
    });
    const { evaluation, stages } = preview;
    const [usualWait, running, present] = await Promise.all([
      evaluation?.outcome === 'approval'
        ? this.#past.usualWait({ type: input.type, tier: evaluation.tier.id })
        : undefined,
      this.#running(this.#subjectOf(input)),
      stages && this.#deciders.withAbsences(stages),
    ]);
    return {
      ...preview,
      stages: present,
      usualWait,
      runsNow: presentRunning(running),
    };
  }

  #subjectOf({ type, parameters }: RequestDraft): string | undefined {
    const definition = this.#configuration().requestTypes.get(type);
    return definition && subjectOf(definition, parameters as JsonObject);
  }

  async #running(
    subject: string | undefined,
  ): Promise<RunningRequest | undefined> {
    return subject === undefined
      ? undefined
      : this.#readModel.running(subject, this.#clock());
  }

  /** Shown without names and actions where the catalog cannot be asked. */
  async get(id: string, { actor }: { actor: Actor }): Promise<InfraRequest> {
    const request = await this.record(id);
    try {
      return await this.present(request, await this.voter(actor, request));
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
    { running, ...query }: ListQuery,
    { actor }: { actor: Actor },
  ): Promise<RequestList> {
    const asksForGroups = ['inbox', 'team', 'reviews'].includes(query.scope);
    const viewer = asksForGroups
      ? await this.#viewer(actor)
      : { ref: actor.ref, memberships: [actor.ref] };
    return this.#readModel.list({
      ...query,
      viewer,
      runningAt: running ? this.#clock() : undefined,
    });
  }

  async counts(
    query: Pick<ListQuery, 'permitted'>,
    { actor }: { actor: Actor },
  ): Promise<RequestCounts> {
    const common = { ...query, viewer: await this.#viewer(actor) };
    const [inbox, team, mine, reviews] = await Promise.all([
      this.#readModel.count({ ...common, scope: 'inbox' }),
      this.#readModel.count({ ...common, scope: 'team' }),
      this.#readModel.count({
        ...common,
        scope: 'mine',
        state: ['pending', 'changes-requested'],
      }),
      this.#readModel.list({
        ...common,
        scope: 'reviews',
        limit: MOST_COUNTED_REVIEWS,
      }),
    ]);
    const now = this.#clock();
    return {
      inbox,
      team,
      mine,
      reviews: reviews.totalItems,
      overdueReviews: reviews.items.filter(
        ({ openReview }) => openReview && new Date(openReview.dueAt) <= now,
      ).length,
    };
  }

  /**
   * The caller with every approver ref that the caller stands for now, as far as the request asks for it, and with those
   * for whom the caller votes.
   */
  async voter(
    actor: Actor,
    request?: Pick<RequestRecord, 'stages' | 'terms' | 'review'>,
  ): Promise<Voter> {
    const resolvers = request
      ? approversAndReviewers(request).filter(isResolverRef)
      : [];
    return this.#deciders.voter(actor, { resolvers });
  }

  async #viewer(actor: Actor): Promise<Voter> {
    const resolvers = await this.#readModel.pendingResolvers();
    return this.#deciders.voter(actor, { resolvers });
  }

  async present(
    request: RequestRecord,
    viewer: Voter | undefined,
  ): Promise<InfraRequest> {
    const now = this.#clock();
    const isWaiting = request.breakGlass && request.state === 'pending';
    const isOpen = ['pending', 'changes-requested'].includes(request.state);
    const [known, overdue, usualWait, running] = await Promise.all([
      this.#deciders.knownOf(request),
      isWaiting ? this.overdueReviews(request, now) : [],
      request.state === 'pending'
        ? this.#past.usualWait({
            type: request.type,
            tier: request.evaluation.tier.id,
          })
        : undefined,
      this.#running(isOpen ? request.subject : undefined),
    ]);
    const { policy } = this.#configuration();
    return {
      ...presentRequest(request, { viewer, known, policy, overdue, now }),
      ...presentAmounts(request, policy),
      usualWait,
      runsNow: presentRunning(running),
    };
  }

  /** The numbers of earlier emergencies of those who answer for a request whose review is overdue. */
  async overdueReviews(request: RequestRecord, now: Date): Promise<number[]> {
    const found = await this.#readModel.overdueReviews(
      answerable(request),
      now,
    );
    return found.map(({ number }) => number);
  }

  /** Names are a courtesy: where the catalog does not answer, there are none. */
  async peopleOf(request: RequestRecord): Promise<People> {
    return (await this.#deciders.knownOf(request))?.people;
  }
}

export function noSuchRequest(id: string): NotFoundError {
  return new NotFoundError(`There is no request ${id}, or you may not see it.`);
}

function readOwner(written: string): EntityRef {
  const owner = fullRef(written, 'group');
  if (owner === undefined) {
    throw new InvalidRequestError([
      {
        field: '/owner',
        message: `"${written}" is not an entity ref such as group:default/payments`,
      },
    ]);
  }
  return owner;
}
