import type { JsonObject } from '@backstage/types';
import {
  exampleConfig,
  factsOf,
  policyOf,
  policyWithRules,
} from './__testUtils__/examplePolicy';
import { evaluate } from './evaluate';
import type { Facts, Policy } from '../types';

const example: Policy = {
  ...policyOf(exampleConfig()),
  wording: {
    database: {
      environment: { values: { production: 'Production' } },
      'parameters.dataClassification': { values: { pii: 'PII' } },
    },
  },
};

const summaryOf = (
  values: JsonObject,
  { policy = example, unknown = {} }: { policy?: Policy } & Partial<Facts> = {},
) => evaluate(policy, factsOf(values, unknown)).summary;

describe('the summary of a decision', () => {
  it('says in words who has to approve where only the request tells', () => {
    const policy = policyWithRules(`
- { id: free, when: { type: database }, tier: automatic }
- { id: own, when: { environment: production }, require: [{ approvers: [owner, group:default/security], count: 2 }, { approvers: ["resolver:on-call/databases"], count: 1 }] }`);
    expect(summaryOf({ environment: 'production' }, { policy })).toBe(
      '2 of the owning group or Security and whoever on-call names for databases must approve because the environment is production (rule own); otherwise it would be automatic because it is a PostgreSQL database (rule free).',
    );
  });

  it.each<[string, JsonObject, string]>([
    [
      'says why it is automatic',
      {},
      'Automatic because the environment is development and the monthly cost of 35.10 USD is at most 200.00 USD (rule dev-is-free).',
    ],
    [
      'names the tier and its rule',
      { environment: 'production' },
      'Escalated because the environment is Production (rule production).',
    ],
    [
      'names the fallback',
      { environment: 'staging', ownerMonthlySpend: '5000.01' },
      'Escalated because no rule covers this request.',
    ],
    [
      'adds who else must approve',
      {
        monthlyCost: '1240',
        parameters: { dataClassification: 'pii' },
      },
      'Lead approval because the monthly cost of 1,240.00 USD is over 200.00 USD (rule over-threshold); Security must also approve because the data classification is PII (rule pii-needs-security).',
    ],
    [
      'says what it would be without the extra approval',
      { parameters: { dataClassification: 'pii' } },
      'Security must approve because the data classification is PII (rule pii-needs-security); otherwise it would be automatic because the environment is development and the monthly cost of 35.10 USD is at most 200.00 USD (rule dev-is-free).',
    ],
    [
      'says why it is denied in the words of the rule',
      { parameters: { publicAccess: true } },
      'Denied: Databases with a public endpoint are not allowed. Use the private endpoint (rule no-public-databases).',
    ],
  ])('%s', (_, values, summary) => {
    expect(summaryOf(values)).toBe(summary);
  });

  it('says what could not be found out, and leaves the details to the reasons', () => {
    const unknown = { 'parameters.publicAccess': 'the plan was not delivered' };
    expect(summaryOf({}, { unknown })).toBe(
      'Escalated because it could not be ruled out that this is not allowed, as the public access is not known (rule no-public-databases).',
    );
  });

  it('says once what several rules say, and no more than three reasons', () => {
    const policy = policyWithRules(`
- { id: a, when: { environment: production }, tier: elevated }
- { id: b, when: { monthlyCost: { $gt: 10 } }, tier: elevated }
- { id: c, when: { environment: production }, tier: elevated }
- { id: d, when: { type: database }, tier: elevated }
- { id: e, when: { owner: "group:default/payments" }, tier: elevated }
- { id: f, when: { requester.kind: user }, tier: elevated }`);
    expect(summaryOf({ environment: 'production' }, { policy })).toBe(
      'Escalated because the environment is production (rules a and c), because the monthly cost of 35.10 USD is over 10.00 USD (rule b), because it is a PostgreSQL database (rule d), and for 2 more reasons.',
    );
  });

  it('keeps apart what several rules say', () => {
    const policy = policyWithRules(`
- { id: a, when: { environment: production, type: database }, tier: elevated }
- { id: b, when: { monthlyCost: { $gt: 10 } }, tier: elevated }`);
    expect(summaryOf({ environment: 'production' }, { policy })).toBe(
      'Escalated because the environment is production and it is a PostgreSQL database (rule a), and because the monthly cost of 35.10 USD is over 10.00 USD (rule b).',
    );
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'one fact with the reason',
      { monthlyCost: 'Size is not filled in' },
      'the monthly cost is not known (Size is not filled in)',
    ],
    [
      'several',
      {
        monthlyCost: 'Size is not filled in',
        ownerBudgetRemaining: 'Size is not filled in',
        environment: 'the stage is not chosen yet',
      },
      'the stage is not chosen yet and the monthly cost is not known (Size is not filled in)',
    ],
    [
      'and no more than can be read',
      {
        environment: 'it is not filled in yet',
        monthlyCost: 'Size is not filled in',
        'parameters.size': 'it is not filled in yet',
        'parameters.replicas': 'it is not filled in yet',
        'parameters.dataClassification': 'it is not filled in yet',
      },
      'the environment is not filled in yet, the monthly cost is not known (Size is not filled in), the size is not filled in yet and 2 more facts are not known',
    ],
  ])(
    'names the facts without which nobody can tell whether a rule applies: %s',
    (_, unknown, missing) => {
      const policy = policyWithRules(
        `
- id: small
  when:
    environment: development
    monthlyCost: { $lte: 200 }
    ownerBudgetRemaining: { $gte: 0 }
    parameters.size: small
    parameters.replicas: { $lte: 2 }
    parameters.dataClassification: internal
  tier: automatic
- { id: too-dear, when: { monthlyCost: { $gt: 200 } }, tier: elevated }`,
        { budgets: { default: 1000 } },
      );
      const values = {
        ownerBudgetRemaining: '900.00',
        parameters: {
          size: 'small',
          replicas: 1,
          dataClassification: 'internal',
        },
      };
      const { summary, reasons } = evaluate(policy, factsOf(values, unknown));
      const clause = `${missing}, so it cannot be told whether a rule covers this request`;
      expect(summary).toBe(`Escalated because ${clause}.`);
      expect(reasons.map(({ text }) => text)).toContain(
        `${clause[0].toUpperCase()}${clause.slice(
          1,
        )}, and the fallback tier "Escalated" applies.`,
      );
    },
  );

  it('names who has to approve, several and alternatives', () => {
    const policy = policyWithRules(`
- id: two-of-them
  when: { type: database }
  require:
    - { approvers: [group:default/platform-leads, user:default/mira], count: 2 }
    - { approvers: [group:ops/security], count: 1 }`);
    expect(summaryOf({}, { policy })).toBe(
      'Escalated because no rule covers this request; 2 of Platform leads or Mira and Security (ops) must also approve because it is a PostgreSQL database (rule two-of-them).',
    );
  });
});
