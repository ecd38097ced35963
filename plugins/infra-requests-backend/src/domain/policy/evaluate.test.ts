import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import {
  exampleConfig,
  factsOf,
  policyOf,
  policyWithRules,
  reasonsInShort,
  stagesInShort,
} from './__testUtils__/examplePolicy';
import { decide, evaluate } from './evaluate';
import type { Facts } from '../types';

const LEADS = 'review: 1 platform-leads';
const ESCALATED =
  'technical: 1 platform-leads + 1 finops → security: 1 security';

function without(facts: Facts, ...names: string[]): Facts {
  const values = Object.fromEntries(
    Object.entries(facts.values).filter(([name]) => !names.includes(name)),
  ) as JsonObject;
  return { ...facts, values };
}

describe('evaluate, with the example policy', () => {
  const policy = policyOf(exampleConfig());
  const unpriced = without(
    factsOf({}, { monthlyCost: 'the estimator did not answer' }),
    'monthlyCost',
  );

  it.each([
    {
      story: 'a small development database is automatic',
      facts: factsOf(),
      outcome: 'automatic',
      tier: 'automatic',
      stages: '',
      reasons: [
        'tier dev-is-free: The environment is development and the monthly cost of 35.10 USD is at most 200.00 USD.',
      ],
    },
    {
      story: 'exactly the threshold is still free',
      facts: factsOf({ monthlyCost: '200.00' }),
      outcome: 'automatic',
      tier: 'automatic',
      stages: '',
      reasons: [
        'tier dev-is-free: The environment is development and the monthly cost of 200.00 USD is at most 200.00 USD.',
      ],
    },
    {
      story: 'a cent over the threshold needs a lead',
      facts: factsOf({ monthlyCost: '200.01' }),
      outcome: 'approval',
      tier: 'standard',
      stages: LEADS,
      reasons: [
        'tier over-threshold: The monthly cost of 200.01 USD is over 200.00 USD.',
      ],
    },
    {
      story:
        'staging within budget is laxer than over the threshold, which wins',
      facts: factsOf({ environment: 'staging', monthlyCost: '284.00' }),
      outcome: 'approval',
      tier: 'standard',
      stages: LEADS,
      reasons: [
        'tier over-threshold: The monthly cost of 284.00 USD is over 200.00 USD.',
      ],
    },
    {
      story: 'production is escalated however cheap',
      facts: factsOf({ environment: 'production' }),
      outcome: 'approval',
      tier: 'elevated',
      stages: ESCALATED,
      reasons: ['tier production: The environment is production.'],
    },
    {
      story: 'personal data in development adds security to nobody',
      facts: factsOf({ parameters: { dataClassification: 'pii' } }),
      outcome: 'approval',
      tier: 'automatic',
      stages: 'review: 1 security',
      reasons: [
        'tier dev-is-free: The environment is development and the monthly cost of 35.10 USD is at most 200.00 USD.',
        'require pii-needs-security: The data classification is pii.',
      ],
    },
    {
      story: 'personal data over the threshold adds security to the leads',
      facts: factsOf({
        monthlyCost: '284.00',
        parameters: { dataClassification: 'phi' },
      }),
      outcome: 'approval',
      tier: 'standard',
      stages: 'review: 1 platform-leads + 1 security',
      reasons: [
        'tier over-threshold: The monthly cost of 284.00 USD is over 200.00 USD.',
        'require pii-needs-security: The data classification is phi.',
      ],
    },
    {
      story: 'personal data in production asks security once',
      facts: factsOf({
        environment: 'production',
        parameters: { dataClassification: 'pii' },
      }),
      outcome: 'approval',
      tier: 'elevated',
      stages: ESCALATED,
      reasons: [
        'tier production: The environment is production.',
        'require pii-needs-security: The data classification is pii.',
      ],
    },
    {
      story: 'a public database is denied, whatever else applies',
      facts: factsOf({
        environment: 'production',
        parameters: { publicAccess: true },
      }),
      outcome: 'denied',
      tier: 'elevated',
      stages: '',
      reasons: [
        'deny no-public-databases: Databases with a public endpoint are not allowed. Use the private endpoint.',
      ],
    },
    {
      story: 'what no rule covers falls to the fallback tier',
      facts: factsOf({ environment: 'staging', ownerMonthlySpend: '5000.01' }),
      outcome: 'approval',
      tier: 'elevated',
      stages: ESCALATED,
      reasons: [
        'fallback: No rule covers this request, so the fallback tier "Escalated" applies.',
      ],
    },
    {
      story: 'an unknown cost fails closed: nothing covers it for certain',
      facts: unpriced,
      outcome: 'approval',
      tier: 'elevated',
      stages: ESCALATED,
      reasons: [
        'fallback: The monthly cost is not known (the estimator did not answer), so it cannot be told whether a rule covers this request, and the fallback tier "Escalated" applies.',
      ],
    },
    {
      story: 'an unknown cost does not hide why production is escalated',
      facts: without(
        factsOf(
          { environment: 'production' },
          { monthlyCost: 'the estimator did not answer' },
        ),
        'monthlyCost',
      ),
      outcome: 'approval',
      tier: 'elevated',
      stages: ESCALATED,
      reasons: ['tier production: The environment is production.'],
    },
    {
      story: 'an unknown classification counts as needing security',
      facts: factsOf(
        { parameters: {} },
        { 'parameters.dataClassification': 'it is not filled in yet' },
      ),
      outcome: 'approval',
      tier: 'automatic',
      stages: 'review: 1 security',
      reasons: [
        'tier dev-is-free: The environment is development and the monthly cost of 35.10 USD is at most 200.00 USD.',
        'unknown pii-needs-security: The data classification is not filled in yet.',
      ],
    },
    {
      story: 'a denial that cannot be ruled out goes to the strictest tier',
      facts: factsOf(
        { parameters: {} },
        { 'parameters.publicAccess': 'the plan was not delivered' },
      ),
      outcome: 'approval',
      tier: 'elevated',
      stages: ESCALATED,
      reasons: [
        'deny-unknown no-public-databases: It could not be ruled out that this is not allowed ("Databases with a public endpoint are not allowed. Use the private endpoint."), because the public access is not known (the plan was not delivered).',
      ],
    },
    {
      story: 'a denial that is ruled out by another fact does not matter',
      facts: factsOf(
        { type: 'preview', environment: 'preview', parameters: {} },
        { 'parameters.publicAccess': 'the plan was not delivered' },
      ),
      outcome: 'automatic',
      tier: 'automatic',
      stages: '',
      reasons: [
        'tier dev-is-free: The environment is preview and the monthly cost of 35.10 USD is at most 200.00 USD.',
      ],
    },
  ])('$story', ({ facts, outcome, tier, stages, reasons }) => {
    const evaluation = evaluate(policy, facts);
    expect(evaluation.outcome).toBe(outcome);
    expect(evaluation.tier.id).toBe(tier);
    expect(stagesInShort(evaluation.stages)).toBe(stages);
    expect(reasonsInShort(evaluation)).toEqual(reasons);
    expect(evaluation.policyDigest).toBe(policy.digest);
  });

  it('traces every rule', () => {
    const { trace } = evaluate(policy, unpriced);
    expect(trace.map(({ rule, result }) => `${rule} ${result}`)).toEqual([
      'dev-is-free unknown',
      'staging-within-budget not-matched',
      'over-threshold unknown',
      'production not-matched',
      'pii-needs-security not-matched',
      'no-public-databases not-matched',
    ]);
    expect(trace[3]).toEqual({
      rule: 'production',
      effect: { tier: 'elevated' },
      result: 'not-matched',
      comparisons: [
        {
          path: 'environment',
          operator: '$eq',
          expected: 'production',
          actual: 'development',
          result: 'not-matched',
        },
      ],
    });
  });
});

