import {
  isResolverRef,
  type Actor,
  type EntityRef,
  type StageProgress,
} from '@infra-requests/plugin-infra-requests-common';
import type { Voter } from '../domain/decision/eligibility';
import { involvedPeople } from '../domain/decision/involvement';
import { everyRef } from '../domain/decision/resolvedRelations';
import type { RequestRecord } from '../domain/types';
import type { DelegationStore } from '../store/DelegationStore';
import {
  absencesOf,
  stagesWithAbsences,
  withAbsences,
  type Absences,
} from './absences';
import type { ApproverDirectory } from './ApproverDirectory';
import type { Known } from './presentStages';

/** Who decides now: what somebody stands for, also for others, and who is behind the approvers of a request. */
export class Deciders {
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

  /** @throws ServiceUnavailableError if it cannot be found out */
  async voter(
    actor: Actor,
    { resolvers }: { resolvers: EntityRef[] },
  ): Promise<Voter> {
    if (actor.kind !== 'user') {
      return { ...actor, memberships: [] };
    }
    const [memberships, delegators] = await Promise.all([
      this.#directory.membershipsOf(actor.ref, { resolvers }),
      this.delegatorsOf([actor.ref], { resolvers }),
    ]);
    return { ...actor, memberships, delegators };
  }

  /**
   * For whom any of these decides now. Only their own memberships: what others let them decide is not theirs to pass on.
   * @throws ServiceUnavailableError if it cannot be found out
   */
  async delegatorsOf(
    delegates: EntityRef[],
    { resolvers }: { resolvers: EntityRef[] },
  ): Promise<NonNullable<Voter['delegators']>> {
    const active = await this.#delegations.activeOf(delegates, this.#clock());
    const refs = [...new Set(active.map(one => one.delegator))];
    if (refs.length === 0) {
      return [];
    }
    // Nobody stands for somebody who has left.
    const existing = await this.#directory.existing(refs);
    return Promise.all(
      refs
        .filter(ref => existing.has(ref))
        .map(async ref => ({
          ref,
          memberships: await this.#directory.membershipsOf(ref, { resolvers }),
        })),
    );
  }

  /** What is known of those who have a say in a request; nothing where the catalog does not answer. */
  async knownOf(request: RequestRecord): Promise<Known | undefined> {
    const refs = [
      ...new Set([
        ...approversAndReviewers(request),
        ...involvedPeople(request),
        request.owner,
      ]),
    ];
    try {
      const [people, unresolved] = await Promise.all([
        this.#directory.peopleBehind(refs),
        this.#directory.unresolved(refs),
      ]);
      const empty = refs.filter(ref => people.get(ref)?.length === 0);
      const everybody = [...people.values()].flat().map(({ ref }) => ref);
      const [existing, { delegates, absences }] = await Promise.all([
        this.#directory.existing(empty),
        this.#delegationsBy(everybody),
      ]);
      const gone = new Set(
        empty.filter(ref => !isResolverRef(ref) && !existing.has(ref)),
      );
      return {
        people: new Map(
          [...people].map(([ref, behind]) => [
            ref,
            withAbsences(behind, absences),
          ]),
        ),
        unresolved,
        gone,
        delegates,
      };
    } catch {
      return undefined;
    }
  }

  /** The same stages, with those marked who are away. */
  async withAbsences(stages: StageProgress[]): Promise<StageProgress[]> {
    const candidates = stages.flatMap(({ requirements }) =>
      requirements.flatMap(one => one.candidates ?? []),
    );
    const { absences } = await this.#delegationsBy(
      candidates.map(({ ref }) => ref),
    );
    return stagesWithAbsences(stages, absences);
  }

  /** Who votes for whom now, among these people. */
  async #delegationsBy(people: EntityRef[]): Promise<{
    delegates: NonNullable<Known['delegates']>;
    absences: Absences;
  }> {
    const active = await this.#delegations.activeBy(
      [...new Set(people)],
      this.#clock(),
    );
    const named = await this.#directory.peopleBehind(
      active.map(one => one.delegate),
    );
    return {
      delegates: active.flatMap(({ delegator, delegate }) =>
        (named.get(delegate) ?? []).map(person => ({
          delegator,
          delegate: person,
        })),
      ),
      absences: absencesOf(active, ref => named.get(ref)?.[0]?.displayName),
    };
  }
}

/** Everybody who has a say in a request, also those who join only when it takes too long. */
export function approversAndReviewers(
  request: Pick<RequestRecord, 'stages' | 'terms' | 'review'>,
): EntityRef[] {
  const { reviewers = [], escalateTo = [] } = request.review ?? {};
  return [...everyRef(request), ...reviewers, ...escalateTo];
}
