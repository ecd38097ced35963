import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, toError } from '@backstage/errors';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  infraRequestApprovePermission,
  infraRequestCancelPermission,
  infraRequestCommentPermission,
  infraRequestCreatePermission,
  infraRequestReadPermission,
  infraRequestUpdatePermission,
  type Actor,
  type AllowedAction,
  type AllowedActions,
  type BulkVoteInput,
  type CommentInput,
  type InfraRequest,
  type Preview,
  type RequestCounts,
  type RequestDraft,
  type RequestEdit,
  type RequestHistory,
  type RequestList,
  type RequestType,
  type ReviewInput,
  type RunningRequest,
  type Spend,
  type VoteInput,
  type VoteOutcome,
} from '@infra-requests/plugin-infra-requests-common';
import { ONLY_PEOPLE_COMMENT } from '../domain/decision/commenting';
import { Authorization, type WithCredentials } from './Authorization';
import { refuseMisfit, refuseUnstorable } from './readInput';
import type { ReadableRequests } from './ReadableRequests';
import {
  noSuchRequest,
  type Caller,
  type ListQuery,
  type RequestQueries,
} from './RequestQueries';
import type { RequestService } from './RequestService';

/** The permission that each action of a request needs. */
const PERMISSION_OF: Record<keyof AllowedActions, ResourcePermission> = {
  approve: infraRequestApprovePermission,
  reject: infraRequestApprovePermission,
  'request-changes': infraRequestApprovePermission,
  withdraw: infraRequestApprovePermission,
  edit: infraRequestUpdatePermission,
  cancel: infraRequestCancelPermission,
  review: infraRequestApprovePermission,
  comment: infraRequestCommentPermission,
};

/** For those who may not do it, and who know of no permissions. */
const IN_WORDS: Record<keyof AllowedActions, string> = {
  approve: 'decide on it',
  reject: 'decide on it',
  'request-changes': 'decide on it',
  withdraw: 'decide on it',
  edit: 'edit it',
  cancel: 'cancel it',
  review: 'review it',
  comment: 'comment on it',
};

const ONLY_PEOPLE_DECIDE =
  'Only people decide. A service, a pipeline or an agent can ask, never decide, not even on behalf of a user.';

/** Why only a person at the portal can do it, for each action of which that is so. */
const ONLY_PEOPLE: Partial<Record<keyof AllowedActions, string>> = {
  approve: ONLY_PEOPLE_DECIDE,
  reject: ONLY_PEOPLE_DECIDE,
  'request-changes': ONLY_PEOPLE_DECIDE,
  withdraw: ONLY_PEOPLE_DECIDE,
  review: ONLY_PEOPLE_DECIDE,
  comment: ONLY_PEOPLE_COMMENT,
};

type ThroughActions = WithCredentials & {
  /** Where it does not come over the HTTP API. */
  through?: 'actions';
};

/** With one, a repeated call has no further effect. */
type IdempotencyKey = { idempotencyKey?: string };

/**
 * RequestService behind the permission framework: may the caller see or do this kind of thing at all. Whether a
 * vote counts is a different question, answered by the service whatever the permission policy says.
 */
export class AuthorizedRequestService {
  readonly #service: RequestService;
  readonly #queries: RequestQueries;
  readonly #permissions: PermissionsService;
  readonly #readable: ReadableRequests;
  readonly #authorization: Authorization;

  constructor(options: {
    service: RequestService;
    queries: RequestQueries;
    readable: ReadableRequests;
    auth: AuthService;
    permissions: PermissionsService;
  }) {
    this.#service = options.service;
    this.#queries = options.queries;
    this.#readable = options.readable;
    this.#permissions = options.permissions;
    this.#authorization = new Authorization(options);
  }