describe('decide', () => {
  it('decides as evaluate does, and says which rules did', () => {
    const policy = policyOf(exampleConfig());
    const facts = without(
      factsOf({ environment: 'production' }, { monthlyCost: 'timed out' }),
      'monthlyCost',
    );
    const { outcome, tier, stages, distinct, matched, unknown } = decide(
      policy,
      facts,
    );
    const evaluation = evaluate(policy, facts);
    expect({ outcome, stages, distinct }).toEqual({
      outcome: evaluation.outcome,
      stages: evaluation.stages,
      distinct: evaluation.distinct,
    });
    expect(tier).toBe(policy.tiers[2]);
    expect(matched.map(({ id }) => id)).toEqual(['production']);
    expect(unknown.map(({ id }) => id)).toEqual(['over-threshold']);
  });

  it('never reads a disabled rule', () => {
    const example = policyOf(exampleConfig());
    const policy = {
      ...example,
      rules: example.rules.map(rule =>
        rule.id === 'production' ? { ...rule, disabled: true as const } : rule,
      ),
    };
    const facts = factsOf({ environment: 'production' });
    expect(decide(policy, facts)).toMatchObject({ matched: [], unknown: [] });
    const { trace, reasons } = evaluate(policy, facts);
    expect(trace.map(({ rule }) => rule)).not.toContain('production');
    expect(reasons.map(({ kind }) => kind)).toEqual(['fallback']);
  });
});

