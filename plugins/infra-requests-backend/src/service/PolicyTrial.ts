import { ServiceUnavailableError } from '@backstage/errors';
import type {
  CostEstimate,
  EntityRef,
  Evaluation,
  PolicyCheck,
  RequestDraft,
  Simulation,
  SimulationInput,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { approversOf } from '../domain/analysis/analysePolicy';
import { judgedAt } from '../domain/backtest/pastDecision';
import { instantOf } from '../domain/instant';
import { evaluate } from '../domain/policy/evaluate';
import { escapePointer } from '../domain/catalogue/fieldProblems';
import { checksNotMade } from '../domain/policy/checksNotMade';
import { givenFactProblems } from '../domain/policy/givenFactProblems';
import { givenFacts } from '../domain/policy/givenFacts';
import { withPolicyFacts } from '../domain/policy/policyFacts';
import { parsePolicyText } from '../domain/policy/policyText';
import type { Voter } from '../domain/decision/eligibility';
import {
  everyRef,
  openRelations,
  resolvedStages,
} from '../domain/decision/resolvedRelations';
import type { Facts, Policy, RequestRecord } from '../domain/types';
import type { ActiveConfiguration } from './ActivePolicy';
import {
  refsOf,
  type ApproverDirectory,
  type RelationSubject,
} from './ApproverDirectory';
import type { EntityDirectory } from './EntityDirectory';
import type { FactGatherer } from './FactGatherer';
import { InvalidRequestError } from './InvalidRequestError';
import type { PolicyAnalysis } from './PolicyAnalysis';
import { presentDecision, type AskingSide } from './presentDecision';
import { readDraft, timeOfFacts } from './readDraft';
import { readRef } from './readPeople';
import { readPolicyText } from './readPolicyText';

/** Where the trial finds what it must not look up by itself, because the caller may not see everything. */
export interface TrialOptions {
  caller: Voter;
  /** By id or number. @throws NotFoundError */
  findRequest: (idOrNumber: string) => Promise<RequestRecord>;
}

/** What is judged: its facts as each policy sees them, and who asks. */
interface Subject {
  factsUnder(policy: Policy): Facts;
  asking: AskingSide;
  cost?: CostEstimate;
}

/** Tries policies without putting them into force. Writes nothing. */
export class PolicyTrial {
  readonly #configuration: () => ActiveConfiguration;
  readonly #directory: ApproverDirectory;
  readonly #entities: EntityDirectory;
  readonly #facts: FactGatherer;
  readonly #analysis: PolicyAnalysis;
  readonly #clock: () => Date;

  constructor(options: {
    configuration: () => ActiveConfiguration;
    directory: ApproverDirectory;
    entities: EntityDirectory;
    facts: FactGatherer;
    analysis: PolicyAnalysis;
    clock: () => Date;
  }) {
    this.#configuration = options.configuration;
    this.#directory = options.directory;
    this.#entities = options.entities;
    this.#facts = options.facts;
    this.#analysis = options.analysis;
    this.#clock = options.clock;
  }

  /** What is wrong with an edited policy, or else what the analysis finds in it. */
  async check(text: string): Promise<PolicyCheck> {
    const active = this.#configuration();
    const { policy, requestTypes, problems } = parsePolicyText(text, {
      active: {
        policy: active.policy,
        requestTypes: [...active.requestTypes.values()],
        resolvers: active.resolvers,
      },
    });
    if (!policy || !requestTypes || problems.length > 0) {
      return { problems, findings: [] };
    }
    return {
      problems: [],
      findings: await this.#analysis.findingsIn(policy, {
        requestTypes,
        people: await this.#approversIn(policy),
      }),
      digest: policy.digest,
      changed: policy.digest !== active.policy.digest,
    };
  }

  /**
   * What a policy makes of a request, a draft, or facts, and what the active one makes of the same.
   * @throws InvalidRequestError
   */
  async simulate(
    input: SimulationInput,
    options: TrialOptions,
  ): Promise<Simulation> {
    const active = this.#configuration();
    refuseUnclear(input);
    const tried =
      input.policy === undefined
        ? active
        : readPolicyText(input.policy, active);
    const subject = await this.#subject(input, tried, options);
    const facts = subject.factsUnder(tried.policy);
    const evaluation = evaluate(tried.policy, facts);
    return {
      facts,
      cost: subject.cost,
      evaluation,
      ...(await presentDecision({
        evaluation,
        stages: resolvedStages(
          evaluation.stages,
          await this.#directory.resolveRelations(
            everyRef(evaluation),
            relationSubject(facts),
          ),
        ),
        open: openRelations(facts),
        asking: subject.asking,
        directory: this.#directory,
      })),
      active: inShort(
        evaluate(active.policy, subject.factsUnder(active.policy)),
      ),
    };
  }

  async #subject(
    input: SimulationInput,
    tried: ActiveConfiguration,
    options: TrialOptions,
  ): Promise<Subject> {
    if (input.request !== undefined) {
      return requestSubject(await options.findRequest(input.request));
    }
    return input.draft
      ? this.#draftSubject(input.draft, input, { tried, ...options })
      : this.#factsSubject(input.facts ?? {}, tried);
  }

  async #draftSubject(
    input: RequestDraft,
    { requester, at }: SimulationInput,
    { tried, caller }: { tried: ActiveConfiguration; caller: Voter },
  ): Promise<Subject> {
    const now = at === undefined ? this.#clock() : readTime(at);
    const asker =
      requester === undefined ? caller : await this.#readRequester(requester);
    const draft = await readDraft(input, {
      requestTypes: tried.requestTypes,
      directory: this.#directory,
      entities: this.#entities,
      // A secret is no fact, so nothing is judged by it.
      mayStayHidden: () => true,
      now,
    });
    // What is not filled in yet makes its facts unknown; what is wrong would make the answer wrong.
    const toFillIn = draft.missing.map(name => `/parameters/${name}`);
    const wrong = draft.problems.filter(
      ({ field }) => !toFillIn.includes(field),
    );
    if (wrong.length > 0) {
      throw new InvalidRequestError(wrong);
    }
    const time = timeOfFacts(draft, now);
    const { facts, cost } = await this.#facts.gather(
      { ...draft, requester: asker },
      { now: time, policy: tried.policy },
    );
    return {
      factsUnder: policy => withPolicyFacts(facts, policy, time),
      asking: {
        requester: asker.ref,
        requestedFor: draft.requestedFor,
        involved: draft.involved,
        editors: [asker.ref],
      },
      cost,
    };
  }

  #factsSubject(
    given: NonNullable<SimulationInput['facts']>,
    tried: ActiveConfiguration,
  ): Subject {
    const at = this.#clock();
    const requestTypes = [...tried.requestTypes.values()];
    const values = given.values as JsonObject | undefined;
    refuseImpossible(
      { values, unknown: given.unknown },
      { policy: tried.policy, requestTypes },
    );
    const requester = values?.requester as JsonObject | undefined;
    const ref = typeof requester?.ref === 'string' ? requester.ref : '';
    return {
      factsUnder: policy =>
        givenFacts(
          { values, unknown: given.unknown },
          { policy, requestTypes, at },
        ),
      asking: { requester: ref, editors: [] },
    };
  }

  /** Where the catalog does not answer, there is still something to say about the rules. */
  async #approversIn(
    policy: Policy,
  ): Promise<Map<EntityRef, EntityRef[]> | undefined> {
    try {
      return refsOf(await this.#directory.peopleBehind(approversOf(policy)));
    } catch (error) {
      if (error instanceof ServiceUnavailableError) {
        return undefined;
      }
      throw error;
    }
  }

  /** @throws InvalidRequestError if it is nobody of the catalog */
  async #readRequester(given: string): Promise<Voter> {
    const ref = readRef(given, ['user']);
    const known = ref && (await this.#directory.existing([ref])).has(ref);
    if (!ref || !known) {
      throw new InvalidRequestError([
        {
          field: '/requester',
          message: `"${given}" is not a user of the catalog`,
        },
      ]);
    }
    return {
      kind: 'user',
      ref,
      memberships: await this.#directory.membershipsOf(ref),
    };
  }
}

