import type {
  Actor,
  EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import type { Asked } from '../asked';
import type { Context, Transition } from '../change';
import type { Command } from '../command';
import type { Voter } from '../eligibility';
import { emergencyWay } from '../emergencyWay';
import { transition } from '../lifecycle';
import type { Refused } from '../refusal';
import { withDueSteps } from '../timing';
import type { HistoryEntryRecord, RequestRecord } from '../../types';
import { NAMES, type Step, type World } from './randomDecisions';
import type { RandomTier } from './randomTiers';
import {
  aSubmission,
  anAsk,
  anEvaluation,
  deepFreeze,
  groupRef,
  minutesLater,
  userRef,
} from './requests';

/** What one step did. */
export interface Played {
  before: RequestRecord;
  command: Command;
  voter: Voter;
  now: Date;
  /** What everybody stands for at that time, as the catalog says. */
  memberships: Map<EntityRef, EntityRef[]>;
  result: Transition | Refused;
}

/** What happens to the request, rather than to people. */
export type Action = Exclude<
  Step,
  { does: 'change-groups' } | { does: 'delegate' }
>;

const OWNER = groupRef('shop');

const bySystem: Command['kind'][] = [
  'run-due-steps',
  'expire',
  'start-fulfilment',
  'complete-fulfilment',
  'fail-fulfilment',
];

interface Wanted {
  tier: RandomTier;
  size: number;
  note: number;
  outage?: boolean;
}

function askOf(world: World, { tier, size, note, outage }: Wanted): Asked {
  const { requestedFor, involved, emergency } = world;
  const { distinct, outcome, rank, terms } = tier;
  const stages = tier.stages.map((requirements, index) => ({
    name: `stage ${index + 1}`,
    requirements,
  }));
  const evaluation = anEvaluation({
    distinct,
    outcome,
    tier: { id: `tier ${rank}`, title: `Tier ${rank}`, rank },
    stages: outcome === 'approval' ? stages : [],
  });
  const way = emergencyWay({ evaluation, stages, terms, emergency });
  const monthlyCost = `${100 * (size + 1)}.00`;
  const parameters = { size, note };
  return anAsk({
    owner: OWNER,
    requestedFor: requestedFor && userRef(requestedFor),
    involved: involved.length > 0 ? involved.map(userRef) : undefined,
    emergency: emergency || undefined,
    incident: way && 'INC-1',
    parameters,
    cost: { currency: 'USD', monthly: monthlyCost, lines: [] },
    facts: {
      values: {
        environment: 'staging',
        parameters,
        ...(outage ? {} : { monthlyCost }),
      },
      unknown: outage ? { monthlyCost: 'The estimator is down.' } : {},
    },
    evaluation,
    terms,
    breakGlass: way?.breakGlass,
    stages: way?.stages ?? evaluation.stages,
  });
}

/** Lets a random world happen to one request, and says of every step what it did. */
export class WorldPlayer {
  request: RequestRecord;
  readonly history: HistoryEntryRecord[];
  readonly #world: World;
  readonly #groups: Map<string, string[]>;
  #delegations: { delegator: string; delegate: string; until: number }[] = [];
  readonly #digests: string[];
  #minute = 0;

  constructor(world: World) {
    this.#world = world;
    this.#groups = new Map(
      NAMES.map((name, index) => [name, world.groups[index]]),
    );
    world.delegations.forEach(one =>
      this.#delegate(one.delegator, one.delegate, 24 * 60),
    );
    const { request, entries } = aSubmission(
      askOf(world, { tier: world.tiers[0], size: 0, note: 0 }),
    );
    this.request = deepFreeze(request);
    this.history = [...entries];
    this.#digests = [request.digest];
  }

  /** The request with what time has done to it, noted or not. */
  get asOfNow(): RequestRecord {
    return withDueSteps(this.request, minutesLater(this.#minute));
  }

  /** Everybody as the catalog says now; the pipeline is in groups as if it were a user. */
  voters(): Voter[] {
    return NAMES.map(name => this.voter(name));
  }

  voter(name: string): Voter {
    const delegators = this.#delegations
      .filter(one => one.delegate === name && this.#minute < one.until)
      .map(({ delegator }) => this.#person(delegator));
    return {
      kind: name === 'pipeline' ? 'service' : 'user',
      ...this.#person(name),
      ...(delegators.length > 0 ? { delegators } : {}),
    };
  }

  /** Undefined where the step happens to people only. */
  play(step: Step): Played | undefined {
    this.#minute += step.after;
    if (step.does === 'change-groups') {
      this.#groups.set(step.who, step.groups);
      return undefined;
    }
    if (step.does === 'delegate') {
      this.#delegate(step.who, step.to, this.#minute + 60 * step.hours);
      return undefined;
    }
    const played = this.decide(step, this.request);
    if (!('refused' in played.result)) {
      this.take(played.result);
    }
    return played;
  }

  /** What a replica makes of a step, having read the request; nothing is stored. */
  decide(step: Action, before: RequestRecord): Played {
    const voter = this.voter(step.who);
    const command = deepFreeze(this.#commandFor(step, { voter, before }));
    const now = minutesLater(this.#minute - step.behind);
    const memberships = this.memberships();
    const actor: Actor = bySystem.includes(command.kind)
      ? { kind: 'system', ref: 'infra-requests' }
      : { kind: voter.kind, ref: voter.ref };
    const context: Context = { actor, now, memberships };
    const result = deepFreeze(transition(before, command, context));
    return { before, command, voter, now, memberships, result };
  }

  memberships(): Map<EntityRef, EntityRef[]> {
    return new Map(
      NAMES.map(name => this.#person(name)).map(one => [
        one.ref,
        one.memberships,
      ]),
    );
  }

  /** Stores what was decided. */
  take({ request, entries }: Transition) {
    if (request.revision > this.request.revision) {
      this.#digests.push(request.digest);
    }
    this.request = request;
    this.history.push(...entries);
  }

  #person(name: string) {
    const ref = userRef(name);
    const groups = this.#groups.get(name)!.map(groupRef);
    return { ref, memberships: [ref, ...groups] };
  }

  #delegate(delegator: string, delegate: string, until: number) {
    // Only people name delegates.
    if (delegator === 'pipeline') {
      return;
    }
    this.#delegations = [
      ...this.#delegations.filter(
        one => one.delegator !== delegator || one.delegate !== delegate,
      ),
      { delegator, delegate, until },
    ];
  }

  #tier(index: number): RandomTier {
    const { tiers } = this.#world;
    return tiers[Math.min(index, tiers.length - 1)];
  }

  #commandFor(
    step: Action,
    { voter, before }: { voter: Voter; before: RequestRecord },
  ): Command {
    const digest =
      step.read < 0
        ? 'f'.repeat(64)
        : this.#digests[Math.max(0, this.#digests.length - 1 - step.read)];
    const { requester, requestedFor } = before;
    const onAskingSide =
      [requester, requestedFor].includes(voter.ref) ||
      voter.memberships.includes(OWNER);
    const as = {
      size: Number(before.parameters.size),
      note: Number(before.parameters.note),
    };
    switch (step.does) {
      case 'withdraw':
        return { kind: 'withdraw-vote' };
      case 'comment':
        return {
          kind: 'comment',
          text: 'What about @group:default/leads?',
          mentions: [groupRef('leads')],
        };
      case 'cancel':
        return { kind: 'cancel', onAskingSide };
      case 'expire':
      case 'run-due-steps':
        return { kind: step.does };
      case 'complete':
        return { kind: 'complete-fulfilment' };
      case 'fail':
        return { kind: 'fail-fulfilment', reason: 'It did not work.' };
      case 'review':
        return {
          kind: 'review',
          reviewer: voter,
          verdict: 'justified',
          comment: 'It was right.',
        };
      case 'fulfil':
        return {
          kind: 'start-fulfilment',
          asked: askOf(this.#world, {
            ...as,
            tier: this.#tier(step.tier),
            outage: step.outage,
          }),
        };
      case 'edit':
      case 'resubmit': {
        const tier = this.#tier(before.revision);
        const asked = askOf(this.#world, {
          ...as,
          ...(step.does === 'edit' ? step : {}),
          tier,
        });
        return { kind: 'edit', asked, digest, onAskingSide };
      }
      default:
        return {
          kind: 'vote',
          voter,
          verdict: step.does,
          digest,
          stage: step.stage,
          ...(step.complete ? { comment: 'Seen.', reference: 'CHG-1' } : {}),
        };
    }
  }
}
