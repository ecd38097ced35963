import {
  isResolverRef,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import { involvedPeople } from '../../domain/decision/involvement';
import { notReviewing } from '../../domain/decision/review';
import { pendingApprovers } from '../../domain/decision/summary';
import type { Telling } from '../../domain/decision/tellings';
import {
  usefulVoters,
  type UsefulVoter,
} from '../../domain/decision/usefulVoters';
import type { RequestRecord } from '../../domain/types';
import {
  refsOf,
  type ApproverDirectory,
} from '../../service/ApproverDirectory';
import type { DelegationStore } from '../../store/DelegationStore';

/**
 * Who is told of what, as of now. Only people whom the request names, themselves or through a group, and those who stand
 * in for them.
 */
export class Audience {
  readonly #directory: ApproverDirectory;
  readonly #delegations: DelegationStore;
  readonly #clock: () => Date;

  constructor(options: {
    directory: ApproverDirectory;
    delegations: DelegationStore;
    clock: () => Date;
  }) {
    this.#directory = options.directory;
    this.#delegations = options.delegations;
    this.#clock = options.clock;
  }

  /** Those whose vote can still help; nobody once the request has moved on from the stage that is told of. */
  async usefulVoters(
    request: RequestRecord,
    { stage }: Pick<Telling, 'stage'>,
  ): Promise<UsefulVoter[]> {
    if (request.activeStage === undefined || request.activeStage !== stage) {
      return [];
    }
    const { requirements } = request.stages[stage];
    const approvers = [...new Set(requirements.flatMap(one => one.approvers))];
    const people = refsOf(await this.#directory.peopleBehind(approvers));
    return usefulVoters(request, {
      people,
      delegations: await this.#delegationsBy([...people.values()].flat()),
    });
  }

  /**
   * Those of them who are asked only because a resolver names them.
   * @throws Error if one that is needed cannot be resolved now, so that it is tried again
   */
  async resolvedVoters(
    request: RequestRecord,
    telling: Pick<Telling, 'stage'>,
  ): Promise<UsefulVoter[]> {
    if (request.activeStage !== telling.stage) {
      return [];
    }
    const unresolved = await this.#directory.unresolved(
      pendingApprovers(request).filter(isResolverRef),
    );
    if (unresolved.size > 0) {
      const reasons = [...unresolved].map(([ref, why]) => `${ref}: ${why}`);
      throw new Error(
        `Not everybody who can decide on request #${
          request.number
        } could be told. ${reasons.join('; ')}`,
      );
    }
    const voters = await this.usefulVoters(request, telling);
    return voters.filter(onlyThroughResolvers);
  }

  /** Those who were asked and have not voted, with those who stood in for them; nobody who is still asked. */
  async notAskedAnyMore(
    request: RequestRecord,
    { asked = [], voters = [], by }: Telling,
    options: { stillAsked: EntityRef[] },
  ): Promise<EntityRef[]> {
    const people = await this.#behind(asked);
    const delegations = await this.#delegationsBy(people);
    const except = new Set([
      ...involvedPeople(request),
      ...voters,
      ...options.stillAsked,
      by,
    ]);
    return [
      ...new Set([...people, ...delegations.map(({ delegate }) => delegate)]),
    ].filter(ref => !except.has(ref));
  }

  /** Those who asked for it, without whoever did it. */
  askingSide(request: RequestRecord, { actor }: Telling): EntityRef[] {
    return involvedPeople({ ...request, involved: [] }).filter(
      ref => ref.startsWith('user:') && ref !== actor,
    );
  }

  /** Those whom a comment names, themselves or through a group, without whoever wrote it. */
  async mentioned({ mentions = [], actor }: Telling): Promise<EntityRef[]> {
    const people = await this.#behind(mentions);
    return people.filter(ref => ref !== actor);
  }

  /** Those who asked for it, voted on it or commented, without whoever did it now. */
  participants(
    request: RequestRecord,
    { commenters, actor }: { commenters: EntityRef[]; actor: EntityRef },
  ): EntityRef[] {
    const { requester, requestedFor, editors, tookPart = [] } = request;
    const votes = [...request.votes, ...(request.lateVotes ?? [])];
    const people = [
      ...involvedPeople({ requester, requestedFor, editors }),
      ...tookPart,
      ...votes.map(({ voter }) => voter),
      ...commenters,
    ];
    return [...new Set(people)].filter(
      ref => ref.startsWith('user:') && ref !== actor,
    );
  }

  /** Those whom an approval in an emergency skipped, as far as they took no part in it. */
  async skipped(request: RequestRecord): Promise<EntityRef[]> {
    return this.#withoutPart(request, request.breakGlass?.skipped ?? []);
  }

  /** Those who can look back at an approval in an emergency; nobody once that is done. */
  async reviewers(request: RequestRecord): Promise<EntityRef[]> {
    return request.review?.state === 'open'
      ? this.#withoutPart(request, request.review.reviewers)
      : [];
  }

  /** Reviewers who were asked and did not do it. */
  async otherReviewers(
    request: RequestRecord,
    { asked = [], actor }: Telling,
  ): Promise<EntityRef[]> {
    const people = await this.#withoutPart(request, asked);
    return people.filter(ref => ref !== actor);
  }

  async #withoutPart(
    request: RequestRecord,
    approvers: EntityRef[],
  ): Promise<EntityRef[]> {
    const took = new Set(notReviewing(request));
    return (await this.#behind(approvers)).filter(ref => !took.has(ref));
  }

  async #behind(refs: EntityRef[]): Promise<EntityRef[]> {
    const people = await this.#directory.peopleBehind(refs);
    return [...new Set([...refsOf(people).values()].flat())];
  }

  async #delegationsBy(people: EntityRef[]) {
    const delegators = [...new Set(people)];
    return delegators.length > 0
      ? this.#delegations.activeBy(delegators, this.#clock())
      : [];
  }
}

/** Whether somebody is asked only because a resolver names the person, or somebody the person stands in for. */
export function onlyThroughResolvers({ through }: UsefulVoter): boolean {
  return through.every(isResolverRef);
}
