import { Duration } from 'luxon';
import type { JsonObject } from '@backstage/types';
import { onAskingSide } from '../allowedActions';
import type { Voter } from '../eligibility';
import type { Asked } from '../asked';
import { SYSTEM } from '../change';
import type { Command, SystemCommand } from '../command';
import { transition } from '../lifecycle';
import { mentionsIn } from '../mentions';
import type { Refused } from '../refusal';
import { PLAIN_TERMS } from '../terms';
import { verifyRecord } from '../verifyRecord';
import type {
  Facts,
  HistoryEntryRecord,
  RequestRecord,
  Terms,
} from '../../types';
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
  /** Who decides for whom for now: `{ vera: 'dora' }` has Vera decide for Dora. */
  delegations?: Record<string, string>;
  terms?: Partial<Terms>;
  asked?: Partial<Asked>;
}

const STEP =
  /^(\w+) (approves|rejects|asks for changes|withdraws|edits|enlarges|resubmits|cancels|comments)(?: having read revision (\d+))?(?: having seen stage (\d+))?(?: saying "([^"]*)")?(?: with (\S+))?$/;

const VERDICTS = {
  approves: 'approve',
  rejects: 'reject',
  'asks for changes': 'request-changes',
} as const;

const factsWith = (parameters: JsonObject): Facts => ({
  values: { environment: 'staging', parameters },
  unknown: {},
});

function editedBy(verb: string, parameters: JsonObject): JsonObject {
  switch (verb) {
    case 'edits':
      return { ...parameters, edits: Number(parameters.edits ?? 0) + 1 };
    case 'enlarges':
      return { ...parameters, size: 'xl' };
    default:
      return parameters;
  }
}

/** A request and what people do with it, a minute apart, in words: `grace approves`, `dana edits`. */
export class Story {
  request: RequestRecord;
  readonly history: HistoryEntryRecord[];
  readonly #people: Record<string, string>;
  readonly #delegations: Record<string, string>;
  /** The digest of each revision. */
  readonly #digests: string[];
  #minute = 0;

  constructor(cast: Cast = {}) {
    this.#people = { dana: 'shop', ...cast.people };
    this.#delegations = { ...cast.delegations };
    const { request, entries } = aSubmission({
      evaluation: anEvaluation({
        stages: (cast.stages ?? ['review: 1 of leads']).map(aStage),
        distinct: cast.distinct ?? true,
      }),
      requestedFor: cast.requestedFor && userRef(cast.requestedFor),
      facts: factsWith(anAsk().parameters),
      terms: cast.terms && {
        ...PLAIN_TERMS,
        ...cast.terms,
        calendar: undefined,
      },
      ...cast.asked,
    });
    this.request = deepFreeze(request);
    this.history = [...entries];
    this.#digests = [request.digest];
  }

  /** Somebody of the story; "pipeline" is not a person. */
  voter(name: string): Voter {
    const groups = (one: string) =>
      (this.#people[one] ?? '').split(' ').filter(Boolean);
    if (name === 'pipeline') {
      return aService(name, groups(name));
    }
    const delegators = (this.#delegations[name] ?? '')
      .split(' ')
      .filter(Boolean)
      .map(one => aVoter(one, groups(one)))
      .map(({ ref, memberships }) => ({ ref, memberships }));
    return { ...aVoter(name, groups(name)), delegators };
  }

  /** From now on the catalog says that somebody is in these groups only. */
  moves(name: string, groups: string): this {
    this.#people[name] = groups;
    return this;
  }

  /** From now on somebody decides for these people, and for nobody else. */
  standsInFor(delegate: string, delegators: string): this {
    this.#delegations[delegate] = delegators;
    return this;
  }

  /** Whether the record is whole and leads to the request as it is. */
  get verification() {
    return verifyRecord(this.request, this.history);
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
    const [, name, verb, revision, ...said] = STEP.exec(step)!;
    const [stage, comment, reference] = said;
    const voter = this.voter(name);
    const digest = revision
      ? this.#digests[Number(revision) - 1]
      : this.request.digest;
    const command = this.#commandFor(verb, voter, digest);
    switch (command.kind) {
      case 'vote':
        return this.command(
          {
            ...command,
            ...(stage ? { stage: Number(stage) - 1 } : {}),
            comment,
            reference,
          },
          voter,
        );
      case 'comment':
        return this.command(
          { ...command, text: comment, mentions: mentionsIn(comment) },
          voter,
        );
      default:
        return this.command(command, voter);
    }
  }

  command(command: Command, voter: Voter): Refused['refused'] | undefined {
    this.#minute += 1;
    const result = transition(this.request, command, {
      actor: { kind: voter.kind, ref: voter.ref },
      now: minutesLater(this.#minute),
      memberships: new Map(
        Object.keys(this.#people)
          .map(name => this.voter(name))
          .map(({ ref, memberships }) => [ref, memberships]),
      ),
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

  /** Dana edits it, and some of what is asked or of how it is judged is another now. */
  edits(asked: Partial<Asked>): this {
    const voter = this.voter('dana');
    const command = this.#commandFor('edits', voter, this.request.digest);
    if (command.kind === 'edit') {
      this.command(
        { ...command, asked: { ...command.asked, ...asked } },
        voter,
      );
    }
    return this;
  }

  /** Lets time pass: `PT2H`. */
  after(duration: string): this {
    this.#minute += Duration.fromISO(duration).as('minutes');
    return this;
  }

  get now(): Date {
    return minutesLater(this.#minute);
  }

  /** What only the system does, a minute later. */
  system(command: SystemCommand): Refused['refused'] | undefined {
    return this.command(command, { ...SYSTEM, memberships: [] });
  }

  get actions() {
    return this.history.map(entry => entry.action);
  }

  #commandFor(verb: string, voter: Voter, digest: string): Command {
    const asking = onAskingSide(this.request, voter);
    switch (verb) {
      case 'withdraws':
        return { kind: 'withdraw-vote' };
      case 'comments':
        return { kind: 'comment', text: '', mentions: [] };
      case 'cancels':
        return { kind: 'cancel', onAskingSide: asking };
      case 'edits':
      case 'enlarges':
      case 'resubmits': {
        const parameters = editedBy(verb, this.request.parameters);
        return {
          kind: 'edit',
          digest,
          onAskingSide: asking,
          asked: anAsk({
            evaluation: this.request.evaluation,
            requestedFor: this.request.requestedFor,
            terms: this.request.terms,
            involved: this.request.involved,
            facts: factsWith(parameters),
            parameters,
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
