import type {
  Evaluation,
  RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';

/** How many requests in one state, with one outcome, a rule matched. */
export interface RuleCount {
  rule: string;
  state: string;
  outcome: string;
  requests: number;
}

export function matchedRules(evaluation: Evaluation): string[] {
  return evaluation.trace
    .filter(({ result }) => result === 'matched')
    .map(({ rule }) => rule);
}

/** By rule, the one that matched most first. What no person approved is counted apart from what people approved. */
export function usageOf(counts: RuleCount[]): RuleUsage[] {
  const byRule = new Map<string, RuleUsage>();
  for (const { rule, state, outcome, requests } of counts) {
    const usage = byRule.get(rule) ?? { rule, matched: 0, states: {} };
    byRule.set(rule, usage);
    const ended =
      state === 'approved' && outcome === 'automatic' ? 'automatic' : state;
    usage.matched += requests;
    usage.states[ended] = (usage.states[ended] ?? 0) + requests;
  }
  return [...byRule.values()].sort(
    (a, b) => b.matched - a.matched || (a.rule < b.rule ? -1 : 1),
  );
}
