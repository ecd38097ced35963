import { ConflictError } from '@backstage/errors';
import type {
  Preview,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import type { Asked } from '../domain/decision/asked';
import { deadEnds } from '../domain/decision/deadEnds';
import { involvedPeople, type Voter } from '../domain/decision/eligibility';
import { evaluate } from '../domain/policy/evaluate';
import { allApprovers } from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';
import type { ActiveConfiguration } from './ActivePolicy';
import { refsOf, type ApproverDirectory } from './ApproverDirectory';
import type { FactGatherer } from './FactGatherer';
import { InvalidRequestError } from './InvalidRequestError';
import { presentStages } from './presentRequest';
import { readDraft, type ReadDraft } from './readDraft';

type Asking = {
  requester: Voter;
  /** The request itself, where it exists already. */
  requestId?: string;
  now: Date;
};

/** From what somebody wants to what the policy makes of it; the same for a preview and for a submission. */
export class DraftEvaluation {
  readonly #configuration: () => ActiveConfiguration;
  readonly #directory: ApproverDirectory;
  readonly #facts: FactGatherer;

  constructor(options: {
    configuration: () => ActiveConfiguration;
    directory: ApproverDirectory;
    facts: FactGatherer;
  }) {
    this.#configuration = options.configuration;
    this.#directory = options.directory;
    this.#facts = options.facts;
  }

  /** @throws InvalidRequestError naming every wrong field */
  async ask(input: RequestDraft, asking: Asking): Promise<Asked> {
    const configuration = this.#configuration();
    const draft = await this.#read(input, configuration);
    if (draft.problems.length > 0) {
      throw new InvalidRequestError(draft.problems);
    }
    return this.#evaluate(draft, asking, configuration);
  }

  /** What is wrong with the draft is part of the answer, as a form is wrong until it is filled in. */
  async preview(input: RequestDraft, asking: Asking): Promise<Preview> {
    const configuration = this.#configuration();
    const draft = await this.#read(input, configuration);
    const { cost, facts, evaluation } = await this.#evaluate(
      draft,
      asking,
      configuration,
    );
    const { stages, distinct } = evaluation;
    const askingSide = {
      requester: asking.requester.ref,
      requestedFor: draft.requestedFor,
      editors: [asking.requester.ref],
    };
    const people = await this.#directory.peopleBehind(allApprovers({ stages }));
    const spend = facts.values.ownerMonthlySpend;
    return {
      problems: draft.problems,
      cost,
      evaluation,
      stages: presentStages(
        { ...askingSide, stages, votes: [], evaluation, state: 'pending' },
        people,
      ),
      ownerMonthlySpend: typeof spend === 'string' ? spend : undefined,
      blockers: deadEnds({
        stages,
        distinct,
        people: refsOf(people),
        involved: involvedPeople(askingSide),
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
  ): Promise<ReadDraft> {
    return readDraft(input, {
      requestTypes,
      directory: this.#directory,
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
      parameters: draft.parameters,
      cost,
      facts,
      evaluation: evaluate(policy, facts),
    };
  }
}
