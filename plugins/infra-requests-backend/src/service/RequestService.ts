import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  Actor,
  InfraRequest,
  Preview,
  RequestDraft,
  RequestEdit,
  VoteInput,
} from '@infra-requests/plugin-infra-requests-common';
import { onAskingSide } from '../domain/allowedActions';
import { digestOf } from '../domain/digest';
import { deadEnds, whyStranding } from '../domain/deadEnds';
import { involvedPeople, type Voter } from '../domain/eligibility';
import { evaluate } from '../domain/evaluate';
import {
  submit,
  transition,
  type Asked,
  type Command,
  type SystemCommand,
} from '../domain/lifecycle';
import type { Refused } from '../domain/refusal';
import { allApprovers } from '../domain/summary';
import type {
  Policy,
  RequestRecord,
  RequestTypeDefinition,
} from '../domain/types';
import type {
  IdempotencyClaim,
  RequestChange,
  RequestStore,
} from '../store/RequestStore';
import type { ApproverDirectory } from './ApproverDirectory';
import type { FactGatherer } from './FactGatherer';
import { InvalidRequestError } from './InvalidRequestError';
import { nameThem, presentStages } from './presentRequest';
import { refsOf } from './ApproverDirectory';
import { readDraft, type ReadDraft } from './readDraft';
import type { RequestQueries } from './RequestQueries';

/** How often a command is tried again when another writer was first. */
const MAX_ATTEMPTS = 10;

export interface RequestServiceOptions {
  policy: Policy;
  requestTypes: ReadonlyMap<string, RequestTypeDefinition>;
  store: RequestStore;
  queries: RequestQueries;
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

  constructor(options: RequestServiceOptions) {
    this.#options = options;
  }

  /** The evaluation that a submission would get now; the same code, without writing. */
  async preview(
    input: RequestDraft,
    { actor }: { actor: Actor },
  ): Promise<Preview> {
    const { directory, queries } = this.#options;
    const requester = await queries.voter(actor);
    const draft = await this.#read(input);
    const asked = await this.#evaluate(draft, { requester });
    const { stages, distinct } = asked.evaluation;
    const asking = {
      requester: actor.ref,
      requestedFor: draft.requestedFor,
      lastEditor: actor.ref,
    };
    const people = await directory.peopleBehind(
      stages.flatMap(stage => stage.requirements.flatMap(one => one.approvers)),
    );
    return {
      problems: draft.problems,
      cost: asked.cost,
      evaluation: asked.evaluation,
      stages: presentStages(
        {
          ...asking,
          stages,
          votes: [],
          evaluation: asked.evaluation,
          state: 'pending',
        },
        people,
      ),
      ownerMonthlySpend: asked.facts.values.ownerMonthlySpend as
        | string
        | undefined,
      blockers: deadEnds({
        stages,
        distinct,
        people: refsOf(people),
        involved: involvedPeople(asking),
      }),
    };
  }