describe('evaluate, on unknown tier rules', () => {
  const rules = `
    - { id: dev, when: { environment: development }, tier: automatic }
    - { id: costly, when: { monthlyCost: { $gt: 200 } }, tier: standard }`;

  it('takes the stricter of what matched and what might match', () => {
    const facts = without(
      factsOf({}, { monthlyCost: 'the estimator timed out' }),
      'monthlyCost',
    );
    const evaluation = evaluate(policyWithRules(rules), facts);
    expect(evaluation.tier.id).toBe('standard');
    expect(reasonsInShort(evaluation)).toEqual([
      'unknown costly: The monthly cost is not known (the estimator timed out).',
    ]);
  });

  it('takes the stricter of the fallback and what might match', () => {
    const facts = without(
      factsOf(
        { environment: 'staging' },
        { monthlyCost: 'the estimator timed out' },
      ),
      'monthlyCost',
    );
    const tierWith = (fallbackTier: string) =>
      evaluate(policyWithRules(rules, { fallbackTier }), facts).tier.id;
    expect(tierWith('automatic')).toBe('standard');
    expect(tierWith('elevated')).toBe('elevated');
  });

  it('lets nothing slip under a threshold because it is no number', () => {
    const policy = policyWithRules(`
- { id: small, when: { environment: development }, tier: automatic }
- { id: large, when: { parameters.replicas: { $gt: 2 } }, tier: elevated }`);
    const facts = factsOf({ parameters: { replicas: '3' } });
    const evaluation = evaluate(policy, facts);
    expect(evaluation.outcome).toBe('approval');
    expect(reasonsInShort(evaluation)).toEqual([
      'unknown large: The replicas are not known (it is not a number).',
    ]);
  });

  it('denies what nobody could decide about', () => {
    const policy = policyOf(exampleConfig());
    const nobody = {
      ...policy,
      tiers: policy.tiers.map(tier => ({ ...tier, stages: [] })),
    };
    const facts = factsOf({}, { 'parameters.publicAccess': 'unreachable' });
    const evaluation = evaluate(nobody, facts);
    expect(evaluation.outcome).toBe('denied');
    expect(evaluation.reasons[0].kind).toBe('deny-unknown');
  });
});

describe('evaluate, joining required approvals', () => {
  const requireOf = (...required: string[]) =>
    required
      .map(
        (one, index) =>
          `- { id: rule-${index}, when: { type: database }, require: [${one}] }`,
      )
      .join('\n');
  const stagesWith = (tier: string, ...required: string[]) =>
    stagesInShort(
      evaluate(
        policyWithRules(requireOf(...required), { fallbackTier: tier }),
        factsOf(),
      ).stages,
    );
  const of = (count: number, ...groups: string[]) =>
    `{ approvers: [${groups
      .map(name => `group:default/${name}`)
      .join(', ')}], count: ${count} }`;

  it.each([
    {
      story: 'a tier without stages gets one',
      tier: 'automatic',
      required: [of(1, 'security')],
      stages: 'review: 1 security',
    },
    {
      story: 'several rules for the same people ask for the highest count',
      tier: 'automatic',
      required: [of(1, 'security'), of(3, 'security'), of(2, 'security')],
      stages: 'review: 3 security',
    },
    {
      story: 'the same people in another order are the same people',
      tier: 'automatic',
      required: [of(1, 'security', 'finops'), of(2, 'finops', 'security')],
      stages: 'review: 2 finops|security',
    },
    {
      story: 'other people are asked as well',
      tier: 'automatic',
      required: [of(1, 'security'), of(1, 'security', 'finops')],
      stages: 'review: 1 security|finops + 1 security',
    },
    {
      story: 'what the tier asks for already is not asked twice',
      tier: 'elevated',
      required: [of(1, 'security'), of(1, 'finops')],
      stages: ESCALATED,
    },
    {
      story: 'what the tier asks for with fewer people is raised in its place',
      tier: 'elevated',
      required: [of(2, 'security')],
      stages: 'technical: 1 platform-leads + 1 finops → security: 2 security',
    },
    {
      story: 'the rest joins the first stage',
      tier: 'elevated',
      required: [of(1, 'directors')],
      stages:
        'technical: 1 platform-leads + 1 finops + 1 directors → security: 1 security',
    },
  ])('$story', ({ tier, required, stages }) => {
    expect(stagesWith(tier, ...required)).toBe(stages);
  });

  it('leaves the policy as it was', () => {
    const policy = policyWithRules(requireOf(of(2, 'security')));
    const before = structuredClone(policy);
    evaluate(policy, factsOf());
    expect(policy).toEqual(before);
  });
});

