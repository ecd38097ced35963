import type { Verdict } from '@infra-requests/plugin-infra-requests-common';
import {
  aSubmission,
  anAsk,
  anEvaluation,
  deepFreeze,
  groupRef,
  minutesLater,
  userRef,
} from './requests';
import type { Voter } from '../eligibility';
import type { Transition } from '../change';
import type { Command } from '../command';
import { transition } from '../lifecycle';
import type { Refused } from '../refusal';
import type { HistoryEntryRecord, RequestRecord } from '../../types';
import { NAMES, type Step, type World } from './randomDecisions';

/** What one step did. */
export interface Played {
  before: RequestRecord;
  command: Command;
  voter: Voter;
  result: Transition | Refused;
}

const OWNER = groupRef('shop');

function askOf(world: World, options: { revision: number; size: number }) {
  const { tiers, requestedFor } = world;
  const { distinct, stages } =
    tiers[Math.min(options.revision, tiers.length) - 1];
  return anAsk({
    owner: OWNER,
    requestedFor: requestedFor && userRef(requestedFor),
    parameters: { size: options.size },
    evaluation: anEvaluation({
      distinct,
      stages: stages.map((requirements, index) => ({
        name: `stage ${index + 1}`,
        requirements,
      })),
    }),
  });
}

/** Lets a random world happen to one request, and says of every step what it did. */
export class WorldPlayer {
  request: RequestRecord;
  readonly history: HistoryEntryRecord[];
  readonly #world: World;
  readonly #groups: Map<string, string[]>;
  readonly #digests: string[];
  #minute = 0;

  constructor(world: World) {
    this.#world = world;
    this.#groups = new Map(
      NAMES.map((name, index) => [name, world.groups[index]]),
    );
    const { request, entries } = aSubmission(
      askOf(world, { revision: 1, size: 0 }),
    );
    this.request = deepFreeze(request);
    this.history = [...entries];
    this.#digests = [request.digest];
  }

  /** Everybody as the catalog says now; the pipeline pretends to be a user. */
  voters(): Voter[] {
    return NAMES.map(name => this.#voter(name));
  }

  play(step: Step): Played | undefined {
    if (step.does === 'change-groups') {
      this.#groups.set(step.who, step.groups);
      return undefined;
    }
    this.#minute += step.after;
    const before = this.request;
    const voter = this.#voter(step.who);
    const command = deepFreeze(this.#commandFor(step, voter));
    const result = deepFreeze(
      transition(before, command, {
        actor: { kind: voter.kind, ref: voter.ref },
        now: minutesLater(this.#minute),
      }),
    );
    if (!('refused' in result)) {
      this.request = result.request;
      this.history.push(...result.entries);
      if (result.request.revision > before.revision) {
        this.#digests.push(result.request.digest);
      }
    }
    return { before, command, voter, result };
  }

  #voter(name: string): Voter {
    const ref = userRef(name);
    return {
      kind: name === 'pipeline' ? 'service' : 'user',
      ref,
      memberships: [ref, ...this.#groups.get(name)!.map(groupRef)],
    };
  }

  #commandFor(
    step: Exclude<Step, { does: 'change-groups' }>,
    voter: Voter,
  ): Command {
    const digest =
      step.read < 0
        ? 'f'.repeat(64)
        : this.#digests[Math.max(0, this.#digests.length - 1 - step.read)];
    const onAskingSide =
      [this.request.requester, this.request.requestedFor].includes(voter.ref) ||
      voter.memberships.includes(OWNER);
    switch (step.does) {
      case 'withdraw':
        return { kind: 'withdraw-vote' };
      case 'cancel':
        return { kind: 'cancel', onAskingSide };
      case 'expire':
        return { kind: 'expire' };
      case 'fulfil':
        return { kind: 'start-fulfilment' };
      case 'edit':
      case 'resubmit': {
        const size =
          step.does === 'edit'
            ? step.size
            : Number(this.request.parameters.size);
        const revision = this.request.revision + 1;
        const asked = askOf(this.#world, { revision, size });
        return { kind: 'edit', asked, digest, onAskingSide };
      }
      default:
        return { kind: 'vote', voter, verdict: step.does as Verdict, digest };
    }
  }
}
