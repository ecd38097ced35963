import type { JsonValue } from '@backstage/types';
import {
  Engine as JsonRulesEngine,
  type EngineResult,
  type TopLevelCondition,
} from 'json-rules-engine';
import type { Predicate } from '../../src/domain/types';
import type { EngineFactory } from './engines';
import { AMOUNTS, cents, flatFacts } from './flatFacts';

type Compare = Extract<Predicate, { kind: 'compare' }>;
type Condition =
  | TopLevelCondition
  | { fact: string; operator: string; value: JsonValue };

/** A condition as it comes back, with what it was compared with. */
interface Judged {
  all?: Judged[];
  any?: Judged[];
  not?: Judged;
  fact?: string;
  factResult?: unknown;
  result?: boolean;
}

function readCondition({ all, any, not, ...own }: Judged): number {
  let seen = own.result ? 1 : 0;
  if (own.fact !== undefined) {
    seen += own.fact.length + (own.factResult === undefined ? 0 : 1);
  }
  for (const part of all ?? any ?? (not ? [not] : [])) {
    seen += readCondition(part);
  }
  return seen;
}

function readResults({ results, failureResults }: EngineResult): number {
  let seen = 0;
  for (const { name, conditions } of [...results, ...failureResults]) {
    seen += name.length + readCondition(conditions as Judged);
  }
  return seen;
}

const OPERATORS: Partial<Record<Compare['operator'], string>> = {
  $eq: 'equal',
  $in: 'in',
  $contains: 'contains',
  $lt: 'lessThan',
  $lte: 'lessThanInclusive',
  $gt: 'greaterThan',
  $gte: 'greaterThanInclusive',
};

function conditionOf(predicate: Predicate): Condition {
  switch (predicate.kind) {
    case 'all':
      return { all: predicate.of.map(conditionOf) };
    case 'any':
      return { any: predicate.of.map(conditionOf) };
    case 'not':
      return { not: conditionOf(predicate.of) };
    default: {
      const { path, operator, expected } = predicate;
      return {
        fact: path,
        operator: OPERATORS[operator]!,
        value: AMOUNTS.includes(path) ? cents(expected) : expected,
      };
    }
  }
}

/** Its answer holds the conditions of every rule with what they were compared with: the same trace. */
export const jsonRulesEngine: EngineFactory = (policy, requests) => {
  const engine = new JsonRulesEngine(
    policy.rules.map(({ id, when }) => ({
      name: id,
      conditions: { all: [conditionOf(when)] },
      event: { type: id },
    })),
    { allowUndefinedFacts: true },
  );
  const inputs = requests.map(({ values }) => flatFacts(values));
  return {
    name: 'json-rules-engine',
    matched: async position =>
      (await engine.run(inputs[position])).events.map(({ type }) => type),
    judge: async positions => {
      let seen = 0;
      for (const position of positions) {
        seen += readResults(await engine.run(inputs[position]));
      }
      return seen;
    },
  };
};
