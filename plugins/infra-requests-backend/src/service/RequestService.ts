import { ConflictError } from '@backstage/errors';
import {
  whatIsSaid,
  type Actor,
  type CommentInput,
  type InfraRequest,
  type RequestDraft,
  type RequestEdit,
  type ReviewInput,
  type VoteInput,
} from '@infra-requests/plugin-infra-requests-common';
import { onAskingSide } from '../domain/decision/allowedActions';
import { SYSTEM } from '../domain/decision/change';
import type { Command, SystemCommand } from '../domain/decision/command';
import { isDelayNews } from '../domain/decision/delay';
import { digestOf } from '../domain/decision/digest';
import { dueSteps } from '../domain/decision/dueSteps';
import type { Voter } from '../domain/decision/eligibility';
import { judgedNow, type Judging } from '../domain/decision/fulfilment';
import { holdOf } from '../domain/decision/hold';
import { submit } from '../domain/decision/lifecycle';
import type { RequestRecord } from '../domain/types';
import type { IdempotencyClaim } from '../store/RequestStore';
import type { ActiveConfiguration } from './ActivePolicy';
import { InvalidRequestError } from './InvalidRequestError';
import { readComment } from './readComment';
import { RequestCommits, type RequestCommitsOptions } from './RequestCommits';
import type { Caller } from './RequestQueries';
import { saidBefore } from './saidBefore';

const requesterOf = ({ requester }: RequestRecord): Actor => ({
  kind: requester.startsWith('user:') ? 'user' : 'service',
  ref: requester,
});

const THE_SYSTEM: Voter = { ...SYSTEM, memberships: [] };

export interface RequestServiceOptions extends RequestCommitsOptions {
  configuration: () => ActiveConfiguration;
  newId: () => string;
}

/**
 * The only writer of requests. Knows nothing of permissions (AuthorizedRequestService asks for those before);
 * whether a vote counts is decided here in any case.
 */
export class RequestService {
  readonly #options: RequestServiceOptions;
  readonly #commits: RequestCommits;

  constructor(options: RequestServiceOptions) {
    this.#options = options;
    this.#commits = new RequestCommits(options);
  }

  async submit(
    input: RequestDraft,
    options: Caller & { idempotencyKey?: string },
  ): Promise<InfraRequest> {
    const { actor, agent, idempotencyKey: key } = options;
    const { queries, drafts, clock, newId } = this.#options;
    const commits = this.#commits;
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
    return commits.untilStored(id, async () => {
      const now = clock();
      const asked = await drafts.ask(input, { requester: voter, agent, now });
      const change = submit(asked, { id, actor, now });
      await drafts.refuseDeadEnds(change.request);
      try {
        const stored = await commits.insert(change, { idempotency });
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
    { actor, agent }: Caller,
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
          // Once an agent had a hand in it, it stays so, whoever edits it after that.
          agent: agent ?? request.agent,
          requestId: id,
          before: request,
          editors: [...request.editors, voter.ref],
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
      comment: whatIsSaid(input.comment),
      reference: whatIsSaid(input.reference),
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
    { actor, agent }: Caller,
  ): Promise<InfraRequest> {
    const voter = await this.#options.queries.voter(actor);
    return this.#change(id, voter, async request => ({
      kind: 'cancel',
      reason: whatIsSaid(input.reason),
      agent,
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
    const comment = whatIsSaid(input.comment);
    if (comment === undefined) {
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

  /** Something said about a request, which changes nothing else of it. With a key, it is said once however often it is sent. */
  async comment(
    id: string,
    input: CommentInput,
    { actor, idempotencyKey }: { actor: Actor; idempotencyKey?: string },
  ): Promise<InfraRequest> {
    const { queries, store } = this.#options;
    const isThere = async () =>
      idempotencyKey !== undefined &&
      saidBefore(await store.history(id), {
        by: actor.ref,
        input,
        idempotencyKey,
      });
    if (await isThere()) {
      return queries.get(id, { actor });
    }
    const said = await readComment(input, this.#options);
    const voter = await queries.voter(actor, await queries.record(id));
    return this.#change(id, voter, async () =>
      // The same may have been sent by a call that ran beside this one.
      (await isThere())
        ? undefined
        : { kind: 'comment', ...said, idempotencyKey },
    );
  }

  /** What only the system does: time ran out, fulfilment began, ended or failed. */
  async advance(id: string, command: SystemCommand): Promise<InfraRequest> {
    return this.#change(id, THE_SYSTEM, async () => command);
  }

  /** Records what the passing of time has done to a request; nothing where another instance was first. */
  async runDueSteps(id: string): Promise<void> {
    const { clock } = this.#options;
    await this.#commits.change(id, THE_SYSTEM, async request =>
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
    return this.#commits.change(id, THE_SYSTEM, async request => {
      const { asked, naming } = await this.#judgingNow(request);
      return { kind: 'start-fulfilment', asked, naming };
    });
  }

  /** Records why what was approved cannot be carried out yet; nothing where its record says so, or it has moved on. */
  async noteDelay(id: string, reason: string): Promise<void> {
    const { clock } = this.#options;
    await this.#commits.change(id, THE_SYSTEM, async request =>
      isDelayNews(request, { reason, now: clock() })
        ? { kind: 'delay-fulfilment', reason }
        : undefined,
    );
  }

  /**
   * Before another attempt to carry out what was begun some time ago: it fails where it would not begin any more.
   * @throws ConflictError while it is held back
   */
  async confirmFulfilment(id: string): Promise<RequestRecord> {
    return this.#commits.change(id, THE_SYSTEM, async request => {
      if (request.state !== 'fulfilling') {
        return undefined;
      }
      const judged = judgedNow(request, await this.#judgingNow(request));
      if (judged && 'refused' in judged) {
        throw new ConflictError(judged.refused.message);
      }
      return (
        judged && {
          kind: 'fail-fulfilment',
          reason: `It was not tried again. ${judged.changed}`,
          givenUp: true,
        }
      );
    });
  }

  /** @throws ConflictError while it is held back */
  async #judgingNow(request: RequestRecord): Promise<Judging> {
    const { configuration, queries, drafts, clock } = this.#options;
    const { policy } = configuration();
    const now = clock();
    const held = holdOf(request, { policy, now });
    if (held) {
      throw new ConflictError(
        `Request #${request.number} is held back. ${held.reason}`,
      );
    }
    const requester = await queries.voter(requesterOf(request));
    const asked = await drafts.askAgain(request, { requester, now });
    return { asked, naming: policy, now };
  }

  async #change(
    id: string,
    voter: Voter,
    commandFor: (request: RequestRecord) => Promise<Command | undefined>,
  ): Promise<InfraRequest> {
    const request = await this.#commits.change(id, voter, commandFor);
    return this.#options.queries.present(request, voter);
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
