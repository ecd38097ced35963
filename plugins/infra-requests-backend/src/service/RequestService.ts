import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Actor,
  EntityRef,
  InfraRequest,
  PolicyDocument,
  Preview,
  RequestCounts,
  RequestDraft,
  RequestEdit,
  RequestHistory,
  RequestList,
  RequestType,
  VoteInput,
} from '@infra-requests/plugin-infra-requests-common';
import { onAskingSide } from '../domain/allowedActions';
import { digestOf, requestDigest } from '../domain/digest';
import { deadEnds, involvedPeople, type Voter } from '../domain/eligibility';
import { evaluate } from '../domain/evaluate';
import { verifyHistory } from '../domain/history';
import {
  submit,
  transition,
  type Asked,
  type Command,
} from '../domain/lifecycle';
import { describePolicy } from '../domain/policy';
import type { Refused } from '../domain/refusal';
import { allApprovers } from '../domain/summary';
import type {
  Policy,
  RequestRecord,
  RequestTypeDefinition,
} from '../domain/types';
import type { RequestQuery, RequestReadModel } from '../store/RequestReadModel';
import type { RequestChange, RequestStore } from '../store/RequestStore';
import type { ApproverDirectory } from './ApproverDirectory';
import type { FactGatherer } from './FactGatherer';
import { InvalidRequestError } from './InvalidRequestError';
import { presentRequest, presentStages, type People } from './presentRequest';
import { readDraft, type ReadDraft } from './readDraft';

/** How often a command is tried again when another writer was first. */
const MAX_ATTEMPTS = 10;

/** Filters and page of a list, as a caller gives them. */
export type ListQuery = Omit<RequestQuery, 'viewer'>;

export interface RequestServiceOptions {
  policy: Policy;
  requestTypes: RequestTypeDefinition[];
  store: RequestStore;
  readModel: RequestReadModel;
  directory: ApproverDirectory;
  facts: FactGatherer;
  logger: LoggerService;
  clock: () => Date;
  newId: () => string;
  /** Called after each commit, so that effects need not wait for the next round. */
  onCommitted?: () => void;
  /** Requests of the past are brought in without telling anybody. */
  quiet?: boolean;
}

/**
 * The only writer of requests. Knows nothing of permissions (AuthorizedRequestService asks for those before);
 * whether a vote counts is decided here in any case.
 */
export class RequestService {
  readonly #options: RequestServiceOptions;
  readonly #requestTypes: Map<string, RequestTypeDefinition>;