  async requestTypes({ credentials }: WithCredentials): Promise<RequestType[]> {
    await this.#authorization.require(
      infraRequestCreatePermission,
      credentials,
    );
    return this.#queries.requestTypes(this.#caller(credentials));
  }

  async requestType(
    id: string,
    { credentials }: WithCredentials,
  ): Promise<RequestType> {
    await this.#authorization.require(
      infraRequestCreatePermission,
      credentials,
    );
    return this.#queries.requestType(id, this.#caller(credentials));
  }

  async preview(
    draft: RequestDraft,
    { credentials, through }: ThroughActions,
  ): Promise<Preview> {
    await this.#authorization.require(
      infraRequestCreatePermission,
      credentials,
    );
    refuseMisfit('RequestDraft', draft);
    const preview = await this.#queries.preview(
      draft,
      this.#caller(credentials, through),
    );
    return this.#withoutUnreadable(preview, credentials);
  }

  /** A form shows its owner's spend as well, so whoever may ask may see it. */
  async spend(owner: string, { credentials }: WithCredentials): Promise<Spend> {
    await this.#authorization.require(
      infraRequestCreatePermission,
      credentials,
    );
    return this.#queries.spend(owner);
  }

  async submit(
    draft: RequestDraft,
    options: ThroughActions & IdempotencyKey,
  ): Promise<InfraRequest> {
    const { credentials, through, idempotencyKey } = options;
    await this.#authorization.require(
      infraRequestCreatePermission,
      credentials,
    );
    refuseMisfit('RequestDraft', draft);
    refuseUnstorable({ idempotencyKey });
    const request = await this.#service.submit(draft, {
      ...this.#caller(credentials, through),
      idempotencyKey,
    });
    return this.#permitted(request, credentials);
  }

  async list(
    query: Omit<ListQuery, 'permitted'>,
    { credentials }: WithCredentials,
  ): Promise<RequestList> {
    const readable = await this.#readable.by(credentials);
    if (readable === 'none') {
      return { items: [], totalItems: 0 };
    }
    return this.#queries.list(
      { ...query, permitted: readable },
      { actor: this.#authorization.actor(credentials) },
    );
  }

  async counts({ credentials }: WithCredentials): Promise<RequestCounts> {
    const readable = await this.#readable.by(credentials);
    if (readable === 'none') {
      return { inbox: 0, team: 0, mine: 0, reviews: 0, overdueReviews: 0 };
    }
    return this.#queries.counts(
      { permitted: readable },
      { actor: this.#authorization.actor(credentials) },
    );
  }

  async get(
    id: string,
    { credentials }: WithCredentials,
  ): Promise<InfraRequest> {
    await this.#requireOn(id, infraRequestReadPermission, credentials);
    const request = await this.#queries.get(id, {
      actor: this.#authorization.actor(credentials),
    });
    return this.#permitted(request, credentials);
  }

  /** By its number as people write it, or by its id. */
  async find(
    idOrNumber: string,
    { credentials }: WithCredentials,
  ): Promise<InfraRequest> {
    refuseUnstorable({ request: idOrNumber });
    const found = await this.#queries.find(idOrNumber);
    if (!found || !(await this.#authorization.mayRead(found.id, credentials))) {
      throw noSuchRequest(idOrNumber);
    }
    return this.get(found.id, { credentials });
  }

  async history(
    id: string,
    { credentials }: WithCredentials,
  ): Promise<RequestHistory> {
    await this.#requireOn(id, infraRequestReadPermission, credentials);
    return this.#queries.history(id);
  }

  async edit(
    id: string,
    edit: RequestEdit,
    { credentials }: WithCredentials,
  ): Promise<InfraRequest> {
    await this.#requireOn(id, infraRequestUpdatePermission, credentials);
    refuseMisfit('RequestEdit', edit);
    const request = await this.#service.edit(
      id,
      edit,
      this.#caller(credentials),
    );
    return this.#permitted(request, credentials);
  }

  async vote(
    id: string,
    vote: VoteInput,
    { credentials }: WithCredentials,
  ): Promise<InfraRequest> {
    const actor = this.#person(credentials);
    await this.#requireOn(id, infraRequestApprovePermission, credentials);
    const request = await this.#service.vote(id, vote, { actor });
    return this.#permitted(request, credentials);
  }

  /** Each vote on its own: what is refused says why, the others stand. */
  async voteOnMany(
    { items, ...votes }: BulkVoteInput,
    { credentials }: WithCredentials,
  ): Promise<VoteOutcome[]> {
    const { ref } = this.#person(credentials);
    const outcomes: VoteOutcome[] = [];
    for (const { id, digest } of items) {
      try {
        const request = await this.vote(
          id,
          { ...votes, digest },
          { credentials },
        );
        const outcome = wasLate(request, ref) ? 'late' : 'voted';
        outcomes.push({ id, outcome, request });
      } catch (thrown) {
        const { name, message } = toError(thrown);
        outcomes.push({ id, outcome: 'refused', error: { name, message } });
      }
    }
    return outcomes;
  }

  async withdrawVote(
    id: string,
    { credentials }: WithCredentials,
  ): Promise<InfraRequest> {
    const actor = this.#person(credentials);
    await this.#requireOn(id, infraRequestApprovePermission, credentials);
    const request = await this.#service.withdrawVote(id, { actor });
    return this.#permitted(request, credentials);
  }

  async review(
    id: string,
    input: ReviewInput,
    { credentials }: WithCredentials,
  ): Promise<InfraRequest> {
    const actor = this.#person(credentials);
    await this.#requireOn(id, infraRequestApprovePermission, credentials);
    const request = await this.#service.review(id, input, { actor });
    return this.#permitted(request, credentials);
  }

  async comment(
    id: string,
    input: CommentInput,
    { credentials, idempotencyKey }: WithCredentials & IdempotencyKey,
  ): Promise<InfraRequest> {
    const actor = this.#authorization.person(credentials, ONLY_PEOPLE_COMMENT);
    await this.#requireOn(id, infraRequestCommentPermission, credentials);
    const request = await this.#service.comment(id, input, {
      actor,
      idempotencyKey,
    });
    return this.#permitted(request, credentials);
  }

  async cancel(
    id: string,
    input: { reason?: string },
    { credentials }: WithCredentials,
  ): Promise<InfraRequest> {
    await this.#requireOn(id, infraRequestCancelPermission, credentials);
    const request = await this.#service.cancel(
      id,
      input,
      this.#caller(credentials),
    );
    return this.#permitted(request, credentials);
  }

  /** Who asks. What comes through the actions registry comes from an agent, also where its user's own token brings it. */
  #caller(
    credentials: BackstageCredentials,
    through?: ThroughActions['through'],
  ): Caller {
    return {
      actor: this.#authorization.actor(credentials),
      agent: this.#authorization.agent(credentials) ?? through,
    };
  }

  /**
   * Checked before anything is looked up, so that a service learns nothing by trying to decide. A plugin that
   * calls on behalf of a user is not the user at the portal: it can ask for the user, not decide for the user.
   */
  #person(credentials: BackstageCredentials): Actor {
    return this.#authorization.person(credentials, ONLY_PEOPLE_DECIDE);
  }

  /** 404 for what the caller may not see, 403 for what the caller may see but not do. */
  async #requireOn(
    id: string,
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.#queries.record(id);
    const [read, wanted] = await this.#permissions.authorize(
      [
        { permission: infraRequestReadPermission, resourceRef: id },
        { permission, resourceRef: id },
      ],
      { credentials },
    );
    if (read.result !== AuthorizeResult.ALLOW) {
      throw noSuchRequest(id);
    }
    if (wanted.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} on request ${id}. Ask whoever keeps your portal's permission policy.`,
      );
    }
  }

  /** Takes away the actions that only people have, and those that the permission policy refuses, so that nobody offers them. */
  async #permitted(
    request: InfraRequest,
    credentials: BackstageCredentials,
  ): Promise<InfraRequest> {
    const actions = Object.keys(PERMISSION_OF) as (keyof AllowedActions)[];
    const decisions = await this.#permissions.authorize(
      actions.map(action => ({
        permission: PERMISSION_OF[action],
        resourceRef: request.id,
      })),
      { credentials },
    );
    const isPerson = this.#authorization.isPerson(credentials);
    const allowedActions = Object.fromEntries(
      actions.map((action, index): [string, AllowedAction] => {
        const onlyPeople = ONLY_PEOPLE[action];
        if (onlyPeople && !isPerson) {
          return [action, { allowed: false, reason: onlyPeople }];
        }
        const offered = request.allowedActions[action];
        return decisions[index].result === AuthorizeResult.ALLOW ||
          !offered.allowed
          ? [action, offered]
          : [
              action,
              {
                allowed: false,
                reason: `You can read this request but not ${IN_WORDS[action]}. Ask your platform team if you need to.`,
              },
            ];
      }),
    ) as AllowedActions;
    return this.#withoutUnreadable({ ...request, allowedActions }, credentials);
  }

  /** What runs now may be somebody else's; it is there only for those who may read it. */
  async #withoutUnreadable<T extends { runsNow?: RunningRequest }>(
    shown: T,
    credentials: BackstageCredentials,
  ): Promise<T> {
    const { runsNow } = shown;
    return runsNow === undefined ||
      (await this.#authorization.mayRead(runsNow.id, credentials))
      ? shown
      : { ...shown, runsNow: undefined };
  }
}

/** Whether the last thing that happened to a request is a late vote of this person. */
function wasLate(request: InfraRequest, voter: string): boolean {
  return (request.lateVotes ?? []).some(
    vote => vote.voter === voter && vote.at === request.updatedAt,
  );
}
