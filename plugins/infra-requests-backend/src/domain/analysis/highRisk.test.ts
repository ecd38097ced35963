import { blamed, findingsIn, theOnly } from './__testUtils__/findings';

const risks = (rules: string, overrides = {}) =>
  findingsIn(rules, {
    code: 'high-risk-automatic',
    overrides: { highRiskEnvironments: ['production'], ...overrides },
  });

const CHEAP =
  '- { id: cheap, when: { monthlyCost: { $lte: 200 } }, tier: automatic }';

describe('automatic requests for environments of high risk', () => {
  it('blame the rule that lets them through', () => {
    const finding = theOnly(risks(CHEAP));
    expect(finding).toMatchObject({
      severity: 'error',
      rule: 'cheap',
      message:
        'The rule "cheap" lets requests for production through without anybody looking, although that is listed as high risk (highRiskEnvironments). Exclude them from the rule, or add a rule that gives them a stricter tier.',
      example: {
        inWords: 'A PostgreSQL database in production for 35.10 USD a month',
        outcome: 'automatic',
      },
    });
  });

  it('blame the fallback where it lets them through', () => {
    const finding = theOnly(risks('[]', { fallbackTier: 'automatic' }));
    expect(finding).toMatchObject({ severity: 'error', tier: 'automatic' });
    expect(finding.rule).toBeUndefined();
  });

  it('are found through a narrow way that other rules leave', () => {
    const rules = `${CHEAP}
- { id: large, when: { environment: production, parameters.size: large }, tier: elevated }
- { id: busy, when: { environment: production, calendar.hour: { $lt: 20 } }, tier: standard }
- { id: public, when: { parameters.publicAccess: { $exists: false } }, deny: Say so. }`;
    const finding = theOnly(risks(rules));
    expect(finding.example.facts.values).toMatchObject({
      environment: 'production',
      calendar: { hour: 20 },
      parameters: { size: 'small', publicAccess: false },
    });
  });

  it.each([
    [
      'another rule is stricter',
      `${CHEAP}\n- { id: production, when: { environment: production }, tier: elevated }`,
    ],
    [
      'another rule requires somebody',
      `${CHEAP}\n- { id: look, when: { environment: production }, require: [{ approvers: [group:default/security], count: 1 }] }`,
    ],
    [
      'another rule refuses',
      `${CHEAP}\n- { id: no, when: { environment: production }, deny: Not here. }`,
    ],
    [
      'the rule is about other environments',
      '- { id: cheap, when: { environment: staging }, tier: automatic }',
    ],
    [
      'the rule is disabled',
      '- { id: cheap, disabled: true, when: { monthlyCost: { $lte: 200 } }, tier: automatic }',
    ],
  ])('are not there where %s', (_, rules) => {
    expect(blamed(risks(rules))).toEqual([]);
  });

  it('are no matter where no environment is listed', () => {
    expect(risks(CHEAP, { highRiskEnvironments: [] })).toEqual([]);
  });
});
