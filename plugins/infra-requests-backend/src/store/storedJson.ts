import type {
  BacktestResult,
  CheckResult,
  CostEstimate,
  EntityRef,
  Evaluation,
  Requirement,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import type { PastDecision } from '../domain/backtest/pastDecision';
import type {
  EscalationRecord,
  Facts,
  RequestRecord,
  ReviewRecord,
  Terms,
  VoteDelegation,
  VoteRecord,
} from '../domain/types';
import {
  delayed,
  escalation,
  requirement,
  review,
  terms,
  vote,
  voteDelegation,
} from './storedDecision';

/** What of a request is kept as one JSON document, because no list asks for it. */
export interface RequestDocument {
  parameters: JsonObject;
  previousParameters?: JsonObject;
  emergency?: true;
  incident?: string;
  notBefore?: string;
  lease?: string;
  terms?: Terms;
  breakGlass?: RequestRecord['breakGlass'];
  lateVotes?: VoteRecord[];
  tookPart?: EntityRef[];
  review?: ReviewRecord;
  delayed?: RequestRecord['delayed'];
  cost: CostEstimate;
  facts: Facts;
  evaluation: Evaluation;
}

// Taken as it was parsed: copying through a record schema would drop keys such as __proto__.
const jsonObject = z.custom<JsonObject>(
  value => typeof value === 'object' && value !== null && !Array.isArray(value),
  'expected an object',
);

const costEstimate = z.looseObject({
  currency: z.string(),
  monthly: z.string().optional(),
  unknown: z.string().optional(),
  lines: z.array(
    z.looseObject({
      title: z.string(),
      quantity: z.string().optional(),
      unitPrice: z.string().optional(),
      amount: z.string().optional(),
      unknown: z.string().optional(),
    }),
  ),
});

const facts = z.looseObject({
  values: jsonObject,
  unknown: z.record(z.string(), z.string()),
});

const truth = z.enum(['matched', 'not-matched', 'unknown']);

const ruleTrace = z.looseObject({
  rule: z.string(),
  title: z.string().optional(),
  effect: z.looseObject({
    tier: z.string().optional(),
    require: z.array(requirement).optional(),
    deny: z.string().optional(),
  }),
  result: truth,
  comparisons: z.array(
    z.looseObject({
      path: z.string(),
      operator: z.string(),
      expected: z.unknown(),
      actual: z.unknown().optional(),
      unknown: z.string().optional(),
      result: truth,
    }),
  ),
});

const evaluation = z.looseObject({
  outcome: z.enum(['automatic', 'approval', 'denied']),
  tier: z.looseObject({ id: z.string(), title: z.string(), rank: z.number() }),
  stages: z.array(
    z.looseObject({ name: z.string(), requirements: z.array(requirement) }),
  ),
  distinct: z.boolean(),
  reasons: z.array(
    z.looseObject({
      kind: z.enum([
        'tier',
        'require',
        'deny',
        'deny-unknown',
        'unknown',
        'fallback',
      ]),
      rule: z.string().optional(),
      text: z.string(),
    }),
  ),
  trace: z.array(ruleTrace),
  // Absent on requests that were judged before there were summaries.
  summary: z.string().optional(),
  policyDigest: z.string(),
});

const requestDocument: z.ZodType<RequestDocument> = z.looseObject({
  parameters: jsonObject,
  previousParameters: jsonObject.optional(),
  emergency: z.literal(true).optional(),
  incident: z.string().optional(),
  notBefore: z.string().optional(),
  lease: z.string().optional(),
  terms: terms.optional(),
  breakGlass: z.looseObject({ skipped: z.array(z.string()) }).optional(),
  lateVotes: z.array(vote).optional(),
  tookPart: z.array(z.string()).optional(),
  review: review.optional(),
  delayed: delayed.optional(),
  cost: costEstimate,
  facts,
  evaluation,
});

function parse<T>(schema: z.ZodType<T>, json: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Error(`Stored ${what} is not JSON; the row was damaged`);
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new Error(
      `Stored ${what} is not what was written: ${z.prettifyError(
        result.error,
      )}`,
    );
  }
  return result.data;
}

export function parseRequestDocument(
  json: string,
  what: string,
): RequestDocument {
  return parse(requestDocument, json, what);
}

const asked = z.looseObject({ parameters: jsonObject });

/** What a request asks for: the part of its document that is compared with others. */
export function parseParameters(json: string, what: string): JsonObject {
  return parse(asked, json, what).parameters;
}

/**
 * Whether a request's document says that it is an emergency. Lists ask this of every request that they show, so a
 * document that cannot say so is not parsed.
 */
export function isEmergency(json: string, what: string): true | undefined {
  return json.includes('"emergency":true')
    ? parseRequestDocument(json, what).emergency
    : undefined;
}

const judgement = z.looseObject({
  facts,
  evaluation: z.looseObject({ stages: evaluation.shape.stages }),
});

/** What was judged and who was to approve: the part of a request's document that a backtest reads. */
export function parseJudgement(
  json: string,
  what: string,
): Pick<PastDecision, 'facts' | 'stages'> {
  const document = parse(judgement, json, what);
  return { facts: document.facts, stages: document.evaluation.stages };
}

const backtestResult: z.ZodType<BacktestResult> = z.object({
  evaluated: z.number(),
  unchanged: z.number(),
  laxer: z.number(),
  stricter: z.number(),
  rejectedNowAutomatic: z.number(),
  votesSaved: z.number(),
  votesAdded: z.number(),
  waitingHoursSaved: z.number(),
  waitingHoursAdded: z.number(),
  moves: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      count: z.number(),
      change: z.enum(['laxer', 'stricter', 'unchanged']),
    }),
  ),
});

export function parseBacktestResult(
  json: string,
  what: string,
): BacktestResult {
  return parse(backtestResult, json, what);
}

export function parseRequirements(json: string, what: string): Requirement[] {
  return parse(z.array(requirement), json, what);
}

export function parseEscalations(
  json: string,
  what: string,
): EscalationRecord[] {
  return parse(z.array(escalation), json, what);
}

export function parseVoteDelegations(
  json: string,
  what: string,
): VoteDelegation[] {
  return parse(z.array(voteDelegation), json, what);
}

const checkResult: z.ZodType<CheckResult> = z.looseObject({
  id: z.string(),
  title: z.string(),
  outcome: z.enum(['passed', 'warning', 'failed', 'unknown']),
  summary: z.string().optional(),
  evidence: z
    .array(
      z.looseObject({
        title: z.string(),
        url: z.string().optional(),
        digest: z.string(),
      }),
    )
    .optional(),
});

export function parseChecks(json: string, what: string): CheckResult[] {
  return parse(z.array(checkResult), json, what);
}

export function parseEntityRefs(json: string, what: string): EntityRef[] {
  return parse(z.array(z.string()), json, what);
}

export function parseJsonObject(json: string, what: string): JsonObject {
  return parse(jsonObject, json, what);
}