  constructor(options: RequestServiceOptions) {
    this.#options = options;
    this.#requestTypes = new Map(
      options.requestTypes.map(type => [type.id, type]),
    );
  }

  requestTypes(): RequestType[] {
    return [...this.#requestTypes.values()].map(presentType);
  }

  requestType(id: string): RequestType {
    const type = this.#requestTypes.get(id);
    if (!type) {
      throw new NotFoundError(
        `There is no request type "${id}"; there are ${[
          ...this.#requestTypes.keys(),
        ].join(', ')}.`,
      );
    }
    return presentType(type);
  }

  async policy(): Promise<PolicyDocument> {
    const { policy, store } = this.#options;
    const activeSince = await store.policyActiveSince(policy.digest);
    return {
      ...describePolicy(policy),
      activeSince: activeSince?.toISOString(),
    };
  }

  /** The evaluation that a submission would get now; the same code, without writing. */
  async preview(
    input: RequestDraft,
    { actor }: { actor: Actor },
  ): Promise<Preview> {
    const voter = await this.#voter(actor);
    const draft = await this.#read(input);
    const asked = await this.#evaluate(draft, { requester: voter });
    const involved = involvedPeople({
      requester: actor.ref,
      requestedFor: draft.requestedFor,
      lastEditor: actor.ref,
    });
    const { stages, distinct } = asked.evaluation;
    const people = await this.#options.directory.peopleBehind(
      stages.flatMap(stage => stage.requirements.flatMap(one => one.approvers)),
    );
    return {
      problems: draft.problems,
      cost: asked.cost,
      evaluation: asked.evaluation,
      stages: presentStages(
        {
          stages,
          votes: [],
          evaluation: asked.evaluation,
          state: 'pending',
          requester: actor.ref,
          requestedFor: draft.requestedFor,
          lastEditor: actor.ref,
        },
        people,
      ),
      ownerMonthlySpend: asString(asked.facts.values.ownerMonthlySpend),
      blockers: deadEnds({
        stages,
        distinct,
        people: refsOf(people),
        involved,
      }),
    };
  }

  async submit(
    input: RequestDraft,
    options: { actor: Actor; idempotencyKey?: string },
  ): Promise<InfraRequest> {
    const { actor, idempotencyKey } = options;
    const { store, clock, newId } = this.#options;
    const idempotency = idempotencyKey
      ? {
          requester: actor.ref,
          key: idempotencyKey,
          fingerprint: digestOf(input),
        }
      : undefined;
    const earlier = idempotency && (await this.#earlier(idempotency));
    if (earlier) {
      return this.get(earlier, { actor });
    }

    const voter = await this.#voter(actor);
    const draft = await this.#read(input);
    refuseProblems(draft);
    const asked = await this.#evaluate(draft, { requester: voter });
    const change = submit(asked, { id: newId(), actor, now: clock() });
    await this.#refuseDeadEnds(change.request);
    let stored: RequestRecord;
    try {
      stored = await store.insert(this.#announced(change), { idempotency });
    } catch (error) {
      // The same key may have been used by a call that ran beside this one.
      const winner = idempotency && (await this.#earlier(idempotency));
      if (!winner) {
        throw error;
      }
      return this.get(winner, { actor });
    }
    this.#committed(stored, change.entries);
    return this.#present(stored, voter);
  }

  /** A new revision, evaluated again and without the votes of the old one. */
  async edit(
    id: string,
    input: RequestEdit,
    { actor }: { actor: Actor },
  ): Promise<InfraRequest> {
    const voter = await this.#voter(actor);
    return this.#change(id, voter, async request => {
      const draft = await this.#read({
        type: request.type,
        action: request.action,
        parameters: input.parameters,
        justification: input.justification ?? request.justification,
        requestedFor: request.requestedFor,
      });
      refuseProblems(draft);
      const requester = await this.#voter({
        kind: request.requester.startsWith('user:') ? 'user' : 'service',
        ref: request.requester,
      });
      return {
        kind: 'edit',
        asked: await this.#evaluate(draft, { requester, requestId: id }),
        digest: input.digest,
        onAskingSide: onAskingSide(request, voter),
      };
    });
  }

  async vote(
    id: string,
    input: VoteInput,
    { actor }: { actor: Actor },
  ): Promise<InfraRequest> {
    const voter = await this.#voter(actor);
    return this.#change(id, voter, async () => ({
      kind: 'vote',
      voter,
      verdict: input.verdict,
      digest: input.digest,
      comment: input.comment?.trim() || undefined,
    }));
  }

  async withdrawVote(
    id: string,
    { actor }: { actor: Actor },
  ): Promise<InfraRequest> {
    const voter = await this.#voter(actor);
    return this.#change(id, voter, async () => ({ kind: 'withdraw-vote' }));
  }

  async cancel(
    id: string,
    input: { reason?: string },
    { actor }: { actor: Actor },
  ): Promise<InfraRequest> {
    const voter = await this.#voter(actor);
    return this.#change(id, voter, async request => ({
      kind: 'cancel',
      reason: input.reason?.trim() || undefined,
      onAskingSide: onAskingSide(request, voter),
    }));
  }

  /** What only the system does: time ran out, fulfilment began, ended or failed. */
  async advance(
    id: string,
    command: Extract<
      Command,
      {
        kind:
          | 'expire'
          | 'start-fulfilment'
          | 'complete-fulfilment'
          | 'fail-fulfilment';
      }
    >,
  ): Promise<InfraRequest> {
    return this.#change(
      id,
      { kind: 'system', ref: 'infra-requests', memberships: [] },
      async () => command,
    );
  }

  async get(id: string, { actor }: { actor: Actor }): Promise<InfraRequest> {
    const request = await this.record(id);
    try {
      return await this.#present(request, await this.#voter(actor));
    } catch (error) {
      if (error instanceof ServiceUnavailableError) {
        return presentRequest(request, {
          viewer: undefined,
          people: undefined,
          now: this.#options.clock(),
        });
      }
      throw error;
    }
  }

  /** @throws NotFoundError */
  async record(id: string): Promise<RequestRecord> {
    const request = await this.#options.store.get(id);
    if (!request) {
      throw noSuchRequest(id);
    }
    return request;
  }

  /** The record with the answer to whether it is what was written, and whether the request still says the same. */
  async history(id: string): Promise<RequestHistory> {
    const request = await this.record(id);
    const items = await this.#options.store.history(id);
    const chained = verifyHistory(items, request.history);
    const verification =
      chained.verified && requestDigest(request) !== request.digest
        ? {
            verified: false,
            problem: 'The request is not what its digest stands for.',
          }
        : chained;
    return { items, verification };
  }

  async list(
    query: ListQuery,
    { actor }: { actor: Actor },
  ): Promise<RequestList> {
    return this.#options.readModel.list({
      ...query,
      viewer: await this.#viewer(query.scope, actor),
    });
  }

  async counts(
    query: Pick<ListQuery, 'permitted'>,
    { actor }: { actor: Actor },
  ): Promise<RequestCounts> {
    const { readModel } = this.#options;
    const viewer = await this.#viewer('inbox', actor);
    const count = (scope: 'inbox' | 'team' | 'mine') =>
      readModel.count({
        ...query,
        scope,
        viewer,
        ...(scope === 'mine'
          ? {
              state: [
                'pending',
                'changes-requested',
              ] as const satisfies string[],
            }
          : {}),
      });
    const [inbox, team, mine] = await Promise.all([
      count('inbox'),
      count('team'),
      count('mine'),
    ]);
    return { inbox, team, mine };
  }

  /** Load, decide, compare-and-swap; again if another writer was first. */
  async #change(
    id: string,
    voter: Voter,
    commandFor: (request: RequestRecord) => Promise<Command>,
  ): Promise<InfraRequest> {
    const { store, clock } = this.#options;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const request = await this.record(id);
      const command = await commandFor(request);
      const result = transition(request, command, {
        actor: { kind: voter.kind, ref: voter.ref },
        now: clock(),
      });
      if ('refused' in result) {
        throw await this.#refusal(request, result);
      }
      if (command.kind === 'edit') {
        await this.#refuseDeadEnds(result.request);
      }
      if (await store.save(this.#announced(result))) {
        this.#committed(result.request, result.entries);
        return this.#present(result.request, voter);
      }
    }
    throw new ConflictError(
      `Request ${id} is being changed by many at once and your change was not made. Try again in a moment.`,
    );
  }

  #announced(change: RequestChange): RequestChange {
    return this.#options.quiet ? { ...change, effects: [] } : change;
  }

  #committed(request: RequestRecord, entries: { action: string }[]) {
    this.#options.logger.info(
      `Request #${request.number} is ${request.state}`,
      {
        requestId: request.id,
        revision: request.revision,
        actions: entries.map(entry => entry.action).join(','),
      },
    );
    this.#options.onCommitted?.();
  }

  async #read(input: RequestDraft): Promise<ReadDraft> {
    return readDraft(input, {
      requestTypes: this.#requestTypes,
      directory: this.#options.directory,
    });
  }

  async #evaluate(
    draft: ReadDraft,
    options: { requester: Voter; requestId?: string },
  ): Promise<Asked> {
    const { facts, policy, clock } = this.#options;
    const gathered = await facts.gather(
      { ...draft, requester: options.requester, requestId: options.requestId },
      { now: clock() },
    );
    return {
      type: draft.type.id,
      typeTitle: draft.type.title,
      action: draft.action,
      environment: draft.environment,
      owner: draft.owner ?? '',
      requestedFor: draft.requestedFor,
      justification: draft.justification,
      parameters: draft.parameters,
      cost: gathered.cost,
      facts: gathered.facts,
      evaluation: evaluate(policy, gathered.facts),
    };
  }

  async #voter(actor: Actor): Promise<Voter> {
    const memberships =
      actor.kind === 'user'
        ? await this.#options.directory.membershipsOf(actor.ref)
        : [];
    return { ...actor, memberships };
  }

  async #viewer(
    scope: RequestQuery['scope'],
    actor: Actor,
  ): Promise<RequestQuery['viewer']> {
    const asksForGroups = scope === 'inbox' || scope === 'team';
    const { memberships } = asksForGroups
      ? await this.#voter(actor)
      : { memberships: [actor.ref] };
    return { ref: actor.ref, memberships };
  }

  async #present(request: RequestRecord, viewer: Voter): Promise<InfraRequest> {
    return presentRequest(request, {
      viewer,
      people: await this.#peopleOf(request),
      now: this.#options.clock(),
    });
  }

  /** Names are a courtesy: where the catalog does not answer, the request is shown without them. */
  async #peopleOf(request: RequestRecord): Promise<People> {
    try {
      return await this.#options.directory.peopleBehind(allApprovers(request));
    } catch {
      return undefined;
    }
  }

  async #refuseDeadEnds(request: RequestRecord): Promise<void> {
    const { stages, evaluation } = request;
    const people = await this.#options.directory.peopleBehind(
      allApprovers(request),
    );
    const found = deadEnds({
      stages,
      distinct: evaluation.distinct,
      people: refsOf(people),
      involved: involvedPeople(request),
    });
    if (found.length > 0) {
      throw new ConflictError(
        `Nobody could approve this request, so nothing was changed. ${found.join(
          ' ',
        )} Ask your platform team to mend the group or the tier "${
          evaluation.tier.id
        }".`,
      );
    }
  }

  async #refusal(request: RequestRecord, { refused }: Refused) {
    if (refused.kind !== 'not-allowed') {
      return Object.assign(new ConflictError(refused.message), {
        currentDigest: request.digest,
        currentState: request.state,
      });
    }
    if (refused.couldInstead.length === 0) {
      return new NotAllowedError(refused.message);
    }
    const people = await this.#peopleOf(request);
    const involved = involvedPeople(request);
    const names = refused.couldInstead
      .flatMap(ref => people?.get(ref) ?? [])
      .filter(person => !involved.includes(person.ref))
      .map(person => person.displayName);
    const who = [...new Set(names.length > 0 ? names : refused.couldInstead)];
    return new NotAllowedError(
      `${refused.message} ${who.slice(0, 5).join(', ')} can decide.`,
    );
  }

  async #earlier(claim: {
    requester: string;
    key: string;
    fingerprint: string;
  }): Promise<string | undefined> {
    const earlier = await this.#options.store.findByIdempotencyKey(
      claim.requester,
      claim.key,
    );
    if (earlier && earlier.fingerprint !== claim.fingerprint) {
      throw new ConflictError(
        `Idempotency-Key "${claim.key}" was used for another submission. Use a new key for a new request.`,
      );
    }
    return earlier?.id;
  }
}

export function noSuchRequest(id: string): NotFoundError {
  return new NotFoundError(`There is no request ${id}, or you may not see it.`);
}

function refuseProblems(draft: ReadDraft): void {
  if (draft.problems.length > 0) {
    throw new InvalidRequestError(draft.problems);
  }
}

function presentType(type: RequestTypeDefinition): RequestType {
  return {
    id: type.id,
    title: type.title,
    description: type.description,
    category: type.category,
    icon: type.icon,
    actions: type.actions,
    parameters: type.steps,
  };
}

function refsOf(
  people: Map<EntityRef, { ref: EntityRef }[]>,
): Map<EntityRef, EntityRef[]> {
  return new Map(
    [...people].map(([ref, members]) => [
      ref,
      members.map(member => member.ref),
    ]),
  );
}

function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
