import type {
  EntityRef,
  PolicyFinding,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import {
  exampleRequestTypes,
  policyWithRules,
} from '../../policy/__testUtils__/examplePolicy';
import { analysePolicy } from '../analysePolicy';

/** What is found in the example with other rules; of one kind, if it is named. */
export function findingsIn(
  rules: string,
  options: {
    code?: PolicyFinding['code'];
    overrides?: JsonObject;
    people?: Record<string, string[]>;
  } = {},
): PolicyFinding[] {
  const { code, overrides, people } = options;
  const refs = (kind: string, names: string[]): EntityRef[] =>
    names.map(name => `${kind}:default/${name}`);
  return analysePolicy(policyWithRules(rules, overrides), {
    requestTypes: exampleRequestTypes(),
    people:
      people &&
      new Map(
        Object.entries(people).map(([group, names]) => [
          refs('group', [group])[0],
          refs('user', names),
        ]),
      ),
  }).filter(one => code === undefined || one.code === code);
}

/** Which rules, or else tiers, are blamed, with the others that take part: "a (b, c)". */
export const blamed = (findings: PolicyFinding[]): string[] =>
  findings.map(({ rule, tier, otherRules }) =>
    [
      rule ?? tier,
      ...(otherRules.length === 0 ? [] : [`(${otherRules.join(', ')})`]),
    ].join(' '),
  );

/** The only one of several, with what it says. */
export function theOnly(findings: PolicyFinding[]): PolicyFinding {
  expect(findings).toHaveLength(1);
  return findings[0];
}
