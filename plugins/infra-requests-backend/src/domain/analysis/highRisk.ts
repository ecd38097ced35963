import { pathsOf } from './comparisons';
import { findRequest, type Wish } from './findRequest';
import type { Finding } from './Finding';
import type { Steps } from './steps';
import { decided, tierOf, type Subject } from './Subject';
import { MATCHED, NOT_MATCHED } from './truths';
import { listed } from '../policy/english';
import { ruleNamed } from './wordsOfRules';
import type { Facts, Rule } from '../types';

/** Whatever lets requests for an environment of high risk through without anybody looking. */
export function* automaticAtHighRisk(subject: Subject): Steps<Finding[]> {
  const { policy, rules, fallback } = subject;
  const allowing = rules.filter(
    ({ effect }) =>
      effect.kind === 'tier' && tierOf(policy, effect.tier).stages.length === 0,
  );
  const findings: Finding[] = [];
  for (const rule of [
    ...allowing,
    ...(fallback.stages.length === 0 ? [undefined] : []),
  ]) {
    findings.push(...(yield* finding(rule, subject)));
  }
  return findings;
}

/** What a rule lets through, or without one the fallback. */
function* finding(rule: Rule | undefined, subject: Subject): Steps<Finding[]> {
  const { policy, fallback } = subject;
  const found: Array<{ environment: string; facts: Facts }> = [];
  for (const environment of policy.highRiskEnvironments) {
    const facts = yield* automaticIn(environment, rule, subject);
    if (facts) {
      found.push({ environment, facts });
    }
  }
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

function* automaticIn(
  environment: string,
  rule: Rule | undefined,
  subject: Subject,
): Steps<Facts | undefined> {
  const { models, effort } = subject;
  for (const model of models) {
    const facts = yield* findRequest({
      model,
      wishes: rule ? [{ predicate: rule.when, allowed: MATCHED }] : [],
      effort,
      mayUse: ({ states }) => {
        const state = states.get('environment');
        return state?.state === 'present' && state.value === environment;
      },
      judge: made => towardsAutomatic(subject, made, rule),
    });
    if (facts) {
      return facts;
    }
  }
  return undefined;
}

/** What would have to be otherwise for a request to be automatic because of a rule or the fallback. */
function towardsAutomatic(
  subject: Subject,
  facts: Facts,
  because: Rule | undefined,
): 'right' | Wish[] {
  const { outcome, matched, unknown } = decided(subject, facts);
  const isHarmless = ({ effect }: Rule) =>
    because !== undefined &&
    effect.kind === 'tier' &&
    tierOf(subject.policy, effect.tier).stages.length === 0;
  const inTheWay = [...matched, ...unknown].filter(one => !isHarmless(one));
  if (outcome === 'automatic' && (because || inTheWay.length === 0)) {
    return 'right';
  }
  return inTheWay.map(({ when }) => ({
    predicate: when,
    allowed: NOT_MATCHED,
  }));
}
