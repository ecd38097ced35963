import type {
  EntityRef,
  HistoryAction,
  RequestState,
  Stage,
  Verdict,
  VoteDelegation,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import type {
  EscalationRecord,
  Facts,
  HistoryEntryRecord,
  VoteRecord,
} from '../types';

type ReplayedVote = Omit<VoteRecord, 'at'> & { at: string };

/** Where a record leads: everything about a request that decides on it. Times as they are hashed. */
export interface Replayed {
  revision: number;
  requester: EntityRef;
  lastEditor: EntityRef;
  editors: EntityRef[];
  state: RequestState;
  activeStage?: number;
  stages: (Stage & {
    openedAt?: string;
    completedAt?: string;
    reminders?: number;
    escalations?: (Omit<EscalationRecord, 'at'> & { at: string })[];
  })[];
  /** By stage and voter. */
  votes: ReplayedVote[];
  /** In the order in which they came. */
  lateVotes: ReplayedVote[];
  tookPart?: EntityRef[];
  involved?: EntityRef[];
  agent?: string;
  comments?: number;
  terms?: JsonObject;
  breakGlass?: JsonObject;
  review?: JsonObject;
  facts?: Facts;
  checks?: JsonObject[];
  evaluationDigest?: string;
  submittedAt: string;
  decidedAt?: string;
  updatedAt: string;
}

const STATE_AFTER: Partial<Record<HistoryAction, RequestState>> = {
  denied: 'denied',
  'stage-opened': 'pending',
  approved: 'approved',
  rejected: 'rejected',
  'changes-requested': 'changes-requested',
  cancelled: 'cancelled',
  expired: 'expired',
  'fulfilment-started': 'fulfilling',
  fulfilled: 'fulfilled',
  'fulfilment-failed': 'failed',
};

const VERDICT_OF: Partial<Record<HistoryAction, Verdict>> = {
  'approval-voted': 'approve',
  'rejection-voted': 'reject',
  'changes-voted': 'request-changes',
};

/** Made by somebody, who never decides on it. */
const isEdit = (action: HistoryAction) =>
  action === 'submitted' || action === 'edited';

const isRevision = (action: HistoryAction) =>
  isEdit(action) || action === 're-evaluated';

/** Every state but waiting and being asked for changes is a decision; the first one since the edit counts. */
const isDecision = (action: HistoryAction) =>
  action !== 'stage-opened' && action !== 'changes-requested';

/** Follows a record from its first entry to its last. Independent of the code that wrote it. */
export function replayRecord(
  entries: HistoryEntryRecord[],
): Replayed & { digest: unknown } {
  const [first] = entries;
  const last = entries[entries.length - 1];
  const edits = entries.filter(({ action }) => isEdit(action));
  const revisions = entries.filter(({ action }) => isRevision(action));
  const revision = revisions[revisions.length - 1];
  const since = entries.slice(entries.indexOf(revision));
  const evaluated = since.find(({ action }) => action === 'evaluated')?.data;
  const states = since.filter(({ action }) => action in STATE_AFTER);
  const state = STATE_AFTER[states[states.length - 1]?.action] ?? 'submitted';
  const opened = since.filter(({ action }) => action === 'stage-opened');

  return {
    digest: revision?.data.digest,
    revision: Number(revision?.data.revision),
    requester: first?.actor.ref,
    lastEditor: edits[edits.length - 1]?.actor.ref,
    editors: [...new Set(edits.map(({ actor }) => actor.ref))],
    state,
    activeStage:
      state === 'pending'
        ? Number(opened[opened.length - 1].data.stage)
        : undefined,
    stages: stagesOf(since),
    ...votesOf(entries),
    tookPart: tookPartIn(entries),
    involved: revision?.data.involved as EntityRef[] | undefined,
    agent: revision?.data.agent as string | undefined,
    comments: commentsIn(entries),
    terms: evaluated?.terms as JsonObject | undefined,
    breakGlass: evaluated?.breakGlass as JsonObject | undefined,
    review: reviewOf(entries),
    facts: evaluated?.facts as Facts | undefined,
    checks: evaluated?.checks as JsonObject[] | undefined,
    evaluationDigest: evaluated?.evaluationDigest as string | undefined,
    submittedAt: first?.at,
    decidedAt: states.find(({ action }) => isDecision(action))?.at,
    updatedAt: last?.at,
  };
}

function stagesOf(since: HistoryEntryRecord[]): Replayed['stages'] {
  const evaluated = since.find(({ action }) => action === 'evaluated');
  const stages = (evaluated?.data.stages ?? []) as unknown as Stage[];
  return stages.map((stage, position) =>
    stageIn(
      stage,
      since.filter(({ data }) => data.stage === position),
    ),
  );
}

function stageIn(
  stage: Stage,
  entries: HistoryEntryRecord[],
): Replayed['stages'][number] {
  const all = (wanted: HistoryAction) =>
    entries.filter(({ action }) => action === wanted);
  const reminded = all('reminded');
  const escalations = all('escalated').map(({ data, at }) => ({
    step: Number(data.step),
    to: data.to as EntityRef[],
    at,
  }));
  const joined = escalations.flatMap(({ to }) => to);
  return {
    name: stage.name,
    requirements: stage.requirements.map(({ approvers, count }) => ({
      approvers: [...new Set([...approvers, ...joined])],
      count,
    })),
    openedAt: all('stage-opened')[0]?.at,
    completedAt: all('stage-completed')[0]?.at,
    reminders: reminded[reminded.length - 1]?.data.reminders as
      | number
      | undefined,
    escalations: escalations.length > 0 ? escalations : undefined,
  };
}

/** The review outlives the revision that was approved. */
function reviewOf(entries: HistoryEntryRecord[]): Replayed['review'] {
  let review: Replayed['review'];
  for (const { action, actor, data, at } of entries) {
    if (action === 'review-opened') {
      const { overdueAt } = review?.state === 'open' ? review : {};
      review = { ...data, state: 'open', overdueAt };
    } else if (action === 'review-overdue') {
      const reviewers = [
        ...(review!.reviewers as EntityRef[]),
        ...(data.to as EntityRef[]),
      ];
      review = {
        ...review,
        overdueAt: at,
        reviewers: [...new Set(reviewers)],
      };
    } else if (action === 'reviewed') {
      review = {
        ...review,
        ...data,
        state: 'done',
        reviewedBy: actor.ref,
        reviewedAt: at,
      };
    }
  }
  return review;
}

const keyOf = ({ data, actor }: HistoryEntryRecord) =>
  `${data.stage} ${actor.ref}`;

function votesOf(
  entries: HistoryEntryRecord[],
): Pick<Replayed, 'votes' | 'lateVotes'> {
  let before = new Map<string, ReplayedVote>();
  let votes = new Map<string, ReplayedVote>();
  let lateVotes: ReplayedVote[] = [];
  for (const entry of entries) {
    const { action, data } = entry;
    const verdict = VERDICT_OF[action];
    if (isRevision(action)) {
      before = votes;
      votes = new Map();
      lateVotes = [];
    } else if (verdict) {
      votes.set(keyOf(entry), castIn(entry, verdict));
    } else if (action === 'late-vote') {
      lateVotes.push(castIn(entry, data.verdict as Verdict));
    } else if (action === 'vote-withdrawn') {
      votes.delete(keyOf(entry));
    } else if (action === 'membership-changed') {
      const key = `${data.stage} ${data.voter}`;
      const changed = { ...votes.get(key)!, ...standingIn(data) };
      if (changed.memberships.length > 0) {
        votes.set(key, changed);
      } else {
        votes.delete(key);
      }
    } else if (action === 'votes-carried-over') {
      for (const carried of data.votes as JsonObject[]) {
        const key = `${carried.stage} ${carried.voter}`;
        const earlier = before.get(key)!;
        votes.set(key, {
          ...earlier,
          ...standingIn(carried),
          revision: Number(data.revision),
          carriedFrom: earlier.carriedFrom ?? earlier.revision,
        });
      }
    }
  }
  return {
    votes: [...votes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, vote]) => vote),
    lateVotes,
  };
}

