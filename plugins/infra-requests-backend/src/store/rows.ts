import type {
  Actor,
  Backtest,
  BacktestChange,
  HistoryAction,
  RequestState,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { EffectKind, ReviewRecord } from '../domain/types';

export interface RequestRow {
  number: number;
  id: string;
  version: number;
  revision: number;
  digest: string;
  type: string;
  type_title: string;
  action: string;
  environment: string | null;
  owner_ref: string;
  requester_ref: string;
  requested_for_ref: string | null;
  last_editor_ref: string;
  editors: string;
  justification: string | null;
  state: RequestState;
  outcome: string;
  tier_id: string;
  tier_title: string;
  tier_rank: number;
  /** 0 or 1 on SQLite. */
  tier_distinct: boolean | number;
  currency: string;
  monthly_cost: string | null;
  monthly_cost_sort: string;
  active_stage: number | null;
  stage_name: string | null;
  stage_filled: number | null;
  stage_needed: number | null;
  policy_digest: string;
  submitted_at: string;
  updated_at: string;
  decided_at: string | null;
  history_length: number;
  history_head: string;
  idempotency_key: string | null;
  idempotency_fingerprint: string | null;
  document: string;
  search_text: string;
  involved: string | null;
  spoken_for: string | null;
  /** 0 or 1 on SQLite. */
  break_glass: boolean | number;
  due_at: string;
  next_step_at: string | null;
  not_before: string | null;
  review_state: ReviewRecord['state'] | null;
  review_due_at: string | null;
  review_overdue_at: string | null;
  review_approved_by: string | null;
  entity_ref: string | null;
  agent: string | null;
  subject: string | null;
  comments: number;
  expires_at: string | null;
  urgency: string;
  checks: string | null;
  previous_monthly_cost: string | null;
}

export interface StageRow {
  request_id: string;
  revision: number;
  position: number;
  name: string;
  requirements: string;
  opened_at: string | null;
  completed_at: string | null;
  reminders: number | null;
  escalations: string | null;
}

/** A row of request_approvers, pending_approvals or pending_reviews. */
export interface ApproverRow {
  request_id: string;
  approver_ref: string;
}

export interface VoteRow {
  /** Assigned by the database; keeps the order. */
  id: number;
  request_id: string;
  revision: number;
  stage: number;
  voter_ref: string;
  verdict: Verdict;
  comment: string | null;
  digest: string;
  memberships: string;
  /** 0 or 1 on SQLite. */
  fills: boolean | number;
  at: string;
  delegations: string | null;
  reference: string | null;
  carried_from: number | null;
}

export interface HistoryRow {
  request_id: string;
  seq: number;
  prev_hash: string;
  hash: string;
  actor_kind: Actor['kind'];
  actor_ref: string;
  action: HistoryAction;
  at: string;
  data: string;
}

export interface EffectRow {
  id: number;
  request_id: string;
  kind: EffectKind;
  idempotency_key: string;
  payload: string;
  attempts: number;
  available_at: string;
  leased_until: string | null;
  done_at: string | null;
  /** 0 or 1 on SQLite. */
  dead: boolean | number;
  last_error: string | null;
  created_at: string;
}

/** An effect with the number of its request. */
export type UnsettledEffectRow = EffectRow & Pick<RequestRow, 'number'>;

export interface DelegationRow {
  id: string;
  delegator_ref: string;
  delegate_ref: string;
  starts_at: string;
  ends_at: string;
  reason: string | null;
  created_at: string;
  ended_at: string | null;
}

export interface PolicyRow {
  digest: string;
  document: string;
  first_active_at: string;
  last_active_at: string;
  active_since: string | null;
  rules: number | null;
}

/** That a rule matched the current revision of a request. */
export interface MatchedRuleRow {
  request_id: string;
  rule_id: string;
}

export interface BacktestRow {
  id: string;
  state: Backtest['state'];
  slot: number | null;
  error: string | null;
  created_by: string;
  created_at: string;
  finished_at: string | null;
  period_from: string;
  period_to: string;
  policy_digest: string;
  total: number;
  result: string;
  alive_at: string;
}

export interface BacktestRequestRow {
  backtest_id: string;
  number: number;
  request_id: string;
  before: string;
  after: string;
  change: BacktestChange;
  text: string;
}

/** The columns that a save may change; the number and the idempotency claim are for ever. */
export type ChangingRequestColumns = Omit<
  RequestRow,
  'number' | 'id' | 'idempotency_key' | 'idempotency_fingerprint'
>;
