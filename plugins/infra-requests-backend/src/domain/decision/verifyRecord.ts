import type { RequestHistory } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import type {
  HistoryEntryRecord,
  RequestRecord,
  ReviewRecord,
  VoteRecord,
} from '../types';
import { digestOf, requestDigest } from './digest';
import { verifyHistory } from './history';
import { replayRecord, type Replayed } from './replayRecord';

const voteKey = (vote: { stage: number; voter: string }) =>
  `${vote.stage} ${vote.voter}`;

const voteAsHashed = ({ at, ...vote }: VoteRecord) => ({
  ...vote,
  at: at.toISOString(),
});

const reviewAsHashed = ({
  openedAt,
  dueAt,
  overdueAt,
  reviewedAt,
  ...review
}: ReviewRecord) => ({
  ...review,
  openedAt: openedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  overdueAt: overdueAt?.toISOString(),
  reviewedAt: reviewedAt?.toISOString(),
});

/** What the request says of each thing that its record says too. */
function saidBy(request: RequestRecord): Replayed {
  return {
    revision: request.revision,
    requester: request.requester,
    lastEditor: request.lastEditor,
    editors: request.editors,
    state: request.state,
    activeStage: request.activeStage,
    stages: request.stages.map(stage => ({
      name: stage.name,
      requirements: stage.requirements,
      openedAt: stage.openedAt?.toISOString(),
      completedAt: stage.completedAt?.toISOString(),
      reminders: stage.reminders,
      escalations: stage.escalations?.map(({ at, ...escalation }) => ({
        ...escalation,
        at: at.toISOString(),
      })),
    })),
    votes: request.votes
      .map(voteAsHashed)
      .sort((a, b) => (voteKey(a) < voteKey(b) ? -1 : 1)),
    lateVotes: (request.lateVotes ?? []).map(voteAsHashed),
    tookPart: request.tookPart,
    involved: request.involved,
    agent: request.agent,
    comments: request.comments || undefined,
    terms: request.terms as JsonObject | undefined,
    breakGlass: request.breakGlass,
    review: request.review && reviewAsHashed(request.review),
    facts: request.facts,
    checks: request.checks as JsonObject[] | undefined,
    evaluationDigest: digestOf(request.evaluation),
    submittedAt: request.submittedAt.toISOString(),
    decidedAt: request.decidedAt?.toISOString(),
    updatedAt: request.updatedAt.toISOString(),
  };
}

const WORDS: Record<Exclude<keyof Replayed, 'state'>, string> = {
  revision: 'revision',
  requester: 'requester',
  lastEditor: 'last editor',
  editors: 'editors',
  activeStage: 'open stage',
  stages: 'stages',
  votes: 'votes',
  lateVotes: 'late votes',
  tookPart: 'people who voted',
  involved: 'involved people',
  agent: 'agent',
  comments: 'number of comments',
  terms: 'terms',
  breakGlass: 'way for emergencies',
  review: 'review',
  facts: 'facts',
  checks: 'checks',
  evaluationDigest: 'evaluation',
  submittedAt: 'time of submission',
  decidedAt: 'time of decision',
  updatedAt: 'time of the last change',
};

/**
 * Whether the record is the one that was written, and whether the request still says the same: its content what
 * the digest stands for, and everything that decides on it where the entries lead. The record is the authority; a
 * difference means that something wrote past it.
 */
export function verifyRecord(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
): RequestHistory['verification'] {
  const chained = verifyHistory(entries, request.history);
  if (!chained.verified) {
    return chained;
  }
  const problem = differenceFrom(request, entries);
  return problem ? { verified: false, problem } : { verified: true };
}

function differenceFrom(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
): string | undefined {
  if (requestDigest(request) !== request.digest) {
    return 'The request is not what its digest stands for.';
  }
  const { digest, ...recorded } = replayRecord(entries);
  if (digest !== request.digest) {
    return 'The request is not the revision that was recorded last.';
  }
  const said = saidBy(request);
  if (recorded.state !== said.state) {
    return `The request says ${said.state}, the record says ${recorded.state}.`;
  }
  const words = Object.entries(WORDS) as [keyof Replayed, string][];
  const differs = words.find(
    ([key]) =>
      digestOf({ value: said[key] }) !== digestOf({ value: recorded[key] }),
  );
  return (
    differs && `The ${differs[1]} of the request: not what the record says.`
  );
}
