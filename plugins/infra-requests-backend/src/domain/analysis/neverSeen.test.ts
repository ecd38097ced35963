import { blamed, findingsIn, theOnly } from './__testUtils__/findings';

const seen = (rules: string, overrides = {}) =>
  findingsIn(rules, { code: 'never-seen', overrides });

const SECURITY = 'require: [{ approvers: [group:default/security], count: 1 }]';

describe('rules that never make a difference', () => {
  it.each([
    {
      story: 'a stricter rule matches whatever it matches',
      rules: `
        - { id: all, when: { environment: production }, tier: elevated }
        - { id: small, when: { environment: production, monthlyCost: { $lt: 100 } }, tier: standard }`,
      expected: ['small (all)'],
    },
    {
      story: 'only several others together match all that it matches',
      rules: `
        - { id: low, when: { monthlyCost: { $lte: 100 } }, tier: elevated }
        - { id: high, when: { monthlyCost: { $gt: 100 } }, tier: elevated }
        - { id: staging, when: { environment: staging }, tier: standard }`,
      expected: ['staging (low, high)'],
    },
    {
      story: 'of two that say the same, the later one',
      rules: `
        - { id: one, when: { environment: staging }, tier: standard }
        - { id: other, when: { environment: { $in: [staging] } }, tier: standard }`,
      expected: ['other (one)'],
    },
    {
      story: 'all that it matches is refused',
      rules: `
        - { id: none, when: { environment: production }, deny: Not here. }
        - { id: dear, when: { environment: production, monthlyCost: { $gt: 200 } }, tier: elevated }
        - { id: dearer, when: { environment: production, monthlyCost: { $gt: 500 } }, deny: Too much. }`,
      expected: ['dear (none)', 'dearer (none)'],
    },
    {
      story: 'the tier asks the same people anyway',
      rules: `
        - { id: production, when: { environment: production }, tier: elevated }
        - { id: look, when: { environment: production }, ${SECURITY} }`,
      expected: ['look (production)'],
    },
    {
      story: 'another rule requires as many of the same people',
      rules: `
        - { id: pii, when: { parameters.dataClassification: { $in: [pii, phi] } }, ${SECURITY} }
        - { id: phi, when: { parameters.dataClassification: phi }, ${SECURITY} }`,
      expected: ['phi (pii)'],
    },
  ])('are found where $story', ({ rules, expected }) => {
    expect(blamed(seen(rules))).toEqual(expected);
  });

  it.each([
    {
      story: 'a value between the others is left',
      rules: `
        - { id: low, when: { monthlyCost: { $lt: 100 } }, tier: elevated }
        - { id: high, when: { monthlyCost: { $gt: 100 } }, tier: elevated }
        - { id: staging, when: { environment: staging }, tier: standard }`,
    },
    {
      story: 'the stricter rule reads an optional parameter',
      rules: `
        - { id: one, when: { parameters.replicas: { $lte: 3 } }, tier: elevated }
        - { id: more, when: { parameters.replicas: { $gt: 3 } }, tier: elevated }
        - { id: staging, when: { environment: staging }, tier: standard }`,
    },
    {
      story: 'another rule only might refuse',
      rules: `
        - { id: public, when: { parameters.publicAccess: true }, deny: Not public. }
        - { id: database, when: { type: database }, tier: standard }`,
    },
    {
      story: 'fewer of the same people are asked otherwise',
      rules: `
        - { id: production, when: { environment: production }, tier: elevated }
        - { id: two, when: { environment: production }, require: [{ approvers: [group:default/security], count: 2 }] }`,
    },
    {
      story: 'only the fallback says the same',
      rules: `
        - { id: production, when: { environment: production }, tier: elevated }
        - { id: cheap, when: { environment: development, monthlyCost: { $lt: 100 } }, tier: automatic }`,
    },
    {
      story: 'the rule that would do as well is disabled',
      rules: `
        - { id: one, disabled: true, when: { environment: staging }, tier: standard }
        - { id: other, when: { environment: staging }, tier: standard }`,
    },
    {
      story:
        'the facts of the stricter rule may be unknown where the fallback is stricter still',
      rules: `
        - { id: low, when: { monthlyCost: { $lte: 100 } }, tier: standard }
        - { id: high, when: { monthlyCost: { $gt: 100 } }, tier: standard }
        - { id: staging, when: { environment: staging }, tier: automatic }`,
    },
  ])('are not where $story', ({ rules }) => {
    expect(blamed(seen(rules))).toEqual([]);
  });

  it('can all be removed at once', () => {
    const same = ['a', 'b', 'c', 'd'].map(
      id => `- { id: ${id}, when: { environment: staging }, tier: standard }`,
    );
    expect(blamed(seen(same.join('\n')))).toEqual(['b (a)', 'c (a)', 'd (a)']);
  });

  it('are explained by a request that they match', () => {
    const finding = theOnly(
      seen(`
        - { id: all, when: { environment: production }, tier: elevated }
        - { id: small, when: { environment: production, monthlyCost: { $lt: 100 } }, tier: standard }`),
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      message:
        'The rule "small" never makes a difference: wherever it matches, the request is in the tier "Escalated" already because of rule "all". Remove it, or narrow rule "all" if "small" was meant to decide.',
      example: {
        inWords: 'A PostgreSQL database in production for 35.10 USD a month',
        outcome: 'approval',
        tier: { id: 'elevated' },
      },
    });
  });
});
