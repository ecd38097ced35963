import {
  isResolverRef,
  type EntityRef,
  type Evaluation,
  type Simulation,
  type Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { deadEnds } from '../domain/decision/deadEnds';
import { involvedPeople } from '../domain/decision/involvement';
import { whoever } from '../domain/policy/english';
import { allApprovers } from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';
import { refsOf, type ApproverDirectory } from './ApproverDirectory';
import { presentStages, type People } from './presentStages';

/** Everybody on the asking side; none of them decides. */
export type AskingSide = Pick<
  RequestRecord,
  'requester' | 'requestedFor' | 'editors' | 'involved'
>;

interface Question {
  stages: Stage[];
  /** Who would look back at it; only in an emergency. */
  reviewers?: EntityRef[];
  /** Relations of which cannot be said yet where they lead; they block nothing. */
  open?: EntityRef[];
  asking: AskingSide;
  directory: ApproverDirectory;
}

/** Who could approve what a policy asks for, and what nobody could. `stages` are those with relations resolved. */
export async function presentDecision(
  question: Question & { evaluation: Evaluation },
): Promise<Pick<Simulation, 'stages' | 'blockers'>> {
  const { evaluation, stages, reviewers = [], directory } = question;
  const { requester, requestedFor, editors, involved } = question.asking;
  const refs = [...allApprovers({ stages }), ...reviewers];
  const [people, unresolved] = await Promise.all([
    directory.peopleBehind(refs),
    directory.unresolved(refs),
  ]);
  return {
    stages: presentStages(
      {
        requester,
        requestedFor,
        editors,
        involved,
        stages,
        votes: [],
        evaluation,
        state: 'pending',
      },
      { people, unresolved },
    ),
    blockers: blockersOf({
      ...question,
      distinct: evaluation.distinct,
      people,
    }),
  };
}

/** What nobody could approve or look back at, in sentences. @throws ServiceUnavailableError */
export async function findDeadEnds(
  question: Question & { distinct: boolean },
): Promise<string[]> {
  const { stages, reviewers = [], directory } = question;
  return blockersOf({
    ...question,
    people: await directory.peopleBehind([
      ...allApprovers({ stages }),
      ...reviewers,
    ]),
  });
}

function blockersOf(
  question: Omit<Question, 'directory'> & {
    distinct: boolean;
    people: NonNullable<People>;
  },
): string[] {
  const { stages, reviewers, open = [], asking, distinct, people } = question;
  const involved = involvedPeople(asking);
  const isOpen = (approvers: EntityRef[]) =>
    approvers.some(ref => open.includes(ref));
  const found = deadEnds({
    stages: stages
      .map(stage => ({
        ...stage,
        requirements: stage.requirements.filter(
          ({ approvers }) => !isOpen(approvers),
        ),
      }))
      .filter(({ requirements }) => requirements.length > 0),
    distinct,
    people: refsOf(people),
    involved,
  });
  const mayReview = (ref: EntityRef) =>
    isResolverRef(ref) ||
    open.includes(ref) ||
    people.get(ref)?.some(person => !involved.includes(person.ref));
  return reviewers && !reviewers.some(mayReview)
    ? [
        ...found,
        `Nobody of ${whoever(
          reviewers,
        )} could look back at this emergency afterwards.`,
      ]
    : found;
}
