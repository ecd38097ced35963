import { deadlineOf, nextStepAt } from '../domain/decision/dueSteps';
import { everybodyNamed } from '../domain/decision/everybodyNamed';
import { leaseEndOf } from '../domain/decision/running';
import {
  fillingVoters,
  pendingApprovers,
  spokenFor,
  stageProgress,
} from '../domain/decision/summary';
import type {
  HistoryEntryRecord,
  RequestRecord,
  StageRecord,
  VoteRecord,
} from '../domain/types';
import { costSortKey, dueSortKey, urgencySortKey } from './requestOrder';
import { awaitedReviewers } from './awaitedReviewers';
import type { IdempotencyClaim } from './RequestStore';
import type {
  ApproverRow,
  ChangingRequestColumns,
  HistoryRow,
  MatchedRuleRow,
  RequestRow,
  StageRow,
  VoteRow,
} from './rows';
import { matchedRules } from './ruleUsage';
import { searchText } from './searchText';
import {
  parseChecks,
  parseEntityRefs,
  parseEscalations,
  parseJsonObject,
  parseRequestDocument,
  parseRequirements,
  parseVoteDelegations,
  type RequestDocument,
} from './storedJson';

export function toRequestColumns(
  request: RequestRecord,
): ChangingRequestColumns {
  const { evaluation, cost } = request;
  const progress = stageProgress(request);
  const spoken = spokenFor(request);
  const dueAt = deadlineOf(request);
  const document: RequestDocument = {
    parameters: request.parameters,
    previousParameters: request.previousParameters,
    emergency: request.emergency,
    incident: request.incident,
    notBefore: request.notBefore,
    lease: request.lease,
    terms: request.terms,
    breakGlass: request.breakGlass,
    lateVotes: request.lateVotes,
    tookPart: request.tookPart,
    review: request.review,
    delayed: request.delayed,
    cost,
    facts: request.facts,
    evaluation,
  };
  return {
    version: request.version,
    revision: request.revision,
    digest: request.digest,
    type: request.type,
    type_title: request.typeTitle,
    action: request.action,
    environment: request.environment ?? null,
    owner_ref: request.owner,
    requester_ref: request.requester,
    requested_for_ref: request.requestedFor ?? null,
    last_editor_ref: request.lastEditor,
    editors: JSON.stringify(request.editors),
    justification: request.justification ?? null,
    state: request.state,
    outcome: evaluation.outcome,
    tier_id: evaluation.tier.id,
    tier_title: evaluation.tier.title,
    tier_rank: evaluation.tier.rank,
    tier_distinct: evaluation.distinct,
    currency: cost.currency,
    monthly_cost: cost.monthly ?? null,
    monthly_cost_sort: costSortKey(cost.monthly),
    active_stage: request.activeStage ?? null,
    stage_name: progress?.stageName ?? null,
    stage_filled: progress?.filled ?? null,
    stage_needed: progress?.needed ?? null,
    policy_digest: evaluation.policyDigest,
    submitted_at: request.submittedAt.toISOString(),
    updated_at: request.updatedAt.toISOString(),
    decided_at: request.decidedAt?.toISOString() ?? null,
    history_length: request.history.length,
    history_head: request.history.head,
    document: JSON.stringify(document),
    search_text: searchText(request),
    involved: toJson(request.involved),
    spoken_for: toJson(spoken.length > 0 ? spoken : undefined),
    break_glass: request.breakGlass !== undefined,
    due_at: dueSortKey(dueAt),
    next_step_at: nextStepAt(request)?.toISOString() ?? null,
    not_before: toInstant(request.notBefore),
    entity_ref: request.entity ?? null,
    agent: request.agent ?? null,
    subject: request.subject ?? null,
    comments: request.comments ?? 0,
    expires_at: leaseEndOf(request)?.toISOString() ?? null,
    urgency: urgencySortKey(request, dueAt),
    checks: toJson(request.checks),
    previous_monthly_cost: request.previousMonthlyCost ?? null,
    ...toReviewColumns(request),
  };
}

function toReviewColumns({
  review,
}: RequestRecord): Pick<
  RequestRow,
  'review_state' | 'review_due_at' | 'review_overdue_at' | 'review_approved_by'
> {
  return {
    review_state: review?.state ?? null,
    review_due_at: review?.dueAt.toISOString() ?? null,
    review_overdue_at: review?.overdueAt?.toISOString() ?? null,
    review_approved_by: toJson(review?.approvedBy),
  };
}

/** In the one form in which times compare as text. */
function toInstant(text: string | undefined): string | null {
  return text === undefined ? null : new Date(text).toISOString();
}

function toJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

export function toIdempotencyColumns(
  claim: IdempotencyClaim | undefined,
): Pick<RequestRow, 'idempotency_key' | 'idempotency_fingerprint'> {
  return {
    idempotency_key: claim?.key ?? null,
    idempotency_fingerprint: claim?.fingerprint ?? null,
  };
}

export function toStageRows(request: RequestRecord): StageRow[] {
  return request.stages.map((stage, position) => ({
    request_id: request.id,
    revision: request.revision,
    position,
    name: stage.name,
    requirements: JSON.stringify(stage.requirements),
    opened_at: stage.openedAt?.toISOString() ?? null,
    completed_at: stage.completedAt?.toISOString() ?? null,
    reminders: stage.reminders ?? null,
    escalations: toJson(stage.escalations),
  }));
}

export function toApproverRows(request: RequestRecord): ApproverRow[] {
  return approverRows(request, everybodyNamed(request));
}

