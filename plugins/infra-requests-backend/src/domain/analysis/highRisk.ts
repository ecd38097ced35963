import { decide } from '../policy/evaluate';
import { pathsOf } from './comparisons';
import { findRequest, type Wish } from './findRequest';
import type { Finding } from './Finding';
import { tierOf, type Subject } from './Subject';
import { MATCHED, NOT_MATCHED } from './truths';
import { listed } from '../policy/english';
import { ruleNamed } from './wordsOfRules';
import type { Facts, Policy, Rule } from '../types';

/** Whatever lets requests for an environment of high risk through without anybody looking. */
export function automaticAtHighRisk(subject: Subject): Finding[] {
  const { policy, rules, fallback } = subject;
  const allowing = rules.filter(
    ({ effect }) =>
      effect.kind === 'tier' && tierOf(policy, effect.tier).stages.length === 0,
  );
  return [
    ...allowing.flatMap(rule => finding(rule, subject)),
    ...(fallback.stages.length === 0 ? finding(undefined, subject) : []),
  ];
}

/** What a rule lets through, or without one the fallback. */
function finding(rule: Rule | undefined, subject: Subject): Finding[] {
  const { policy, fallback } = subject;
  const found = policy.highRiskEnvironments.flatMap(environment => {
    const facts = automaticIn(environment, rule, subject);
    return facts ? [{ environment, facts }] : [];
  });
  if (found.length === 0) {
    return [];
  }
  const environments = listed(found.map(({ environment }) => environment));
  const who = rule
    ? `The ${ruleNamed(rule)}`
    : `The fallback tier "${fallback.title}"`;
  return [
    {
      code: 'high-risk-automatic',
      severity: 'error',
      ...(rule ? { rule: rule.id } : { tier: fallback.id }),
      otherRules: [],
      message: `${who} lets requests for ${environments} through without anybody looking, although ${
        found.length === 1 ? 'that is' : 'those are'
      } listed as high risk (highRiskEnvironments). ${
        rule
          ? 'Exclude them from the rule, or add a rule that gives them a stricter tier.'
          : 'Add a rule for them, or make a stricter tier the fallback.'
      }`,
      facts: found[0].facts,
      mention: rule ? pathsOf([rule.when]) : [],
    },
  ];
}

function automaticIn(
  environment: string,
  rule: Rule | undefined,
  { policy, models, effort }: Subject,
): Facts | undefined {
  for (const model of models) {
    const facts = findRequest({
      model,
      wishes: rule ? [{ predicate: rule.when, allowed: MATCHED }] : [],
      effort,
      mayUse: ({ states }) => {
        const state = states.get('environment');
        return state?.state === 'present' && state.value === environment;
      },
      judge: made => towardsAutomatic(policy, made, rule),
    });
    if (facts) {
      return facts;
    }
  }
  return undefined;
}

/** What would have to be otherwise for a request to be automatic because of a rule or the fallback. */
function towardsAutomatic(
  policy: Policy,
  facts: Facts,
  because: Rule | undefined,
): 'right' | Wish[] {
  const { outcome, matched, unknown } = decide(policy, facts);
  const isHarmless = ({ effect }: Rule) =>
    because !== undefined &&
    effect.kind === 'tier' &&
    tierOf(policy, effect.tier).stages.length === 0;
  const inTheWay = [...matched, ...unknown].filter(one => !isHarmless(one));
  if (outcome === 'automatic' && (because || inTheWay.length === 0)) {
    return 'right';
  }
  return inTheWay.map(({ when }) => ({
    predicate: when,
    allowed: NOT_MATCHED,
  }));
}