function commentsIn(entries: HistoryEntryRecord[]): number | undefined {
  const comments = entries.filter(({ action }) => action === 'commented');
  return comments.length > 0 ? comments.length : undefined;
}

/** Whoever voted, or had somebody vote, on what has terms. */
function tookPartIn(entries: HistoryEntryRecord[]): EntityRef[] | undefined {
  const people = new Set<EntityRef>();
  let hasTerms = false;
  for (const { action, actor, data } of entries) {
    if (action === 'evaluated') {
      hasTerms = data.terms !== undefined;
    } else if (hasTerms && VERDICT_OF[action]) {
      people.add(actor.ref);
      const { delegations = [] } = standingIn(data);
      delegations.forEach(({ delegator }) => people.add(delegator));
    }
  }
  return people.size > 0 ? [...people] : undefined;
}

function castIn(
  { actor, data, at }: HistoryEntryRecord,
  verdict: Verdict,
): ReplayedVote {
  return {
    voter: actor.ref,
    verdict,
    comment: data.comment as string | undefined,
    reference: data.reference as string | undefined,
    stage: Number(data.stage),
    revision: Number(data.revision),
    digest: String(data.digest),
    at,
    ...standingIn(data),
  };
}

/** Through what a vote counts, as an entry says it; nothing is lent where the entry says nothing of it. */
function standingIn(
  data: JsonObject,
): Pick<VoteRecord, 'memberships' | 'delegations'> {
  return {
    memberships: data.memberships as EntityRef[],
    delegations: data.delegations as unknown as VoteDelegation[] | undefined,
  };
}
