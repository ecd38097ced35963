import { evaluatePredicate } from '../policy/predicate';
import { describePredicate } from '../policy/explain';
import { pathsOf } from './comparisons';
import { findRequest } from './findRequest';
import type { Finding } from './Finding';
import { isImpossible } from './neverMatches';
import type { Subject } from './Subject';
import { MATCHED } from './truths';
import { ruleNamed } from './wordsOfRules';
import type { Predicate, Rule } from '../types';

/** Alternatives of rules that can match, which never hold together with the rest of the rule. */
export function contradictions(
  subject: Subject,
  neverMatching: ReadonlySet<string>,
): Finding[] {
  return subject.rules
    .filter(({ id }) => !neverMatching.has(id))
    .flatMap(rule =>
      alternativesThat(rule.when, one =>
        isImpossible([rule.when, one], subject),
      ).flatMap(one => finding(rule, one, subject)),
    );
}

/** The outermost branches with a property, of every `$any` that has to hold. */
function alternativesThat(
  predicate: Predicate,
  isSo: (alternative: Predicate) => boolean,
): Predicate[] {
  switch (predicate.kind) {
    case 'all':
      return predicate.of.flatMap(one => alternativesThat(one, isSo));
    case 'any':
      return predicate.of.flatMap(one =>
        isSo(one) ? [one] : alternativesThat(one, isSo),
      );
    default:
      return [];
  }
}

function finding(
  rule: Rule,
  alternative: Predicate,
  { policy, models, effort }: Subject,
): Finding[] {
  for (const model of models) {
    const facts = findRequest({
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
