import type {
  EntityRef,
  HistoryAction,
  RequestState,
  Stage,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { Facts, HistoryEntryRecord, VoteRecord } from '../types';

/** Where a record leads: everything about a request that decides on it. Times as they are hashed. */
export interface Replayed {
  revision: number;
  requester: EntityRef;
  lastEditor: EntityRef;
  editors: EntityRef[];
  state: RequestState;
  activeStage?: number;
  stages: (Stage & { openedAt?: string; completedAt?: string })[];
  /** By stage and voter. */
  votes: (Omit<VoteRecord, 'at'> & { at: string })[];
  facts?: Facts;
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

const isRevision = (action: HistoryAction) =>
  action === 'submitted' || action === 'edited';

/** Every state but waiting and being asked for changes is a decision; the first one since the edit counts. */
const isDecision = (action: HistoryAction) =>
  action !== 'stage-opened' && action !== 'changes-requested';

/** Follows a record from its first entry to its last. Independent of the code that wrote it. */
export function replayRecord(
  entries: HistoryEntryRecord[],
): Replayed & { digest: unknown } {
  const [first] = entries;
  const last = entries[entries.length - 1];
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
    lastEditor: revision?.actor.ref,
    editors: [...new Set(revisions.map(({ actor }) => actor.ref))],
    state,
    activeStage:
      state === 'pending'
        ? Number(opened[opened.length - 1].data.stage)
        : undefined,
    stages: stagesOf(since),
    votes: votesOf(since),
    facts: evaluated?.facts as Facts | undefined,
    evaluationDigest: evaluated?.evaluationDigest as string | undefined,
    submittedAt: first?.at,
    decidedAt: states.find(({ action }) => isDecision(action))?.at,
    updatedAt: last?.at,
  };
}

function stagesOf(since: HistoryEntryRecord[]): Replayed['stages'] {
  const evaluated = since.find(({ action }) => action === 'evaluated');
  const stages = (evaluated?.data.stages ?? []) as unknown as Stage[];
  const timeOf = (wanted: HistoryAction, position: number) =>
    since.find(
      ({ action, data }) => action === wanted && data.stage === position,
    )?.at;
  return stages.map((stage, position) => ({
    ...stage,
    openedAt: timeOf('stage-opened', position),
    completedAt: timeOf('stage-completed', position),
  }));
}

function votesOf(since: HistoryEntryRecord[]): Replayed['votes'] {
  const votes = new Map<string, Replayed['votes'][number]>();
  for (const { action, actor, data, at } of since) {
    const key = `${data.stage} ${actor.ref}`;
    const verdict = VERDICT_OF[action];
    if (verdict) {
      votes.set(key, {
        voter: actor.ref,
        verdict,
        comment: data.comment as string | undefined,
        stage: Number(data.stage),
        revision: Number(data.revision),
        digest: String(data.digest),
        at,
        memberships: data.memberships as EntityRef[],
      });
    } else if (action === 'vote-withdrawn') {
      votes.delete(key);
    }
  }
  return [...votes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, vote]) => vote);
}