export function toPendingRows(request: RequestRecord): ApproverRow[] {
  return approverRows(request, pendingApprovers(request));
}

export function toReviewerRows(request: RequestRecord): ApproverRow[] {
  return approverRows(request, awaitedReviewers(request));
}

function approverRows(request: RequestRecord, refs: string[]): ApproverRow[] {
  return refs.map(ref => ({ request_id: request.id, approver_ref: ref }));
}

export function toMatchedRuleRows(request: RequestRecord): MatchedRuleRow[] {
  return matchedRules(request.evaluation).map(rule => ({
    request_id: request.id,
    rule_id: rule,
  }));
}

export function toVoteRows(request: RequestRecord): Omit<VoteRow, 'id'>[] {
  const filling = new Set(fillingVoters(request));
  return request.votes.map(vote => ({
    request_id: request.id,
    revision: vote.revision,
    stage: vote.stage,
    voter_ref: vote.voter,
    verdict: vote.verdict,
    comment: vote.comment ?? null,
    digest: vote.digest,
    memberships: JSON.stringify(vote.memberships),
    fills: vote.verdict === 'approve' && filling.has(vote.voter),
    at: vote.at.toISOString(),
    delegations: toJson(vote.delegations),
    reference: vote.reference ?? null,
    carried_from: vote.carriedFrom ?? null,
  }));
}

export function toHistoryRow(
  requestId: string,
  entry: HistoryEntryRecord,
): HistoryRow {
  return {
    request_id: requestId,
    seq: entry.seq,
    prev_hash: entry.prevHash,
    hash: entry.hash,
    actor_kind: entry.actor.kind,
    actor_ref: entry.actor.ref,
    action: entry.action,
    at: entry.at,
    data: JSON.stringify(entry.data),
  };
}

export function toRequestRecord(
  row: RequestRow,
  stages: StageRow[],
  votes: VoteRow[],
): RequestRecord {
  const document = parseRequestDocument(row.document, `request ${row.id}`);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    revision: row.revision,
    digest: row.digest,
    type: row.type,
    typeTitle: row.type_title,
    action: row.action,
    environment: row.environment ?? undefined,
    owner: row.owner_ref,
    requester: row.requester_ref,
    requestedFor: row.requested_for_ref ?? undefined,
    lastEditor: row.last_editor_ref,
    editors: parseEntityRefs(row.editors, `editors of request ${row.id}`),
    justification: row.justification ?? undefined,
    parameters: document.parameters,
    previousParameters: document.previousParameters,
    previousMonthlyCost: row.previous_monthly_cost ?? undefined,
    entity: row.entity_ref ?? undefined,
    agent: row.agent ?? undefined,
    subject: row.subject ?? undefined,
    comments: row.comments > 0 ? row.comments : undefined,
    checks: parseOptional(
      parseChecks,
      row.checks,
      `checks of request ${row.id}`,
    ),
    emergency: document.emergency,
    incident: document.incident,
    notBefore: document.notBefore,
    lease: document.lease,
    involved: parseOptional(
      parseEntityRefs,
      row.involved,
      `people involved in request ${row.id}`,
    ),
    terms: document.terms,
    breakGlass: document.breakGlass,
    lateVotes: document.lateVotes,
    tookPart: document.tookPart,
    review: document.review,
    delayed: document.delayed,
    cost: document.cost,
    facts: document.facts,
    evaluation: document.evaluation,
    state: row.state,
    stages: stages.map(toStageRecord),
    activeStage: row.active_stage ?? undefined,
    votes: votes.map(toVoteRecord),
    submittedAt: new Date(row.submitted_at),
    updatedAt: new Date(row.updated_at),
    decidedAt: toDate(row.decided_at),
    history: { length: row.history_length, head: row.history_head },
  };
}

function toStageRecord(row: StageRow): StageRecord {
  return {
    name: row.name,
    requirements: parseRequirements(
      row.requirements,
      `stage ${row.position} of request ${row.request_id}`,
    ),
    openedAt: toDate(row.opened_at),
    completedAt: toDate(row.completed_at),
    reminders: row.reminders ?? undefined,
    escalations: parseOptional(
      parseEscalations,
      row.escalations,
      `escalations of stage ${row.position} of request ${row.request_id}`,
    ),
  };
}

function toVoteRecord(row: VoteRow): VoteRecord {
  const what = `vote of ${row.voter_ref} on request ${row.request_id}`;
  return {
    voter: row.voter_ref,
    verdict: row.verdict,
    comment: row.comment ?? undefined,
    stage: row.stage,
    revision: row.revision,
    digest: row.digest,
    at: new Date(row.at),
    memberships: parseEntityRefs(row.memberships, what),
    delegations: parseOptional(parseVoteDelegations, row.delegations, what),
    reference: row.reference ?? undefined,
    carriedFrom: row.carried_from ?? undefined,
  };
}

export function toHistoryEntry(row: HistoryRow): HistoryEntryRecord {
  return {
    seq: row.seq,
    action: row.action,
    actor: { kind: row.actor_kind, ref: row.actor_ref },
    at: row.at,
    data: parseJsonObject(
      row.data,
      `history entry ${row.seq} of request ${row.request_id}`,
    ),
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

function parseOptional<T>(
  parse: (json: string, what: string) => T,
  json: string | null,
  what: string,
): T | undefined {
  return json === null ? undefined : parse(json, what);
}

function toDate(text: string | null): Date | undefined {
  return text === null ? undefined : new Date(text);
}