describe('evaluate, leaving out rules of other types and environments', () => {
  const policy = policyOf({
    ...exampleConfig(),
    rules: parse(`
- { id: costly-database, when: { monthlyCost: { $gt: 200 }, type: database }, tier: standard }
- { id: live, when: { environment: { $in: [staging, production] }, monthlyCost: { $gt: 50 } }, tier: elevated }
- { id: not-live, when: { $not: { environment: production } }, tier: automatic }
- { id: either, when: { $any: [{ environment: production }, { type: preview }] }, tier: standard }`),
  });
  const traceOf = (facts: Facts) =>
    Object.fromEntries(
      evaluate(policy, facts).trace.map(({ rule, result, comparisons }) => [
        rule,
        `${result}: ${comparisons
          .map(({ path, actual }) => [path, actual].filter(Boolean).join(' '))
          .join(', ')}`,
      ]),
    );

  it('makes the one comparison that decides, where type or environment do', () => {
    const facts = factsOf({ type: 'preview', environment: 'production' });
    expect(traceOf(facts)).toEqual({
      'costly-database': 'not-matched: type preview',
      live: 'not-matched: environment production, monthlyCost 35.10',
      'not-live': 'not-matched: environment production',
      either: 'matched: environment production, type preview',
    });
  });

  it('takes an absent environment for another one', () => {
    const facts = without(factsOf(), 'environment');
    expect(traceOf(facts)).toMatchObject({
      'costly-database': 'not-matched: monthlyCost 35.10, type database',
      live: 'not-matched: environment',
      'not-live': 'matched: environment',
    });
  });

  it('leaves out nothing because of an unknown environment', () => {
    const facts = without(
      factsOf({ monthlyCost: '300.00' }, { environment: 'no plan was given' }),
      'environment',
    );
    expect(traceOf(facts)).toMatchObject({
      'costly-database': 'matched: monthlyCost 300.00, type database',
      live: 'unknown: environment, monthlyCost 300.00',
      'not-live': 'unknown: environment',
      either: 'unknown: environment, type database',
    });
  });

  it('leaves out nothing because of an environment that is no text', () => {
    const facts = factsOf({ environment: ['production'] });
    expect(traceOf(facts)).toMatchObject({
      live: 'not-matched: environment production, monthlyCost 35.10',
    });
  });

  it('lets nobody change an entry that many answers share', () => {
    const facts = factsOf({ environment: 'development' });
    const [entry] = evaluate(policy, facts).trace.filter(
      ({ rule }) => rule === 'live',
    );
    expect(() => {
      entry.comparisons[0].result = 'matched';
    }).toThrow(TypeError);
    expect(evaluate(policy, facts).trace).toContain(entry);
  });

  it('answers rightly for more environments than it remembers', () => {
    const environments = Array.from(
      { length: 1100 },
      (_, index) => `free-text-${index}`,
    );
    for (const environment of [...environments, 'production', 'free-text-7']) {
      const { trace } = evaluate(policy, factsOf({ environment }));
      expect(trace[1].comparisons[0]).toMatchObject({ actual: environment });
    }
  });
});
