import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { parseRequestTypes } from '../catalogue/requestType';
import {
  exampleRequestTypes,
  policyWithRules,
} from '../policy/__testUtils__/examplePolicy';
import { parsePolicy } from '../policy/policy';
import { findingsIn } from './__testUtils__/findings';
import { analysePolicy, analysisSteps, approversOf } from './analysePolicy';
import { allAtOnce } from './steps';

const ROOT = path.resolve(__dirname, '../../../../..');
const read = (file: string) =>
  parse(readFileSync(path.join(ROOT, file), 'utf8'));

/** What the demo portal runs with, its rules in other files included. */
function demo() {
  const { infraRequests } = read('app-config.yaml') as {
    infraRequests: JsonObject;
  };
  const rules = (infraRequests.rules as JsonObject[]).flatMap(rule =>
    typeof rule.$include === 'string' ? read(rule.$include) : [rule],
  );
  const { requestTypes } = parseRequestTypes(infraRequests.requestTypes);
  const { policy, problems } = parsePolicy(
    { ...infraRequests, rules },
    { requestTypes },
  );
  expect(problems).toEqual([]);
  return { policy: policy!, requestTypes };
}

describe('analysePolicy', () => {
  it('finds in the demo only what is meant: staging over budget falls to the strictest tier', () => {
    const { policy, requestTypes } = demo();
    const people = new Map(
      approversOf(policy).map(ref => [ref, [1, 2].map(n => `${ref}-${n}`)]),
    );
    const findings = analysePolicy(policy, { requestTypes, people });
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
      ['info gap', 'info gap', 'info gap'],
    );
    for (const { example } of findings) {
      expect(example.inWords).toMatch(
        / in staging .* over what the team may spend$/,
      );
    }
  });

  it('says the same each time', () => {
    const { policy, requestTypes } = demo();
    expect(analysePolicy(policy, { requestTypes })).toEqual(
      analysePolicy(policy, { requestTypes }),
    );
  });

  it('puts the worst first, then follows the order of the rules', () => {
    const findings = findingsIn(
      `
- { id: dear, when: { environment: production, monthlyCost: { $gt: 500 } }, tier: standard }
- { id: never, when: { monthlyCost: { $lt: 5, $gt: 10 } }, tier: standard }
- { id: production, when: { environment: production }, tier: elevated }
- { id: cheap, when: { environment: staging, monthlyCost: { $lte: 20 } }, tier: automatic }
- { id: impossible, when: { type: database, environment: preview }, tier: standard }`,
      { overrides: { highRiskEnvironments: ['staging'] } },
    );
    expect(
      findings.map(({ severity, rule, tier }) => `${severity} ${rule ?? tier}`),
    ).toEqual([
      'error never',
      'error impossible',
      'warning dear',
      'warning standard',
      'info elevated',
      'info elevated',
    ]);
  });

  it('finds nothing where nothing can be asked for', () => {
    const policy = policyWithRules('[]');
    expect(analysePolicy(policy, { requestTypes: [] })).toEqual([]);
  });

  it('settles what it can about hundreds of rules that overlap everywhere', () => {
    const rules = Array.from(
      { length: 300 },
      (_, index) =>
        `- { id: r${index}, when: { monthlyCost: { ${
          index % 2 === 0 ? '$gt' : '$lte'
        }: ${index} }, ownerMonthlySpend: { $gt: ${index % 7} } }, tier: ${
          index % 3 === 0 ? 'elevated' : 'standard'
        } }`,
    ).join('\n');
    const codes = findingsIn(rules).map(({ code }) => code);
    expect(codes).toContain('never-seen');
  });
});

/** Rules that lie within each other. */
const nested = (count: number) =>
  policyWithRules(
    Array.from(
      { length: count },
      (_, index) =>
        `- { id: r${index}, when: { environment: production, monthlyCost: { $gt: ${index} } }, tier: standard }`,
    ).join('\n'),
  );

describe('analysisSteps', () => {
  const requestTypes = exampleRequestTypes();

  it('lets others go first between any two rules', () => {
    const steps = analysisSteps(nested(50), { requestTypes });
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      count += 1;
    }
    expect(count).toBeGreaterThan(50);
    expect(step.value).toEqual({
      findings: analysePolicy(nested(50), { requestTypes }),
      leftOut: [],
    });
  });

  it('leaves something out of very many rules, and says what', () => {
    const { findings, leftOut } = allAtOnce(
      analysisSteps(nested(2500), { requestTypes }),
    );
    expect(leftOut).toEqual(['never-seen']);
    expect(findings.map(({ code }) => code)).toContain('never-seen');
  });
});

describe('approversOf', () => {
  it('names whom tiers and rules ask, each once', () => {
    const policy = policyWithRules(
      '- { id: dpo, when: { environment: production }, require: [{ approvers: [group:default/dpo, user:default/dora], count: 1 }] }',
    );
    expect(approversOf(policy)).toEqual([
      'group:default/dpo',
      'group:default/finops',
      'group:default/platform-leads',
      'group:default/security',
      'user:default/dora',
    ]);
  });
});
