import type {
  Actor,
  CheckResult,
  CostEstimate,
  EntityRef,
  Evaluation,
  HistoryAction,
  Money,
  Requirement,
  RequestState,
  ReviewVerdict,
  Stage,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { CheckDeclaration } from './policy/checkFacts';

/**
 * The typed document that rules read. A path that is in neither part is absent (an optional parameter that
 * was not given). A path in `unknown` should be there but could not be found out; its value says why.
 */
export interface Facts {
  values: JsonObject;
  unknown: Record<string, string>;
}

export type Operator =
  | '$eq'
  | '$in'
  | '$exists'
  | '$contains'
  | '$hasPrefix'
  | '$lt'
  | '$lte'
  | '$gt'
  | '$gte';

/** A condition on facts, parsed and type-checked once at load. */
export type Predicate =
  | { kind: 'all'; of: Predicate[] }
  | { kind: 'any'; of: Predicate[] }
  | { kind: 'not'; of: Predicate }
  | {
      kind: 'compare';
      path: string;
      operator: Operator;
      expected: JsonValue;
      /** For `$contains` with a condition on the list's elements instead of a plain value. */
      element?: Predicate;
    };

export type Effect =
  | { kind: 'tier'; tier: string }
  | { kind: 'require'; require: Requirement[] }
  | { kind: 'deny'; message: string };

export interface Rule {
  id: string;
  title?: string;
  description?: string;
  /** Who answers for the rule: a user or group. */
  owner?: EntityRef;
  /** What the rule implements, such as `NIST-800-53:CM-3`; shown to auditors, of no effect. */
  controls?: string[];
  /** Kept and checked, but never read by an evaluation. */
  disabled?: true;
  when: Predicate;
  /** `when` as the admin wrote it. */
  source: JsonValue;
  effect: Effect;
}

export type Weekday =
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday';

/**
 * A stretch of wall-clock time in its calendar's zone. `weekly`: `from` and `to` are "HH:mm", `to` is exclusive and
 * belongs to the next day where it is not after `from` ("24:00" is the end of the day). `monthly`: days of the month,
 * `yearly`: "MM-dd"; in both, `to` is inclusive, and where it is before `from`, they go around the turn. `once`: days
 * ("yyyy-MM-dd", `to` inclusive) or minutes ("yyyy-MM-ddTHH:mm", `to` exclusive).
 */
export type CalendarWindow =
  | { kind: 'weekly'; days: Weekday[]; from: string; to: string }
  | { kind: 'monthly'; from: number; to: number }
  | { kind: 'yearly'; from: string; to: string }
  | { kind: 'once'; from: string; to: string };

/** Named times, such as business hours or a freeze; the fact `calendars.<id>` says whether it is such a time. */
export interface Calendar {
  id: string;
  title: string;
  /** IANA time zone. */
  timezone: string;
  /** Whether `calendar.inFreeze` is true in it. */
  freeze: boolean;
  windows: CalendarWindow[];
  /** What is cut out of the windows, such as public holidays. */
  except: CalendarWindow[];
}

/** What an owner may spend in a month, in the policy's currency. */
export interface Budgets {
  /** For every owner without an amount of its own; without it such owners have no budget. */
  default?: Money;
  owners: Record<EntityRef, Money>;
}

/** What people call the facts of a request type and their values; no part of a decision. */
export type Wording = Record<
  string,
  Record<string, { title?: string; values?: Record<string, string> }>
>;

/** What happens to a request that is still pending at its deadline. */
export type OnTimeout = 'expire' | 'reject' | 'escalate';

/** Some text that a person has to give, such as the number of a change ticket. */
export interface ReferenceTerms {
  title: string;
  /** A regular expression that the whole text has to match. */
  pattern?: string;
}

/** A shorter way for emergencies: other approvers now, and a review afterwards. */
export interface EmergencyTerms {
  /** Take the place of the tier's stages; never empty. */
  requirements: Requirement[];
  incident: ReferenceTerms;
  /** ISO 8601 duration from the approval; elapsed time, whatever the tier's calendar. */
  reviewWithin: string;
  /** Who looks at it afterwards; never empty. */
  reviewers: EntityRef[];
  /** Who joins the reviewers once the review is overdue. */
  escalateTo: EntityRef[];
}

/** How people decide in a tier, beyond who they are. Approver refs may be relations here. Durations are ISO 8601. */
export interface TierTerms {
  /** How long a request may wait for people; absent: for ever. */
  due?: string;
  onTimeout: OnTimeout;
  /** Id of the calendar in which `due`, `remindAfter` and `escalate` are counted; absent: around the clock. */
  calendar?: string;
  /** From the opening of a stage to the first reminder; each further one after twice as long. */
  remindAfter?: string;
  /** From the opening of a stage; who may approve as well from then on. */
  escalate: { after: string; to: EntityRef[] }[];
  /** How long an approval may wait for its fulfilment, around the clock; absent: for ever. */
  approvalValidFor?: string;
  /** Verdicts that need a comment. */
  commentOn: Verdict[];
  /** A reference that the verdicts in `on` need. */
  reference?: ReferenceTerms & { on: Verdict[] };
  /** How many distinct people have to reject before the request is rejected; at least 1. */
  rejections: number;
  /** Fact paths whose change dismisses votes; absent: every change does. */
  dismissOn?: string[];
  emergency?: EmergencyTerms;
}

/** The terms of a tier as they are frozen onto a request: relations resolved, the calendar whole. */
export interface Terms extends Omit<TierTerms, 'calendar'> {
  calendar?: Calendar;
}

export interface Tier {
  id: string;
  title: string;
  description?: string;
  /** 0 is the least strict. */
  rank: number;
  /** Whether one person may fill only one requirement of the whole request. */
  distinct: boolean;
  stages: Stage[];
  terms: TierTerms;
}

/** Tiers and rules, identified by the digest over everything in it that can change a decision. */
export interface Policy {
  digest: string;
  currency: string;
  /** IANA time zone of calendar facts. */
  timezone: string;
  /** Least to most strict; never empty. */
  tiers: Tier[];
  /** Also the disabled ones. */
  rules: Rule[];
  fallbackTier: string;
  calendars: Calendar[];
  budgets: Budgets;
  /** Environments for which nothing should be automatic; read by the analysis only, of no effect on a decision. */
  highRiskEnvironments: string[];
  /** By request type, then by fact path. */
  wording: Wording;
  /** The automated checks that there are, as rules and people call them; absent where that is not known. */
  checks?: readonly CheckDeclaration[];
}

/** How people are told that something waits for them. */
export interface NotificationSettings {
  /** One message per request as it comes, or one a day for all that waits. */
  approvals: 'immediate' | 'daily';
  /** "HH:mm" in the policy's time zone, for the daily one. */
  dailyAt: string;
}

/** A number that a cost line needs: constant, from a parameter, or looked up by a parameter's value. */
export type CostValue =
  | { kind: 'constant'; value: Money }
  | { kind: 'parameter'; parameter: string; default?: Money }
  | {
      kind: 'table';
      parameter: string;
      table: Record<string, Money>;
      default?: Money;
    };

export interface CostLineModel {
  title: string;
  quantity: CostValue;
  unitPrice: CostValue;
}

export interface RequestTypeStep {
  title: string;
  description?: string;
  /** JSON Schema of the step, with ui hints, as a Scaffolder template parameter. */
  schema: JsonObject;
}

/** An item of the catalogue: form, cost model, and where owner and environment come from. */
export interface RequestTypeDefinition {
  id: string;
  title: string;
  description: string;
  category: string;
  icon?: string;
  /** What can be asked for; the first is the default. */
  actions: string[];
  /** Name of the parameter that holds the owner's entity ref. */
  ownerParameter: string;
  environment?:
    | { kind: 'constant'; value: string }
    | { kind: 'parameter'; parameter: string };
  /** Name of the parameter that holds the ref of the catalog entity it concerns. */
  entityParameter?: string;
  /** How long it lives: an ISO 8601 duration, or the parameter that holds one. */
  lease?:
    | { kind: 'constant'; value: string }
    | { kind: 'parameter'; parameter: string };
  /** Names of the parameters that tell one thing of this type from another, such as its name; empty: nothing does. */
  identifiedBy?: string[];
  /** Names of the parameters that hold refs of users who take part, such as who committed; they never decide. */
  involved: string[];
  /** Names of the parameters that are marked as secret: never stored, shown or logged. */
  secrets: string[];
  steps: RequestTypeStep[];
  cost: CostLineModel[];
}

/** An escalation step that was carried out: its people have joined the approvers of the stage's requirements. */
export interface EscalationRecord {
  /** Position in the terms' `escalate`, from 0. */
  step: number;
  to: EntityRef[];
  at: Date;
}

export interface StageRecord extends Stage {
  openedAt?: Date;
  completedAt?: Date;
  /** How many reminders were due since it opened; of those due at once, the last was sent. */
  reminders?: number;
  escalations?: EscalationRecord[];
}

/** For whom a vote counts as well, besides its voter. */
export interface VoteDelegation {
  delegator: EntityRef;
  /** The approver refs of the stage that the delegator stands for. */
  memberships: EntityRef[];
}

/** One person's current vote on one stage of one revision. */
export interface VoteRecord {
  voter: EntityRef;
  verdict: Verdict;
  comment?: string;
  /** Position of the stage, from 0. */
  stage: number;
  revision: number;
  /** The digest of what the voter saw. */
  digest: string;
  at: Date;
  /**
   * The approver refs of the stage through which the vote counts, as the catalog said when it was cast; also those of
   * delegators.
   */
  memberships: EntityRef[];
  /** Those of the memberships that the voter has only through others, by delegator. */
  delegations?: VoteDelegation[];
  /** Such as the number of a change ticket. */
  reference?: string;
  /** The revision it was cast on, where it was carried over to the request's current one. */
  carriedFrom?: number;
}

/** The look back at an approval in an emergency. */
export interface ReviewRecord {
  state: 'open' | 'done';
  openedAt: Date;
  dueAt: Date;
  reviewers: EntityRef[];
  /** Who joins the reviewers once it is overdue. */
  escalateTo: EntityRef[];
  /** Who took part in the approval or voted before, also through others; none of them reviews it. */
  approvedBy: EntityRef[];
  /** When it was found overdue. */
  overdueAt?: Date;
  verdict?: ReviewVerdict;
  reviewedBy?: EntityRef;
  reviewedAt?: Date;
  comment?: string;
}

/** The aggregate that commands change: a request with its frozen decision and the current revision's votes. */
export interface RequestRecord {
  id: string;
  /** The human number; 0 until the store has assigned one. */
  number: number;
  /** Counts writes, for compare-and-swap; 1 when first stored. */
  version: number;
  /** Counts what was asked, from 1; an edit makes a new one. */
  revision: number;
  /** SHA-256, hex, over the canonical JSON of everything an approver judges. */
  digest: string;
  type: string;
  typeTitle: string;
  action: string;
  environment?: string;
  owner: EntityRef;
  requester: EntityRef;
  requestedFor?: EntityRef;
  /** The catalog entity that it concerns. */
  entity?: EntityRef;
  /** Which agent asked for it on behalf of the requester, such as `plugin:mcp-actions`; a fact for rules. */
  agent?: string;
  /**
   * What the request is about, the same for every request for the same thing; absent where its type does not say what
   * identifies one. A digest, as parameters may be confidential.
   */
  subject?: string;
  /** Whether the requester called it an emergency; a fact for rules. */
  emergency?: true;
  /** Reference of the incident, where the request is an emergency. */
  incident?: string;
  /** Not to be carried out before: ISO 8601 in UTC. */
  notBefore?: string;
  /** How long it is to live: an ISO 8601 duration. */
  lease?: string;
  /** People whom the parameters name as taking part; none of them decides. */
  involved?: EntityRef[];
  /** How people decide on it; absent on requests from before there were such. */
  terms?: Terms;
  /** Set where the tier's way for emergencies is taken. */
  breakGlass?: {
    /** Approvers of the stages that it skips, as refs. */
    skipped: EntityRef[];
  };
  /** Who made the current revision. */
  lastEditor: EntityRef;
  /** Everybody who made any revision, each once, the requester first. None of them decides. */
  editors: EntityRef[];
  justification?: string;
  parameters: JsonObject;
  /** What the previous revision asked. */
  previousParameters?: JsonObject;
  /** What the previous revision would have cost; absent where that was not known. */
  previousMonthlyCost?: Money;
  /** What automated checks said when it was judged; their evidence is part of the digest. */
  checks?: CheckResult[];
  /** How many comments were made. */
  comments?: number;
  cost: CostEstimate;
  facts: Facts;
  evaluation: Evaluation;
  state: RequestState;
  stages: StageRecord[];
  /** Set exactly while pending. */
  activeStage?: number;
  /** Votes of the current revision. */
  votes: VoteRecord[];
  /** Votes on the current revision that came when it was no longer theirs to decide; without effect. */
  lateVotes?: VoteRecord[];
  /**
   * Everybody by whose authority a vote was cast on any revision that has terms, each once, also where it counts no more;
   * absent where there is nobody. None of them looks back at it.
   */
  tookPart?: EntityRef[];
  review?: ReviewRecord;
  /** Why what was approved is not carried out yet, though nothing holds it back: it could not be judged again. */
  delayed?: {
    reason: string;
    since: Date;
    /** When the record was told of the reason. */
    toldAt: Date;
  };
  submittedAt: Date;
  updatedAt: Date;
  decidedAt?: Date;
  /** The anchor of the hash chain: how many entries there are, and the hash of the last. */
  history: { length: number; head: string };
}

/** A history entry before it is chained. */
export interface HistoryDraft {
  action: HistoryAction;
  actor: Actor;
  at: Date;
  data: JsonObject;
}

/** A line of the append-only record. `at` is ISO 8601 in UTC, as it is hashed. */
export interface HistoryEntryRecord {
  seq: number;
  action: HistoryAction;
  actor: Actor;
  at: string;
  data: JsonObject;
  prevHash: string;
  hash: string;
}

export type EffectKind = 'event' | 'signal' | 'notification' | 'fulfilment';

/** Something to do after the commit, at least once. */
export interface EffectDraft {
  kind: EffectKind;
  /** The same for every attempt; receivers that honour it act once. */
  idempotencyKey: string;
  payload: JsonObject;
}
