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
      'Escalated because it could not be ruled out that this is not allowed, as the public access could not be found out (rule no-public-databases).',
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
      'Escalated because the environment is production (rules a and c), the monthly cost of 35.10 USD is over 10.00 USD (rule b), the request type is database (rule d) and 2 more reasons.',
    );
  });

  it('names who has to approve, several and alternatives', () => {
    const policy = policyWithRules(`
- id: two-of-them
  when: { type: database }
  require:
    - { approvers: [group:default/platform-leads, user:default/mira], count: 2 }
    - { approvers: [group:ops/security], count: 1 }`);
    expect(summaryOf({}, { policy })).toBe(
      'Escalated because no rule covers this request; 2 people of Platform leads or Mira and Ops/security must also approve because the request type is database (rule two-of-them).',
    );
  });
});
