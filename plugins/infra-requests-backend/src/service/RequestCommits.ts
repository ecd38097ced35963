import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { Transition } from '../domain/decision/change';
import type { Command } from '../domain/decision/command';
import { whyStranding } from '../domain/decision/deadEnds';
import type { Voter } from '../domain/decision/eligibility';
import { transition } from '../domain/decision/lifecycle';
import { whyNotInEmergency } from '../domain/decision/overdueReviews';
import type { Refused } from '../domain/decision/refusal';
import { reliedOnSpend } from '../domain/decision/spend';
import { allApprovers } from '../domain/decision/summary';
import { votesThatClosed } from '../domain/decision/voteChanges';
import type { RequestRecord } from '../domain/types';
import type {
  IdempotencyClaim,
  RequestChange,
  RequestStore,
} from '../store/RequestStore';
import { refsOf, type ApproverDirectory } from './ApproverDirectory';
import type { DraftEvaluation } from './DraftEvaluation';
import { explainRefusal } from './explainRefusal';
import { membershipsNow } from './membershipsNow';
import type { RequestQueries } from './RequestQueries';

/** How often a command is tried again when another writer was first. */
const MAX_ATTEMPTS = 30;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;

export interface RequestCommitsOptions {
  store: RequestStore;
  queries: RequestQueries;
  directory: ApproverDirectory;
  drafts: DraftEvaluation;
  logger: LoggerService;
  clock: () => Date;
  /** Waits for some milliseconds. */
  pause: (ms: number) => Promise<unknown>;
  /** Called after each commit, so that what follows need not wait for the next round. */
  onCommitted?: (request: RequestRecord) => void;
  /** Requests of the past are brought in without telling anybody. */
  quiet?: boolean;
}

/** How a decided change gets into the store among many writers: by compare-and-swap, a bounded number of times. */
export class RequestCommits {
  readonly #options: RequestCommitsOptions;

  constructor(options: RequestCommitsOptions) {
    this.#options = options;
  }

  /** @returns undefined, having written nothing, if what it relies on has changed. */
  async insert(
    change: Transition,
    options: { idempotency?: IdempotencyClaim },
  ): Promise<RequestRecord | undefined> {
    const { store } = this.#options;
    const stored = await store.insert(this.#complete(change), options);
    if (stored) {
      this.#committed(stored, change.entries);
    }
    return stored;
  }

  /** Load, decide, compare-and-swap; again if another writer was first. Without a command, nothing is written. */
  async change(
    id: string,
    voter: Voter,
    commandFor: (request: RequestRecord) => Promise<Command | undefined>,
  ): Promise<RequestRecord> {
    const { store, queries, drafts, clock } = this.#options;
    return this.untilStored(id, async () => {
      const request = await queries.record(id);
      const command = await commandFor(request);
      if (!command) {
        return request;
      }
      const result = await this.#decide(request, command, voter);
      if ('refused' in result) {
        throw await explainRefusal(request, {
          command,
          refused: result.refused,
          queries,
          now: clock(),
        });
      }
      if (command.kind === 'edit') {
        await drafts.refuseDeadEnds(result.request);
      }
      if (command.kind === 'vote') {
        await this.#refuseStranding(request, result.request);
        await this.#refuseWhileOverdue(result);
      }
      if (!(await store.save(this.#complete(result)))) {
        return undefined;
      }
      this.#committed(result.request, result.entries);
      return result.request;
    });
  }

  /** Tries until it is stored, each time on what others left, with pauses that let one of many get ahead. */
  async untilStored<T>(
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

  /** @throws ConflictError for the approval of an emergency while earlier ones were not looked back at in time */
  async #refuseWhileOverdue({ request, entries }: Transition): Promise<void> {
    const { queries, clock } = this.#options;
    const isApproval = entries.some(one => one.action === 'approval-voted');
    if (!request.breakGlass || !isApproval) {
      return;
    }
    const reason = whyNotInEmergency(request, {
      verdict: 'approve',
      overdue: await queries.overdueReviews(request, clock()),
    });
    if (reason) {
      throw new ConflictError(`${reason} Nothing was changed.`);
    }
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
}
