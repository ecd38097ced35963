import type {
  EntityRef,
  Person,
  StageProgress,
} from '@infra-requests/plugin-infra-requests-common';
import { whyUnusable } from '../domain/decision/authority';
import { matchVotes } from '../domain/decision/quorum';
import { usedUp } from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';

/** Everybody behind each approver ref; undefined where the catalog could not be asked. */
export type People = Map<EntityRef, Person[]> | undefined;

/** What is known by now of those who have a say in a request. */
export interface Known {
  people: NonNullable<People>;
  /** Why nobody is behind a resolver ref. */
  unresolved: Map<EntityRef, string>;
  /** Refs that the catalog no longer knows. */
  gone?: Set<EntityRef>;
  /** Who votes for whom now. */
  delegates?: { delegator: EntityRef; delegate: Person }[];
}

/** As much of a request as its stages are shown from. */
export type Staged = Pick<
  RequestRecord,
  | 'stages'
  | 'votes'
  | 'evaluation'
  | 'activeStage'
  | 'state'
  | 'requester'
  | 'requestedFor'
  | 'editors'
  | 'involved'
>;

/** Stages with what fills each requirement, what is missing, and who could still help. */
export function presentStages(
  request: Staged,
  known: Known | undefined,
): StageProgress[] {
  const matches = matchVotes(request);
  const excluded = new Set(usedUp(request));
  return request.stages.map((stage, index) => ({
    name: stage.name,
    state: stateOf(request, index),
    openedAt: stage.openedAt?.toISOString(),
    completedAt: stage.completedAt?.toISOString(),
    reminders: stage.reminders,
    escalatedTo: stage.escalations && [
      ...new Set(stage.escalations.flatMap(one => one.to)),
    ],
    requirements: matches[index].map(requirement => {
      const { approvers, missing } = requirement;
      if (!known) {
        return requirement;
      }
      const candidates =
        missing > 0 ? peopleOf(approvers, known.people, excluded) : [];
      return {
        ...requirement,
        candidates: [
          ...candidates,
          ...standIns(candidates, { request, stage: index, known, excluded }),
        ],
        unresolved: missing > 0 ? unresolvedOf(approvers, known) : undefined,
      };
    }),
  }));
}

/** The people behind approver refs, each once, without some. */
export function peopleOf(
  refs: EntityRef[],
  people: NonNullable<People>,
  excluded: Set<EntityRef>,
): Person[] {
  const byRef = new Map(
    refs
      .flatMap(ref => people.get(ref) ?? [])
      .map(person => [person.ref, person]),
  );
  return [...byRef.values()].filter(person => !excluded.has(person.ref));
}

/** Delegates of those who could help, named with whom they stand for: "Grace for Ada". */
function standIns(
  candidates: Person[],
  options: {
    request: Staged;
    stage: number;
    known: Known;
    excluded: Set<EntityRef>;
  },
): Person[] {
  const { request, stage, known, excluded } = options;
  const own = new Set(candidates.map(one => one.ref));
  const nameOf = new Map(candidates.map(one => [one.ref, one.displayName]));
  const usable = (known.delegates ?? []).filter(
    ({ delegator, delegate }) =>
      own.has(delegator) &&
      !own.has(delegate.ref) &&
      !excluded.has(delegate.ref) &&
      !whyUnusable(request, { delegator, delegate: delegate.ref, stage }),
  );
  const delegates = new Map(
    usable.map(({ delegate }) => [delegate.ref, delegate]),
  );
  return [...delegates.values()].map(delegate => ({
    ...delegate,
    displayName: `${delegate.displayName} for ${new Intl.ListFormat(
      'en',
    ).format(
      usable
        .filter(one => one.delegate.ref === delegate.ref)
        .map(({ delegator }) => nameOf.get(delegator) ?? delegator),
    )}`,
  }));
}

function unresolvedOf(
  approvers: EntityRef[],
  { unresolved }: Known,
): { approver: EntityRef; reason: string }[] | undefined {
  const found = approvers.flatMap(approver => {
    const reason = unresolved.get(approver);
    return reason === undefined ? [] : [{ approver, reason }];
  });
  return found.length > 0 ? found : undefined;
}

function stateOf(
  request: Pick<RequestRecord, 'stages' | 'activeStage' | 'state'>,
  index: number,
): StageProgress['state'] {
  if (request.stages[index].completedAt) {
    return 'complete';
  }
  if (request.activeStage === index) {
    return 'active';
  }
  return request.state === 'pending' ? 'waiting' : 'stopped';
}
