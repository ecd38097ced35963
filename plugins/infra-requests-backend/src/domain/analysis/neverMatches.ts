import { describePredicate } from '../policy/explain';
import { evaluatePredicate } from '../policy/predicate';
import { pathsOf } from './comparisons';
import { findRequest } from './findRequest';
import type { Finding } from './Finding';
import { possibleSpace } from './possibleSpace';
import { search } from './search';
import { conditionIn } from './space';
import type { Steps } from './steps';
import type { Subject } from './Subject';
import { MATCHED } from './truths';
import { listed } from '../policy/english';
import { ruleNamed } from './wordsOfRules';
import { whatThereIs } from './whatThereIs';
import type { Facts, Predicate, Rule } from '../types';

/** Whether no request at all fulfils all of some conditions. Whatever is not certain counts as possible. */
export function isImpossible(
  predicates: Predicate[],
  { models, effort }: Pick<Subject, 'models' | 'effort'>,
): boolean {
  effort.left -= pathsOf(predicates).length;
  return models.every(model => {
    if (predicates.some(one => (model.ofType(one) & MATCHED) === 0)) {
      return true;
    }
    const { factAt } = model;
    // With more facts known, no condition becomes true that was not: unknown ones need no look.
    const space = possibleSpace(predicates, { factAt, withUnknown: false });
    const goals = predicates.map(one => ({
      condition: conditionIn(space, one),
      allowed: MATCHED,
    }));
    return search(space, goals, effort).kind === 'nothing';
  });
}

/** The conditions that all have to hold. */
export const partsOf = (predicate: Predicate): Predicate[] =>
  predicate.kind === 'all' ? predicate.of.flatMap(partsOf) : [predicate];

/** The rules that match no request, each with the fewest of its conditions that exclude each other. */
export function* neverMatching(subject: Subject): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of subject.rules) {
    yield;
    const parts = partsOf(rule.when);
    if (isImpossible(parts, subject)) {
      const excluding = yield* withoutSuperfluous(parts, some =>
        isImpossible(some, subject),
      );
      const facts = yield* nearest(parts, excluding, subject);
      if (facts && evaluatePredicate(rule.when, facts).result !== 'matched') {
        findings.push({
          code: 'never-matches',
          severity: 'error',
          rule: rule.id,
          otherRules: [],
          message: sentence(rule, excluding, subject),
          facts,
          mention: pathsOf(parts),
        });
      }
    }
  }
  return findings;
}

/** As few as still have a property that all have together. */
export function* withoutSuperfluous<T>(
  all: T[],
  suffices: (some: T[]) => boolean,
): Steps<T[]> {
  let some = all;
  for (const one of all) {
    yield;
    const without = some.filter(other => other !== one);
    some = suffices(without) ? without : some;
  }
  return some;
}

/** A request that fulfils as many of the conditions as can be. */
function* nearest(
  parts: Predicate[],
  excluding: Predicate[],
  { models, effort }: Subject,
): Steps<Facts | undefined> {
  const attempts = [
    ...excluding.map(left => parts.filter(one => one !== left)),
    parts.filter(one => !excluding.includes(one)),
    [],
  ];
  for (const fulfilled of attempts) {
    for (const model of models) {
      const wishes = fulfilled.map(predicate => ({
        predicate,
        allowed: MATCHED,
      }));
      const facts = yield* findRequest({ model, wishes, effort });
      if (facts) {
        return facts;
      }
    }
  }
  return undefined;
}

function sentence(
  rule: Rule,
  excluding: Predicate[],
  { policy, models }: Subject,
): string {
  const conditions = excluding.map(one => describePredicate(one, policy));
  const why =
    excluding.length === 1
      ? `it is never the case that ${conditions[0]}`
      : `no request fulfils all of these at once: ${listed(conditions)}`;
  const there = whatThereIs(excluding, models, policy);
  return `The ${ruleNamed(rule)} can never match, because ${why}.${
    there === undefined ? '' : ` ${there}`
  } ${
    excluding.length === 1 ? 'Correct the condition' : 'Correct one of them'
  }, or remove the rule.`;
}
