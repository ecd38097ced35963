import { onAskingSide } from '../allowedActions';
import type { Voter } from '../eligibility';
import type { Asked } from '../asked';
import type { Command } from '../command';
import { transition } from '../lifecycle';
import type { Refused } from '../refusal';
import type { HistoryEntryRecord, RequestRecord } from '../../types';
import {
  aService,
  aStage,
  aSubmission,
  aVoter,
  anAsk,
  anEvaluation,
  deepFreeze,
  minutesLater,
  userRef,
} from './requests';

export interface Cast {
  /** Who is in which groups: `{ grace: 'leads finops' }`. Dana, who asks, is in "shop". */
  people?: Record<string, string>;
  /** `['technical: 1 of leads, 1 of finops', 'security: 2 of security']` */
  stages?: string[];
  distinct?: boolean;
  requestedFor?: string;
  asked?: Partial<Asked>;
}

const STEP =
  /^(\w+) (approves|rejects|asks for changes|withdraws|edits|resubmits|cancels)(?: having read revision (\d+))?$/;

const VERDICTS = {
  approves: 'approve',
  rejects: 'reject',
  'asks for changes': 'request-changes',
} as const;

/** A request and what people do with it, a minute apart, in words: `grace approves`, `dana edits`. */
export class Story {
  request: RequestRecord;
  readonly history: HistoryEntryRecord[];
  readonly #people: Record<string, string>;
  /** The digest of each revision. */
  readonly #digests: string[];
  #minute = 0;

  constructor(cast: Cast = {}) {
    this.#people = { dana: 'shop', ...cast.people };
    const { request, entries } = aSubmission({
      evaluation: anEvaluation({
        stages: (cast.stages ?? ['review: 1 of leads']).map(aStage),
        distinct: cast.distinct ?? true,
      }),
      requestedFor: cast.requestedFor && userRef(cast.requestedFor),
      ...cast.asked,
    });
    this.request = deepFreeze(request);
    this.history = [...entries];
    this.#digests = [request.digest];
  }

  /** Somebody of the story; "pipeline" is not a person. */
  voter(name: string): Voter {
    const groups = (this.#people[name] ?? '').split(' ').filter(Boolean);
    return name === 'pipeline' ? aService(name, groups) : aVoter(name, groups);
  }

  /** Plays steps that all succeed. */
  play(...steps: string[]): this {
    for (const step of steps) {
      const refused = this.attempt(step);
      if (refused) {
        throw new Error(`"${step}" was refused: ${refused.message}`);
      }
    }
    return this;
  }

  /** Plays one step and says why it was refused, if it was. */
  attempt(step: string): Refused['refused'] | undefined {
    const [, name, verb, revision] = STEP.exec(step)!;
    const voter = this.voter(name);
    const digest = revision
      ? this.#digests[Number(revision) - 1]
      : this.request.digest;
    return this.command(this.#commandFor(verb, voter, digest), voter);
  }

  command(command: Command, voter: Voter): Refused['refused'] | undefined {
    this.#minute += 1;
    const result = transition(this.request, command, {
      actor: { kind: voter.kind, ref: voter.ref },
      now: minutesLater(this.#minute),
    });
    if ('refused' in result) {
      return result.refused;
    }
    if (result.request.revision > this.request.revision) {
      this.#digests.push(result.request.digest);
    }
    this.request = deepFreeze(result.request);
    this.history.push(...result.entries);
    return undefined;
  }

  get actions() {
    return this.history.map(entry => entry.action);
  }

  #commandFor(verb: string, voter: Voter, digest: string): Command {
    const asking = onAskingSide(this.request, voter);
    switch (verb) {
      case 'withdraws':
        return { kind: 'withdraw-vote' };
      case 'cancels':
        return { kind: 'cancel', onAskingSide: asking };
      case 'edits':
      case 'resubmits': {
        const { parameters } = this.request;
        return {
          kind: 'edit',
          digest,
          onAskingSide: asking,
          asked: anAsk({
            evaluation: this.request.evaluation,
            requestedFor: this.request.requestedFor,
            parameters:
              verb === 'edits'
                ? { ...parameters, edits: Number(parameters.edits ?? 0) + 1 }
                : parameters,
          }),
        };
      }
      default:
        return {
          kind: 'vote',
          voter,
          digest,
          verdict: VERDICTS[verb as keyof typeof VERDICTS],
        };
    }
  }
}
