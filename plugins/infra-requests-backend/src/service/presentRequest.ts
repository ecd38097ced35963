import type {
  AllowedActions,
  EntityRef,
  InfraRequest,
  Person,
  StageProgress,
} from '@infra-requests/plugin-infra-requests-common';
import { refsOf } from './ApproverDirectory';
import { allowedActions } from '../domain/decision/allowedActions';
import { involvedPeople, type Voter } from '../domain/decision/eligibility';
import { matchVotes } from '../domain/decision/quorum';
import { fillingVoters, summarize } from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';

/** Everybody behind each approver ref; undefined where the catalog could not be asked. */
export type People = Map<EntityRef, Person[]> | undefined;

const unavailable = {
  allowed: false,
  reason:
    'The catalog cannot be asked right now who you are in. Try again in a moment.',
};

const NOTHING_ALLOWED: AllowedActions = {
  approve: unavailable,
  reject: unavailable,
  'request-changes': unavailable,
  withdraw: unavailable,
  edit: unavailable,
  cancel: unavailable,
  review: unavailable,
};

/** A request as the API shows it to one viewer; without memberships, no action is offered. */
export function presentRequest(
  request: RequestRecord,
  options: { viewer: Voter | undefined; people: People; now: Date },
): InfraRequest {
  const { viewer, people, now } = options;
  return {
    ...summarize(request),
    lastEditor: request.lastEditor,
    parameters: request.parameters,
    previousParameters: request.previousParameters,
    lease: request.lease,
    skipped: request.breakGlass?.skipped,
    cost: request.cost,
    evaluation: request.evaluation,
    stages: presentStages(request, people),
    votes: request.votes.map(vote => ({
      ...vote,
      stageName: request.stages[vote.stage].name,
      at: vote.at.toISOString(),
    })),
    allowedActions: viewer
      ? allowedActions(request, viewer, {
          now,
          nameThem: (refs, except) => nameThem(refs, { people, except }),
          people: people && refsOf(people),
        })
      : NOTHING_ALLOWED,
  };
}

/** Stages with what fills each requirement, what is missing, and who could still help. */
export function presentStages(
  request: Pick<
    RequestRecord,
    | 'stages'
    | 'votes'
    | 'evaluation'
    | 'activeStage'
    | 'state'
    | 'requester'
    | 'requestedFor'
    | 'editors'
  >,
  people: People,
): StageProgress[] {
  const matches = matchVotes(request);
  const excluded = new Set<EntityRef>([
    ...involvedPeople(request),
    ...(request.evaluation.distinct ? fillingVoters(request) : []),
  ]);
  return request.stages.map((stage, index) => ({
    name: stage.name,
    state: stateOf(request, index),
    openedAt: stage.openedAt?.toISOString(),
    completedAt: stage.completedAt?.toISOString(),
    requirements: matches[index].map(requirement => ({
      ...requirement,
      ...(people
        ? {
            candidates:
              requirement.missing > 0
                ? peopleOf(requirement.approvers, people, excluded)
                : [],
          }
        : {}),
    })),
  }));
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

function peopleOf(
  refs: EntityRef[],
  people: Map<EntityRef, Person[]>,
  excluded: Set<EntityRef>,
): Person[] {
  const byRef = new Map(
    refs
      .flatMap(ref => people.get(ref) ?? [])
      .map(person => [person.ref, person]),
  );
  return [...byRef.values()].filter(person => !excluded.has(person.ref));
}

/** "Grace H. or Linus T.", or the refs themselves where nobody's name is known. */
export function nameThem(
  refs: EntityRef[],
  options: { people: People; except: EntityRef[] },
): string {
  const { people, except } = options;
  const candidates = people ? peopleOf(refs, people, new Set(except)) : [];
  const names =
    candidates.length > 0
      ? candidates.map(person => person.displayName)
      : [...refs];
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return more > 0
    ? `${shown.join(', ')} or ${more} more`
    : new Intl.ListFormat('en', { type: 'disjunction' }).format(shown);
}
