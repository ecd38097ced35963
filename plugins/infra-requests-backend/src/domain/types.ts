import type {
  Actor,
  CostEstimate,
  EntityRef,
  Evaluation,
  HistoryAction,
  Money,
  Requirement,
  RequestState,
  Stage,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';

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

export interface Tier {
  id: string;
  title: string;
  description?: string;
  /** 0 is the least strict. */
  rank: number;
  /** Whether one person may fill only one requirement of the whole request. */
  distinct: boolean;
  stages: Stage[];
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
  /** Names of the parameters that are marked as secret: never stored, shown or logged. */
  secrets: string[];
  steps: RequestTypeStep[];
  cost: CostLineModel[];
}

export interface StageRecord extends Stage {
  openedAt?: Date;
  completedAt?: Date;
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
  /** The approver refs of the stage through which the vote counts, as the catalog said when it was cast. */
  memberships: EntityRef[];
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
  /** Whether the requester called it an emergency; a fact for rules. */
  emergency?: true;
  /** How long it is to live: an ISO 8601 duration. */
  lease?: string;
  /** Who made the current revision. */
  lastEditor: EntityRef;
  /** Everybody who made any revision, each once, the requester first. None of them decides. */
  editors: EntityRef[];
  justification?: string;
  parameters: JsonObject;
  /** What the previous revision asked. */
  previousParameters?: JsonObject;
  cost: CostEstimate;
  facts: Facts;
  evaluation: Evaluation;
  state: RequestState;
  stages: StageRecord[];
  /** Set exactly while pending. */
  activeStage?: number;
  /** Votes of the current revision. */
  votes: VoteRecord[];
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

export type EffectKind = 'event' | 'signal' | 'notification';

/** Something to do after the commit, at least once. */
export interface EffectDraft {
  kind: EffectKind;
  /** The same for every attempt; receivers that honour it act once. */
  idempotencyKey: string;
  payload: JsonObject;
}
