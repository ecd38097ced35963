import type { RuleTrace } from '@infra-requests/plugin-infra-requests-common';
import { decideWithTrace, evaluate } from '../../src/domain/policy/evaluate';
import type { Facts, Policy } from '../../src/domain/types';
import type { Engine } from './engines';

const matchedRules = (trace: readonly RuleTrace[]) =>
  trace.filter(({ result }) => result === 'matched').map(({ rule }) => rule);

/** Every entry and every comparison with all that it says. */
function readTrace(trace: readonly RuleTrace[]): number {
  let seen = 0;
  for (const { rule, result, comparisons } of trace) {
    seen += rule.length + (result === 'matched' ? 1 : 0);
    // Many lists are frozen, and the machine iterates over those more slowly than it indexes them.
    for (let index = 0; index < comparisons.length; index += 1) {
      const comparison = comparisons[index];
      seen += comparison.path.length + comparison.operator.length;
      seen += comparison.expected === undefined ? 0 : 1;
      seen += comparison.actual === undefined ? 0 : 1;
      seen += comparison.result === 'matched' ? 1 : 0;
    }
  }
  return seen;
}

/** The decision with its stages and the trace of every rule, as the other engines give theirs. */
export const withTrace = (policy: Policy, requests: Facts[]): Engine => ({
  name: 'Infra Requests',
  matched: position =>
    matchedRules(decideWithTrace(policy, requests[position]).trace),
  judge: positions => {
    let seen = 0;
    for (const position of positions) {
      const { trace, decision } = decideWithTrace(policy, requests[position]);
      seen += readTrace(trace) + decision.stages.length;
    }
    return seen;
  },
});

/** All of that with what no other engine gives: the reasons and the summary in words. */
export const inWords = (policy: Policy, requests: Facts[]): Engine => ({
  name: 'Infra Requests, in words',
  matched: position => matchedRules(evaluate(policy, requests[position]).trace),
  judge: positions => {
    let seen = 0;
    for (const position of positions) {
      const { trace, stages, reasons, summary } = evaluate(
        policy,
        requests[position],
      );
      seen += readTrace(trace) + stages.length + summary!.length;
      for (const { text } of reasons) {
        seen += text.length;
      }
    }
    return seen;
  },
});
