import {
  isResolverRef,
  type EntityRef,
  type Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { stageInWords, whoever } from '../policy/english';
import { speaksFor, withoutDelegators } from './authority';
import { involvedPeople } from './involvement';
import { isComplete, matchVotes } from './quorum';
import type { RequestRecord, VoteRecord } from '../types';

/**
 * Which requirements nobody could meet, were everybody behind their approvers to approve: a group that does
 * not exist or is empty, fewer people than the count, or the same person needed twice. The asking side is
 * left out, as it never decides. Whom a resolver names may change at any time, so it is taken for enough people.
 */
export function deadEnds(options: {
  stages: RequestRecord['stages'];
  distinct: boolean;
  /** Everybody behind each approver ref, per the catalog. */
  people: Map<EntityRef, EntityRef[]>;
  involved: EntityRef[];
}): string[] {
  const { stages, distinct, people, involved } = options;
  const found: string[] = [];
  const peopleOf = peopleWhoMay({ people, involved, stages });

  for (const stage of stages) {
    for (const requirement of stage.requirements) {
      const available = new Set(requirement.approvers.flatMap(peopleOf));
      if (available.size < requirement.count) {
        found.push(
          `Stage ${stageInWords(stage.name)} needs ${
            requirement.count
          } of ${whoever(requirement.approvers)}, but ${
            available.size === 0 ? 'nobody' : `only ${available.size}`
          } there may decide on this request.`,
        );
      }
    }
  }
  if (found.length > 0) {
    return found;
  }

  return unmetStages({ stages, distinct, votes: [], from: 0, peopleOf }).map(
    name =>
      `Stage ${stageInWords(
        name,
      )} cannot be met: it needs people who are already needed elsewhere in this request, and one person counts only once.`,
  );
}

/**
 * The stages that can no longer be met, given who approved what already and were everybody else behind their
 * approvers to approve from now on. Empty for a request that is not pending.
 */
export function strandedStages(
  request: RequestRecord,
  people: Map<EntityRef, EntityRef[]>,
): string[] {
  if (request.state !== 'pending' || request.activeStage === undefined) {
    return [];
  }
  const { stages, activeStage } = request;
  const { votes, spent } = votesToBuildOn(request, activeStage);
  return unmetStages({
    stages,
    distinct: request.evaluation.distinct,
    votes,
    from: activeStage,
    peopleOf: peopleWhoMay({
      people,
      involved: [...involvedPeople(request), ...spent],
      stages,
    }),
  });
}

/**
 * Votes as they are when everybody decides in person from now on: in the active stage nobody stands for others any more.
 * What was approved for somebody in an earlier stage is taken back where the stage is complete without it; else that
 * person's one approval is spent.
 */
function votesToBuildOn(
  { votes, stages, evaluation }: RequestRecord,
  activeStage: number,
): { votes: VoteRecord[]; spent: EntityRef[] } {
  const delegators = [
    ...new Set(
      votes.flatMap(vote =>
        (vote.delegations ?? []).map(({ delegator }) => delegator),
      ),
    ),
  ];
  let left = votes.map(vote =>
    vote.stage === activeStage ? withoutDelegators(vote, delegators) : vote,
  );
  const spent = delegators.filter(delegator => {
    if (
      !evaluation.distinct ||
      !left.some(vote => speaksFor(vote, delegator))
    ) {
      return false;
    }
    const without = left.map(vote => withoutDelegators(vote, [delegator]));
    const stays = matchVotes({ stages, votes: without, evaluation })
      .slice(0, activeStage)
      .every(isComplete);
    left = stays ? without : left;
    return !stays;
  });
  return { votes: left, spent };
}

/** Who may approve for a ref; for one that a resolver knows, as many as could be needed. */
function peopleWhoMay(options: {
  people: Map<EntityRef, EntityRef[]>;
  involved: EntityRef[];
  stages: Stage[];
}): (ref: EntityRef) => EntityRef[] {
  const { people, involved, stages } = options;
  const needed = stages
    .flatMap(stage => stage.requirements)
    .reduce((sum, { count }) => sum + count, 0);
  return ref =>
    isResolverRef(ref)
      ? Array.from({ length: Math.ceil(needed) }, (_, nth) => `${ref}#${nth}`)
      : (people.get(ref) ?? []).filter(person => !involved.includes(person));
}

/**
 * Why a vote must not be taken although it would count: its voter is the only one left for a later stage, and
 * somebody else can stand in here. Undefined where nothing gets worse by it.
 */
export function whyStranding(options: {
  before: RequestRecord;
  after: RequestRecord;
  people: Map<EntityRef, EntityRef[]>;
}): string | undefined {
  const { before, after, people } = options;
  const [stage] = strandedStages(after, people);
  return stage !== undefined && strandedStages(before, people).length === 0
    ? `If you approved this stage, nobody would be left for stage ${stageInWords(
        stage,
      )}, as one person counts only once. Leave this one to somebody else.`
    : undefined;
}

/** Names of the stages left unmet when everybody who can approves in every stage from a position on. */
function unmetStages(options: {
  stages: Stage[];
  distinct: boolean;
  votes: VoteRecord[];
  from: number;
  peopleOf: (ref: EntityRef) => EntityRef[];
}): string[] {
  const { stages, distinct, votes, from, peopleOf } = options;
  const possible: VoteRecord[] = stages.flatMap((stage, index) => {
    if (index < from) {
      return [];
    }
    const approvers = stage.requirements.flatMap(one => one.approvers);
    const voters = new Set(approvers.flatMap(peopleOf));
    return [...voters].map(voter => ({
      voter,
      verdict: 'approve' as const,
      stage: index,
      revision: 1,
      digest: '',
      at: new Date(0),
      memberships: approvers.filter(ref => peopleOf(ref).includes(voter)),
    }));
  });
  return matchVotes({
    stages,
    votes: [...votes, ...possible],
    evaluation: { distinct },
  }).flatMap((requirements, index) =>
    isComplete(requirements) ? [] : [stages[index].name],
  );
}
