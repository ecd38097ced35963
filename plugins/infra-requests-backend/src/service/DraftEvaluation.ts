import { ConflictError } from '@backstage/errors';
import type {
  EntityRef,
  Preview,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import { withoutSecrets } from '../domain/catalogue/secrets';
import type { Asked } from '../domain/decision/asked';
import type { Voter } from '../domain/decision/eligibility';
import { emergencyWay, incidentProblem } from '../domain/decision/emergencyWay';
import { answerable, overdueInWords } from '../domain/decision/overdueReviews';
import {
  everyRef,
  openRelations,
  resolvedStages,
  resolvedTerms,
} from '../domain/decision/resolvedRelations';
import { termsOf } from '../domain/decision/terms';
import { findHints } from '../domain/hints/findHints';
import { evaluate } from '../domain/policy/evaluate';
import { budgetOf } from '../domain/policy/policyFacts';
import type { RequestRecord } from '../domain/types';
import type { RequestReadModel } from '../store/RequestReadModel';
import type { ActiveConfiguration } from './ActivePolicy';
import type { ApproverDirectory } from './ApproverDirectory';
import {
  askedOf,
  presentDeadline,
  presentEmergencyWay,
  type DecidedDraft,
} from './decidedDraft';
import type { EntityDirectory } from './EntityDirectory';
import type { FactGatherer } from './FactGatherer';
import { InvalidRequestError } from './InvalidRequestError';
import { findDeadEnds, presentDecision } from './presentDecision';
import {
  readDraft,
  readStored,
  timeOfFacts,
  type ReadDraft,
  type ReadDraftOptions,
} from './readDraft';

type Asking = {
  requester: Voter;
  /** Which agent asks for it on behalf of the requester, if one does. */
  agent?: string;
  /** The request itself, where it exists already. */
  requestId?: string;
  /** What the request asks so far, where it exists already. */
  before?: Pick<RequestRecord, 'parameters' | 'notBefore'>;
  /** Everybody who made a revision of it, with whoever makes this one; only the requester where left out. */
  editors?: EntityRef[];
  now: Date;
};

/** From what somebody wants to what the policy makes of it; the same for a preview and for a submission. */
export class DraftEvaluation {
  readonly #configuration: () => ActiveConfiguration;
  readonly #directory: ApproverDirectory;
  readonly #entities: EntityDirectory;
  readonly #facts: FactGatherer;
  readonly #readModel: Pick<RequestReadModel, 'overdueReviews'>;

  constructor(options: {
    configuration: () => ActiveConfiguration;
    directory: ApproverDirectory;
    entities: EntityDirectory;
    facts: FactGatherer;
    readModel: Pick<RequestReadModel, 'overdueReviews'>;
  }) {
    this.#configuration = options.configuration;
    this.#directory = options.directory;
    this.#entities = options.entities;
    this.#facts = options.facts;
    this.#readModel = options.readModel;
  }

  /**
   * @throws InvalidRequestError naming every wrong field
   * @throws ConflictError while a review of an earlier emergency is overdue
   */
  async ask(input: RequestDraft, asking: Asking): Promise<Asked> {
    const configuration = this.#configuration();
    const { before, now } = asking;
    const draft = await this.#read(input, configuration, {
      mayStayHidden: name => before?.parameters[name] === HIDDEN_SECRET,
      now,
      notBefore: before?.notBefore,
    });
    if (draft.problems.length > 0) {
      throw new InvalidRequestError(draft.problems);
    }
    const decided = await this.#decide(draft, asking, configuration);
    if (decided.problems.length > 0) {
      throw new InvalidRequestError(decided.problems);
    }
    const overdue = await this.#overdueReviews(draft, decided, asking);
    if (overdue) {
      throw new ConflictError(`${overdue} Nothing was changed.`);
    }
    return { ...askedOf(draft, decided), agent: asking.agent };
  }

  /**
   * What a stored request would be if it were asked now. Nothing in it is refused, as it was asked already.
   * @throws InvalidRequestError if its type is no longer there
   * @throws ServiceUnavailableError if the catalog cannot be asked
   */
  async askAgain(
    request: RequestRecord,
    { requester, now }: { requester: Voter; now: Date },
  ): Promise<Asked> {
    const configuration = this.#configuration();
    const draft = await readStored(request, {
      requestTypes: configuration.requestTypes,
      entities: this.#entities,
    });
    const decided = await this.#decide(
      draft,
      { requester, agent: request.agent, requestId: request.id, now },
      configuration,
    );
    return { ...askedOf(draft, decided), agent: request.agent };
  }

  /** A draft as it may be kept, to tell whether another one asks the same. */
  withoutSecrets(input: RequestDraft): RequestDraft {
    const type = this.#configuration().requestTypes.get(input.type);
    return type
      ? {
          ...input,
          parameters: withoutSecrets(type, input.parameters as JsonObject),
        }
      : input;
  }

  /** What is wrong with the draft is part of the answer, as a form is wrong until it is filled in. */
  async preview(input: RequestDraft, asking: Asking): Promise<Preview> {
    const configuration = this.#configuration();
    const { requester, now } = asking;
    const draft = await this.#read(input, configuration, {
      // It may be that of an edit, for which nothing else is hidden.
      mayStayHidden: () => true,
      now,
    });
    const decided = await this.#decide(draft, asking, configuration);
    const { cost, facts, evaluation, terms, way } = decided;
    const { stages, blockers } = await presentDecision({
      evaluation,
      stages: way?.stages ?? decided.stages,
      reviewers: way && terms.emergency?.reviewers,
      open: openRelations(facts),
      asking: {
        requester: requester.ref,
        requestedFor: draft.requestedFor,
        involved: draft.involved,
        editors: [requester.ref],
      },
      directory: this.#directory,
    });
    const overdue = await this.#overdueReviews(draft, decided, asking);
    const { policy } = configuration;
    const { type, parameters } = draft;
    const amount = (fact: string) => {
      const value = facts.values[fact];
      return typeof value === 'string' ? value : undefined;
    };
    return {
      problems: [...draft.problems, ...decided.problems],
      cost,
      evaluation,
      stages,
      deadline: presentDeadline(decided, now),
      choiceCosts: this.#facts.choiceCosts(draft, { policy }),
      checks: decided.checks,
      emergencyWay: presentEmergencyWay(decided),
      blockers: [...blockers, ...(overdue ? [overdue] : [])],
      ownerMonthlySpend: amount('ownerMonthlySpend'),
      ownerMonthlyBudget: draft.owner && budgetOf(policy, draft.owner),
      ownerBudgetRemaining: amount('ownerBudgetRemaining'),
      hints: findHints({
        policy,
        type,
        parameters,
        facts,
        factsWith: this.#facts.withChange(draft, {
          facts,
          policy,
          now: timeOfFacts(draft, now),
        }),
      }),
    };
  }

  /** @throws ConflictError if some requirement could never be met, or nobody could look back at an emergency */
  async refuseDeadEnds(request: RequestRecord): Promise<void> {
    const { stages, evaluation, breakGlass, terms } = request;
    const found = await findDeadEnds({
      stages,
      distinct: evaluation.distinct,
      reviewers: breakGlass && terms?.emergency?.reviewers,
      asking: request,
      directory: this.#directory,
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

  async #read(
    input: RequestDraft,
    { requestTypes }: ActiveConfiguration,
    options: Pick<ReadDraftOptions, 'mayStayHidden' | 'now' | 'notBefore'>,
  ): Promise<ReadDraft> {
    return readDraft(input, {
      ...options,
      requestTypes,
      directory: this.#directory,
      entities: this.#entities,
    });
  }

  async #decide(
    draft: ReadDraft,
    asking: Asking,
    { policy }: ActiveConfiguration,
  ): Promise<DecidedDraft> {
    const { requester, agent, requestId, now } = asking;
    const { facts, cost, checks } = await this.#facts.gather(
      { ...draft, requester, agent, requestId },
      { now: timeOfFacts(draft, now), policy },
    );
    const evaluation = evaluate(policy, facts);
    const tier = policy.tiers.find(one => one.id === evaluation.tier.id)!;
    const written = termsOf(tier, policy);
    const relations = await this.#directory.resolveRelations(
      everyRef({ stages: evaluation.stages, terms: written }),
      { owner: draft.owner ?? '', entity: draft.entityRef },
    );
    const stages = resolvedStages(evaluation.stages, relations);
    const terms = resolvedTerms(written, relations);
    const { emergency, incident } = draft;
    const way = emergencyWay({ evaluation, stages, terms, emergency });
    const message = way && incidentProblem(terms, incident);
    return {
      facts,
      cost,
      checks,
      evaluation,
      terms,
      stages,
      way,
      problems: message ? [{ field: '/incident', message }] : [],
    };
  }

  /** Why the way for emergencies is closed to those who ask, where it is taken. */
  async #overdueReviews(
    draft: ReadDraft,
    { way }: DecidedDraft,
    { requester, editors = [], now }: Asking,
  ): Promise<string | undefined> {
    if (!way) {
      return undefined;
    }
    const people = answerable({
      requester: requester.ref,
      requestedFor: draft.requestedFor,
      editors,
    });
    const overdue = await this.#readModel.overdueReviews(people, now);
    return overdue.length > 0
      ? `${overdueInWords(
          overdue.map(({ number }) => number),
        )} Ask the reviewers there, or submit this without calling it an emergency.`
      : undefined;
  }
}
