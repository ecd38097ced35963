import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  Actor,
  EntityRef,
  InfraRequest,
  RequestDraft,
  RequestEdit,
  ReviewInput,
  VoteInput,
} from '@infra-requests/plugin-infra-requests-common';
import { onAskingSide } from '../domain/decision/allowedActions';
import { whyStranding } from '../domain/decision/deadEnds';
import { digestOf } from '../domain/decision/digest';
import type { Voter } from '../domain/decision/eligibility';
import { involvedPeople } from '../domain/decision/involvement';
import { SYSTEM, type Transition } from '../domain/decision/change';
import type { Command, SystemCommand } from '../domain/decision/command';
import { dueSteps } from '../domain/decision/dueSteps';
import { holdOf } from '../domain/decision/hold';
import { submit, transition } from '../domain/decision/lifecycle';
import type { Refused } from '../domain/decision/refusal';
import { notReviewing } from '../domain/decision/review';
import { reliedOnSpend } from '../domain/decision/spend';
import { allApprovers } from '../domain/decision/summary';
import { withDueSteps } from '../domain/decision/timing';
import { votesThatClosed } from '../domain/decision/voteChanges';
import type { RequestRecord } from '../domain/types';
import type {
  IdempotencyClaim,
  RequestChange,
  RequestStore,
} from '../store/RequestStore';
import type { ActiveConfiguration } from './ActivePolicy';
import { refsOf, type ApproverDirectory } from './ApproverDirectory';
import type { DraftEvaluation } from './DraftEvaluation';
import { InvalidRequestError } from './InvalidRequestError';
import { membershipsNow } from './membershipsNow';
import { nameThem } from './presentRequest';
import type { RequestQueries } from './RequestQueries';

/** How often a command is tried again when another writer was first. */
const MAX_ATTEMPTS = 30;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;

const requesterOf = ({ requester }: RequestRecord): Actor => ({
  kind: requester.startsWith('user:') ? 'user' : 'service',
  ref: requester,
});

const THE_SYSTEM: Voter = { ...SYSTEM, memberships: [] };

export interface RequestServiceOptions {
  configuration: () => ActiveConfiguration;
  store: RequestStore;
  queries: RequestQueries;
  directory: ApproverDirectory;
  drafts: DraftEvaluation;
  logger: LoggerService;
  clock: () => Date;
  newId: () => string;
  /** Waits for some milliseconds. */
  pause: (ms: number) => Promise<unknown>;
  /** Called after each commit, so that what follows need not wait for the next round. */
  onCommitted?: (request: RequestRecord) => void;
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

