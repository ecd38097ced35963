import { evaluatePredicate } from '../policy/predicate';
import { describePredicate } from '../policy/explain';
import { pathsOf } from './comparisons';
import { findRequest } from './findRequest';
import type { Finding } from './Finding';
import { isImpossible } from './neverMatches';
import type { Steps } from './steps';
import type { Subject } from './Subject';
import { MATCHED } from './truths';
import { ruleNamed } from './wordsOfRules';
import type { Predicate, Rule } from '../types';

/** Alternatives of rules that can match, which never hold together with the rest of the rule. */
export function* contradictions(
  subject: Subject,
  neverMatching: ReadonlySet<string>,
): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of subject.rules) {
    if (!neverMatching.has(rule.id)) {
      const never = yield* alternativesThat(rule.when, one =>
        isImpossible([rule.when, one], subject),
      );
      for (const alternative of never) {
        findings.push(...(yield* finding(rule, alternative, subject)));
      }
    }
  }
  return findings;
}

/** The outermost branches with a property, of every `$any` that has to hold. */
function* alternativesThat(
  predicate: Predicate,
  isSo: (alternative: Predicate) => boolean,
): Steps<Predicate[]> {
  if (predicate.kind !== 'all' && predicate.kind !== 'any') {
    return [];
  }
  const found: Predicate[] = [];
  for (const one of predicate.of) {
    yield;
    if (predicate.kind === 'any' && isSo(one)) {
      found.push(one);
    } else {
      found.push(...(yield* alternativesThat(one, isSo)));
    }
  }
  return found;
}

function* finding(
  rule: Rule,
  alternative: Predicate,
  { policy, models, effort }: Subject,
): Steps<Finding[]> {
  for (const model of models) {
    const facts = yield* findRequest({
      model,
      wishes: [{ predicate: rule.when, allowed: MATCHED }],
      effort,
    });
    if (facts && evaluatePredicate(alternative, facts).result !== 'matched') {
      return [
        {
          code: 'contradiction',
          severity: 'warning',
          rule: rule.id,
          otherRules: [],
          message: `The ${ruleNamed(
            rule,
          )} offers an alternative that never applies: no request that meets the rest of the rule can be one where ${describePredicate(
            alternative,
            policy,
          )}. Correct the alternative, or remove it.`,
          facts,
          mention: pathsOf([rule.when]),
        },
      ];
    }
  }
  return [];
}
