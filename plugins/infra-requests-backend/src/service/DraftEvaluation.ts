import { ConflictError } from '@backstage/errors';
import type {
  Preview,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import { withoutSecrets } from '../domain/catalogue/secrets';
import type { Asked } from '../domain/decision/asked';
import { deadEnds } from '../domain/decision/deadEnds';
import { involvedPeople, type Voter } from '../domain/decision/eligibility';
import { findHints } from '../domain/hints/findHints';
import { evaluate } from '../domain/policy/evaluate';
import { budgetOf } from '../domain/policy/policyFacts';
import { allApprovers } from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';
import type { ActiveConfiguration } from './ActivePolicy';
import { refsOf, type ApproverDirectory } from './ApproverDirectory';
import type { EntityDirectory } from './EntityDirectory';
import type { FactGatherer } from './FactGatherer';
import { InvalidRequestError } from './InvalidRequestError';
import { presentDecision } from './presentDecision';
import { readDraft, type ReadDraft, type ReadDraftOptions } from './readDraft';

type Asking = {
  requester: Voter;
  /** The request itself, where it exists already. */
  requestId?: string;
  /** What the request asks so far, where it exists already. */
  before?: JsonObject;
  now: Date;
};

/** From what somebody wants to what the policy makes of it; the same for a preview and for a submission. */
export class DraftEvaluation {
  readonly #configuration: () => ActiveConfiguration;
  readonly #directory: ApproverDirectory;
  readonly #entities: EntityDirectory;
  readonly #facts: FactGatherer;

  constructor(options: {
    configuration: () => ActiveConfiguration;
    directory: ApproverDirectory;
    entities: EntityDirectory;
    facts: FactGatherer;
  }) {
    this.#configuration = options.configuration;
    this.#directory = options.directory;
    this.#entities = options.entities;
    this.#facts = options.facts;
  }

  /** @throws InvalidRequestError naming every wrong field */
  async ask(input: RequestDraft, asking: Asking): Promise<Asked> {
    const configuration = this.#configuration();
    const draft = await this.#read(input, configuration, {
      mayStayHidden: name => asking.before?.[name] === HIDDEN_SECRET,
    });
    if (draft.problems.length > 0) {
      throw new InvalidRequestError(draft.problems);
    }
    return this.#evaluate(draft, asking, configuration);
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
    const draft = await this.#read(input, configuration, {
      // It may be that of an edit, for which nothing else is hidden.
      mayStayHidden: () => true,
    });
    const { cost, facts, evaluation } = await this.#evaluate(
      draft,
      asking,
      configuration,
    );
    const { stages, blockers } = await presentDecision({
      evaluation,
      asking: {
        requester: asking.requester.ref,
        requestedFor: draft.requestedFor,
        editors: [asking.requester.ref],
      },
      directory: this.#directory,
    });
    const { policy } = configuration;
    const { type, parameters } = draft;
    const amount = (fact: string) => {
      const value = facts.values[fact];
      return typeof value === 'string' ? value : undefined;
    };
    return {
      problems: draft.problems,
      cost,
      evaluation,
      stages,
      blockers,
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
          now: asking.now,
        }),
      }),
    };
  }

  /** @throws ConflictError if some requirement could never be met */
  async refuseDeadEnds(request: RequestRecord): Promise<void> {
    const people = await this.#directory.peopleBehind(allApprovers(request));
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

  async #read(
    input: RequestDraft,
    { requestTypes }: ActiveConfiguration,
    options: Pick<ReadDraftOptions, 'mayStayHidden'>,
  ): Promise<ReadDraft> {
    return readDraft(input, {
      ...options,
      requestTypes,
      directory: this.#directory,
      entities: this.#entities,
    });
  }

  async #evaluate(
    draft: ReadDraft,
    asking: Asking,
    { policy }: ActiveConfiguration,
  ): Promise<Asked> {
    const { requester, requestId, now } = asking;
    const { facts, cost } = await this.#facts.gather(
      { ...draft, requester, requestId },
      { now, policy },
    );
    return {
      type: draft.type.id,
      typeTitle: draft.type.title,
      action: draft.action,
      environment: draft.environment,
      owner: draft.owner ?? '',
      requestedFor: draft.requestedFor,
      justification: draft.justification,
      emergency: draft.emergency,
      lease: draft.lease,
      parameters: draft.parameters,
      cost,
      facts,
      evaluation: evaluate(policy, facts),
    };
  }
}