  async submit(
    input: RequestDraft,
    options: { actor: Actor; idempotencyKey?: string },
  ): Promise<InfraRequest> {
    const { actor, idempotencyKey: key } = options;
    const { store, queries, clock, newId } = this.#options;
    const idempotency = key
      ? { requester: actor.ref, key, fingerprint: digestOf(input) }
      : undefined;
    const earlier = await this.#earlier(idempotency);
    if (earlier) {
      return queries.get(earlier, { actor });
    }

    const voter = await queries.voter(actor);
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
      const winner = await this.#earlier(idempotency);
      if (!winner) {
        throw error;
      }
      return queries.get(winner, { actor });
    }
    this.#committed(stored, change.entries);
    return queries.present(stored, voter);
  }

  /** A new revision, evaluated again and without the votes of the old one. */
  async edit(
    id: string,
    input: RequestEdit,
    { actor }: { actor: Actor },
  ): Promise<InfraRequest> {
    const { queries } = this.#options;
    const voter = await queries.voter(actor);
    return this.#change(id, voter, async request => {
      const draft = await this.#read({
        type: request.type,
        action: request.action,
        parameters: input.parameters,
        justification: input.justification ?? request.justification,
        requestedFor: request.requestedFor,
      });
      refuseProblems(draft);
      const requester = await queries.voter({
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
    const voter = await this.#options.queries.voter(actor);
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
    const voter = await this.#options.queries.voter(actor);
    return this.#change(id, voter, async () => ({ kind: 'withdraw-vote' }));
  }

  async cancel(
    id: string,
    input: { reason?: string },
    { actor }: { actor: Actor },
  ): Promise<InfraRequest> {
    const voter = await this.#options.queries.voter(actor);
    return this.#change(id, voter, async request => ({
      kind: 'cancel',
      reason: input.reason?.trim() || undefined,
      onAskingSide: onAskingSide(request, voter),
    }));
  }

  /** What only the system does: time ran out, fulfilment began, ended or failed. */
  async advance(id: string, command: SystemCommand): Promise<InfraRequest> {
    return this.#change(
      id,
      { kind: 'system', ref: 'infra-requests', memberships: [] },
      async () => command,
    );
  }

  /** Load, decide, compare-and-swap; again if another writer was first. */
  async #change(
    id: string,
    voter: Voter,
    commandFor: (request: RequestRecord) => Promise<Command>,
  ): Promise<InfraRequest> {
    const { store, clock, queries } = this.#options;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const request = await queries.record(id);
      const command = await commandFor(request);
      const result = transition(request, command, {
        actor: { kind: voter.kind, ref: voter.ref },
        now: clock(),
      });
      if ('refused' in result) {
        throw await this.#refusal(request, command, result);
      }
      if (command.kind === 'edit') {
        await this.#refuseDeadEnds(result.request);
      }
      if (command.kind === 'vote') {
        await this.#refuseStranding(request, result.request);
      }
      if (await store.save(this.#announced(result))) {
        this.#committed(result.request, result.entries);
        return queries.present(result.request, voter);
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
    return readDraft(input, this.#options);
  }

  async #evaluate(
    draft: ReadDraft,
    options: { requester: Voter; requestId?: string },
  ): Promise<Asked> {
    const { facts, policy, clock } = this.#options;
    const gathered = await facts.gather(
      { ...draft, ...options },
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

  async #refuseDeadEnds(request: RequestRecord): Promise<void> {
    const people = await this.#options.directory.peopleBehind(
      allApprovers(request),
    );
    const found = deadEnds({
      stages: request.stages,
      distinct: request.evaluation.distinct,
      people: refsOf(people),
      involved: involvedPeople(request),
    });
    if (found.length > 0) {
      throw new ConflictError(
        `Nobody could approve this request, so nothing was changed. ${found.join(
          ' ',
        )} Ask your platform team to mend the group or the tier "${
          request.evaluation.tier.id
        }".`,
      );
    }
  }

  /** A vote that counts may still be the wrong one: it must not use up the only person left for a later stage. */
  async #refuseStranding(
    before: RequestRecord,
    after: RequestRecord,
  ): Promise<void> {
    const { directory } = this.#options;
    const people = refsOf(await directory.peopleBehind(allApprovers(before)));
    const reason = whyStranding({ before, after, people });
    if (reason) {
      throw new NotAllowedError(reason);
    }
  }

  async #refusal(
    request: RequestRecord,
    command: Command,
    { refused }: Refused,
  ) {
    if (refused.kind !== 'not-allowed') {
      return Object.assign(new ConflictError(refused.message), {
        currentDigest: request.digest,
        currentState: request.state,
      });
    }
    if (refused.couldInstead.length === 0) {
      return new NotAllowedError(refused.message);
    }
    const people = await this.#options.queries.peopleOf(request);
    const names = nameThem(refused.couldInstead, {
      people,
      except:
        command.kind === 'vote'
          ? [...involvedPeople(request), command.voter.ref]
          : [],
    });
    return new NotAllowedError(
      `${refused.message} ${names} can${
        command.kind === 'vote' ? ' decide' : ''
      }.`,
    );
  }

  async #earlier(claim?: IdempotencyClaim): Promise<string | undefined> {
    const earlier =
      claim &&
      (await this.#options.store.findByIdempotencyKey(
        claim.requester,
        claim.key,
      ));
    if (earlier && earlier.fingerprint !== claim?.fingerprint) {
      throw new ConflictError(
        `Idempotency-Key "${claim?.key}" was used for another submission. Use a new key for a new request.`,
      );
    }
    return earlier?.id;
  }
}

function refuseProblems(draft: ReadDraft): void {
  if (draft.problems.length > 0) {
    throw new InvalidRequestError(draft.problems);
  }
}