/** The facts as they were, with what follows from the policy and the time worked out anew for each policy. */
function requestSubject(request: RequestRecord): Subject {
  return {
    factsUnder: policy =>
      withPolicyFacts(
        checksNotMade(policy)(request.facts),
        policy,
        timeOfFacts(request, judgedAt(request)),
      ),
    asking: request,
  };
}

/** What relations depend on, as far as the facts say it. */
function relationSubject({ values }: Facts): RelationSubject {
  const entity = values.entity as JsonObject | undefined;
  const text = (value: unknown) =>
    typeof value === 'string' ? value : undefined;
  return { owner: text(values.owner) ?? '', entity: text(entity?.ref) };
}

/** @throws InvalidRequestError unless it is clear what is to be judged */
function refuseUnclear(input: SimulationInput): void {
  const subjects = ['request', 'draft', 'facts'] as const;
  const given = subjects.filter(one => input[one] !== undefined);
  if (given.length === 0) {
    throw new InvalidRequestError(
      subjects.map(one => ({
        field: `/${one}`,
        message: 'is missing; give one of request, draft and facts',
      })),
    );
  }
  if (given.length > 1) {
    throw new InvalidRequestError(
      given.map(one => ({
        field: `/${one}`,
        message: 'is one too many; give only one of request, draft and facts',
      })),
    );
  }
  const idle = (['requester', 'at'] as const).filter(
    one => input[one] !== undefined && input.draft === undefined,
  );
  if (idle.length > 0) {
    throw new InvalidRequestError(
      idle.map(one => ({
        field: `/${one}`,
        message: 'can be given only with draft',
      })),
    );
  }
}

/** @throws InvalidRequestError naming every fact that there cannot be */
function refuseImpossible(
  ...[given, options]: Parameters<typeof givenFactProblems>
): void {
  const problems = givenFactProblems(given, options);
  if (problems.length > 0) {
    throw new InvalidRequestError(
      problems.map(({ among, path, message }) => ({
        field: `/facts/${[among, ...path].map(escapePointer).join('/')}`,
        message,
      })),
    );
  }
}

/** @throws InvalidRequestError */
function readTime(at: string): Date {
  const time = instantOf(at);
  if (!time) {
    throw new InvalidRequestError([
      {
        field: '/at',
        message: `"${at}" is not a time; write one such as 2026-12-24T12:00:00Z`,
      },
    ]);
  }
  return time;
}

function inShort({ outcome, tier, summary }: Evaluation): Simulation['active'] {
  return { outcome, tier, summary };
}
