import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import { toDueAt } from './requestOrder';
import type { RequestRow } from './rows';
import { isEmergency } from './storedJson';

/** A request as lists show it, from its columns alone: what `summarize` makes of the whole request. */
export function toSummary(row: RequestRow): RequestSummary {
  return {
    id: row.id,
    number: row.number,
    type: row.type,
    typeTitle: row.type_title,
    action: row.action,
    environment: row.environment ?? undefined,
    owner: row.owner_ref,
    requester: row.requester_ref,
    requestedFor: row.requested_for_ref ?? undefined,
    entity: row.entity_ref ?? undefined,
    agent: row.agent ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    comments: row.comments > 0 ? row.comments : undefined,
    emergency: isEmergency(row.document, `request ${row.id}`),
    justification: row.justification ?? undefined,
    state: row.state,
    tier: { id: row.tier_id, title: row.tier_title, rank: row.tier_rank },
    revision: row.revision,
    digest: row.digest,
    currency: row.currency,
    monthlyCost: row.monthly_cost ?? undefined,
    progress: toProgress(row),
    dueAt: toDueAt(row.due_at),
    breakGlass: row.break_glass ? true : undefined,
    openReview: toOpenReview(row),
    submittedAt: row.submitted_at,
    updatedAt: row.updated_at,
    decidedAt: row.decided_at ?? undefined,
  };
}

function toProgress(row: RequestRow): RequestSummary['progress'] {
  return row.stage_name === null ||
    row.stage_filled === null ||
    row.stage_needed === null
    ? undefined
    : {
        stageName: row.stage_name,
        filled: row.stage_filled,
        needed: row.stage_needed,
      };
}

function toOpenReview(row: RequestRow): RequestSummary['openReview'] {
  return row.review_state === 'open' && row.review_due_at !== null
    ? { dueAt: row.review_due_at, overdue: row.review_overdue_at !== null }
    : undefined;
}