  async submit(
    input: RequestDraft,
    options: { actor: Actor; idempotencyKey?: string },
  ): Promise<InfraRequest> {
    const { actor, idempotencyKey: key } = options;
    const { store, queries, drafts, clock, newId } = this.#options;
    const idempotency = key
      ? {
          requester: actor.ref,
          key,
          fingerprint: digestOf(drafts.withoutSecrets(input)),
        }
      : undefined;
    const earlier = await this.#earlier(idempotency);
    if (earlier) {
      return queries.get(earlier, { actor });
    }

    const voter = await queries.voter(actor);
    const id = newId();
    return this.#untilStored(id, async () => {
      const now = clock();
      const asked = await drafts.ask(input, { requester: voter, now });
      const change = submit(asked, { id, actor, now });
      await drafts.refuseDeadEnds(change.request);
      try {
        const stored = await store.insert(this.#complete(change), {
          idempotency,
        });
        if (stored) {
          this.#committed(stored, change.entries);
        }
        return stored && queries.present(stored, voter);
      } catch (error) {
        // The same key may have been used by a call that ran beside this one.
        const winner = await this.#earlier(idempotency);
        if (!winner) {
          throw error;
        }
        return queries.get(winner, { actor });
      }
    });
  }

  /** A new revision, evaluated again, with only those votes of the old one that the tier lets hold on. */
  async edit(
    id: string,
    input: RequestEdit,
    { actor }: { actor: Actor },
  ): Promise<InfraRequest> {
    const { queries, drafts, clock } = this.#options;
    const voter = await queries.voter(actor);
    return this.#change(id, voter, async request => {
      const asked = await drafts.ask(
        {
          type: request.type,
          action: request.action,
          parameters: input.parameters,
          justification: input.justification ?? request.justification,
          requestedFor: request.requestedFor,
          emergency: input.emergency ?? request.emergency,
          incident: input.incident ?? request.incident,
          notBefore:
            input.notBefore === undefined
              ? request.notBefore
              : input.notBefore ?? undefined,
        },
        {
          requester: await queries.voter(requesterOf(request)),
          requestId: id,
          before: request,
          now: clock(),
        },
      );
      return {
        kind: 'edit',
        asked,
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
    const { queries } = this.#options;
    const voter = await queries.voter(actor, await queries.record(id));
    return this.#change(id, voter, async () => ({
      kind: 'vote',
      voter,
      verdict: input.verdict,
      digest: input.digest,
      stage: input.stage,
      comment: input.comment?.trim() || undefined,
      reference: input.reference?.trim() || undefined,
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

  /** The look back at an approval in an emergency. */
  async review(
    id: string,
    input: ReviewInput,
    { actor }: { actor: Actor },
  ): Promise<InfraRequest> {
    const { queries } = this.#options;
    const comment = input.comment.trim();
    if (comment === '') {
      throw new InvalidRequestError([
        {
          field: '/comment',
          message: 'is empty; say in a sentence what you found',
        },
      ]);
    }
    const reviewer = await queries.voter(actor, await queries.record(id));
    return this.#change(id, reviewer, async () => ({
      kind: 'review',
      reviewer,
      verdict: input.verdict,
      comment,
    }));
  }

  /** What only the system does: time ran out, fulfilment began, ended or failed. */
  async advance(id: string, command: SystemCommand): Promise<InfraRequest> {
    return this.#change(id, THE_SYSTEM, async () => command);
  }

  /** Records what the passing of time has done to a request; nothing where another instance was first. */
  async runDueSteps(id: string): Promise<void> {
    const { clock } = this.#options;
    await this.#commit(id, THE_SYSTEM, async request =>
      dueSteps(request, clock()).length > 0
        ? { kind: 'run-due-steps' }
        : undefined,
    );
  }

  /**
   * Begins to carry out what was approved, if it would be approved by what is so now; otherwise it waits for people again.
   * @throws ConflictError while it is held back
   */
  async startFulfilment(id: string): Promise<RequestRecord> {
    const { configuration, queries, drafts, clock } = this.#options;
    return this.#commit(id, THE_SYSTEM, async request => {
      const { policy } = configuration();
      const now = clock();
      const held = holdOf(request, { policy, now });
      if (held) {
        throw new ConflictError(
          `Request #${request.number} is held back. ${held.reason}`,
        );
      }
      const requester = await queries.voter(requesterOf(request));
      return {
        kind: 'start-fulfilment',
        asked: await drafts.askAgain(request, { requester, now }),
        naming: policy,
      };
    });
  }

  async #change(
    id: string,
    voter: Voter,
    commandFor: (request: RequestRecord) => Promise<Command>,
  ): Promise<InfraRequest> {
    const request = await this.#commit(id, voter, commandFor);
    return this.#options.queries.present(request, voter);
  }

  /** Load, decide, compare-and-swap; again if another writer was first. Without a command, nothing is written. */
  async #commit(
    id: string,
    voter: Voter,
    commandFor: (request: RequestRecord) => Promise<Command | undefined>,
  ): Promise<RequestRecord> {
    const { store, queries, drafts } = this.#options;
    return this.#untilStored(id, async () => {
      const request = await queries.record(id);
      const command = await commandFor(request);
      if (!command) {
        return request;
      }
      const result = await this.#decide(request, command, voter);
      if ('refused' in result) {
        throw await this.#refusal(request, command, result);
      }
      if (command.kind === 'edit') {
        await drafts.refuseDeadEnds(result.request);
      }
      if (command.kind === 'vote') {
        await this.#refuseStranding(request, result.request);
      }
      if (!(await store.save(this.#complete(result)))) {
        return undefined;
      }
      this.#committed(result.request, result.entries);
      return result.request;
    });
  }

  /** Before a stage closes, it is asked again what those who voted stand for. */
  async #decide(
    request: RequestRecord,
    command: Command,
    voter: Voter,
  ): Promise<Transition | Refused> {
    const { clock, directory } = this.#options;
    const context = {
      actor: { kind: voter.kind, ref: voter.ref },
      now: clock(),
    };
    const result = transition(request, command, context);
    const votes = 'refused' in result ? [] : votesThatClosed(result);
    if (votes.length === 0) {
      return result;
    }
    const memberships = await membershipsNow(votes, {
      directory,
      known: command.kind === 'vote' ? command.voter : undefined,
    });
    return transition(request, command, { ...context, memberships });
  }

  /** Tries until it is stored, each time on what others left, with pauses that let one of many get ahead. */
  async #untilStored<T>(
    id: string,
    attempt: () => Promise<T | undefined>,
  ): Promise<T> {
    const { pause } = this.#options;
    for (let tries = 0; tries < MAX_ATTEMPTS; tries++) {
      const result = await attempt();
      if (result !== undefined) {
        return result;
      }
      await pause(
        Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS),
      );
    }
    throw new ConflictError(
      `Request ${id} is being changed by many at once and your change was not made. Try again in a moment.`,
    );
  }

  /** What is to be committed together with a transition. */
  #complete(change: RequestChange): RequestChange {
    return {
      ...change,
      spend: reliedOnSpend(change.request),
      ...(this.#options.quiet ? { effects: [] } : {}),
    };
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
    this.#options.onCommitted?.(request);
  }

  /** A vote that counts may still be the wrong one: it must not use up the only person left for a later stage. */
  async #refuseStranding(
    before: RequestRecord,
    after: RequestRecord,
  ): Promise<void> {
    if (after.state !== 'pending') {
      return;
    }
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
    if (refused.problems) {
      return new InvalidRequestError(refused.problems);
    }
    if (refused.kind !== 'not-allowed') {
      return Object.assign(new ConflictError(refused.message), {
        currentDigest: request.digest,
        currentState: withDueSteps(request, this.#options.clock()).state,
      });
    }
    if (refused.couldInstead.length === 0) {
      return new NotAllowedError(refused.message);
    }
    const people = await this.#options.queries.peopleOf(request);
    const names = nameThem(refused.couldInstead, {
      people,
      except: whoCannot(request, command),
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

/** Who could not do it instead, whatever groups they are in. */
function whoCannot(request: RequestRecord, command: Command): EntityRef[] {
  switch (command.kind) {
    case 'vote':
      return [...involvedPeople(request), command.voter.ref];
    case 'review':
      return [...notReviewing(request), command.reviewer.ref];
    default:
      return [];
  }
}
