import { blamed, findingsIn, theOnly } from './__testUtils__/findings';

const holes = (rules: string, overrides = {}) =>
  findingsIn(rules, { code: 'boundary-hole', overrides });
const overlaps = (rules: string) =>
  findingsIn(rules, { code: 'boundary-overlap' });

const two = (
  below: string,
  above: string,
  tiers = ['automatic', 'standard'],
) => `
  - { id: below, when: ${below}, tier: ${tiers[0]} }
  - { id: above, when: ${above}, tier: ${tiers[1]} }`;

describe('holes at a boundary', () => {
  it('are found where neither of two rules covers the exact value', () => {
    const finding = theOnly(
      holes(
        two('{ monthlyCost: { $lt: 200 } }', '{ monthlyCost: { $gt: 200 } }'),
      ),
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      rule: 'below',
      otherRules: ['above'],
      message:
        'There is a hole between the rules "below" and "above": where the monthly cost is exactly 200.00 USD, neither covers it, and the fallback tier "Escalated" applies. Let one of them include the exact value, with $lte or $gte.',
      example: {
        facts: { values: { monthlyCost: '200.00' } },
        tier: { id: 'elevated' },
      },
    });
  });

  it('show nothing of the form that costs something else', () => {
    const { example } = theOnly(
      holes(
        two(
          '{ parameters.publicAccess: { $exists: false }, monthlyCost: { $lt: 200 } }',
          '{ type: database, monthlyCost: { $gt: 200 } }',
        ),
      ),
    );
    expect(example.facts.values).toMatchObject({
      type: 'database',
      monthlyCost: '200.00',
    });
    expect(example.facts.values).toHaveProperty('parameters', {});
  });

  it.each([
    [
      'a whole number',
      '{ parameters.replicas: { $lt: 3 } }',
      '{ parameters.replicas: { $gt: 3 } }',
    ],
    [
      'a day',
      '{ parameters.neededBy: { $lt: "2026-12-24" } }',
      '{ parameters.neededBy: { $gt: "2026-12-24" } }',
    ],
    [
      'a negated threshold',
      '{ monthlyCost: { $lt: 200 } }',
      '{ $not: { monthlyCost: { $lte: 200 } } }',
    ],
    [
      'one environment',
      '{ environment: staging, monthlyCost: { $lt: 200 } }',
      '{ monthlyCost: { $gt: 200 } }',
    ],
    [
      'an amount written in two ways',
      '{ monthlyCost: { $lt: 200 } }',
      '{ monthlyCost: { $gt: "200.00" } }',
    ],
  ])('are found at %s', (_, below, above) => {
    expect(blamed(holes(two(below, above)))).toEqual(['below (above)']);
  });

  it.each([
    [
      'one of them includes the value',
      two('{ monthlyCost: { $lte: 200 } }', '{ monthlyCost: { $gt: 200 } }'),
    ],
    [
      'another rule covers it',
      `${two('{ monthlyCost: { $lt: 200 } }', '{ monthlyCost: { $gt: 200 } }')}
  - { id: rest, when: { type: { $exists: true } }, tier: automatic }`,
    ],
    [
      'they never concern the same request',
      two(
        '{ environment: staging, monthlyCost: { $lt: 200 } }',
        '{ environment: production, monthlyCost: { $gt: 200 } }',
      ),
    ],
    [
      'the thresholds differ',
      two('{ monthlyCost: { $lt: 200 } }', '{ monthlyCost: { $gt: 201 } }'),
    ],
    [
      'the fallback says what both say',
      two('{ monthlyCost: { $lt: 200 } }', '{ monthlyCost: { $gt: 200 } }', [
        'elevated',
        'elevated',
      ]),
    ],
    [
      'the value itself is refused',
      `${two('{ monthlyCost: { $lt: 200 } }', '{ monthlyCost: { $gt: 200 } }')}
  - { id: exact, when: { monthlyCost: 200 }, deny: Not exactly that. }`,
    ],
    [
      'the form has no value on one side',
      two(
        '{ parameters.replicas: { $lt: 5 } }',
        '{ parameters.replicas: { $gt: 5 } }',
      ),
    ],
  ])('are not where %s', (_, rules) => {
    expect(blamed(holes(rules))).toEqual([]);
  });
});

describe('overlaps at a boundary', () => {
  it('are found where two rules with different effects both include the value', () => {
    const finding = theOnly(
      overlaps(
        two('{ monthlyCost: { $lte: 200 } }', '{ monthlyCost: { $gte: 200 } }'),
      ),
    );
    expect(finding).toMatchObject({
      severity: 'info',
      rule: 'below',
      otherRules: ['above'],
      example: {
        facts: { values: { monthlyCost: '200.00' } },
        tier: { id: 'standard' },
      },
    });
    expect(finding.message).toMatch(
      /both apply where the monthly cost is exactly 200.00 USD/,
    );
  });

  it.each([
    [
      'their effects are the same',
      two('{ monthlyCost: { $lte: 200 } }', '{ monthlyCost: { $gte: 200 } }', [
        'standard',
        'standard',
      ]),
    ],
    [
      'they overlap in more than one value',
      two('{ monthlyCost: { $lte: 300 } }', '{ monthlyCost: { $gte: 200 } }'),
    ],
    [
      'they never concern the same request',
      two(
        '{ environment: staging, monthlyCost: { $lte: 200 } }',
        '{ environment: production, monthlyCost: { $gte: 200 } }',
      ),
    ],
  ])('are not where %s', (_, rules) => {
    expect(blamed(overlaps(rules))).toEqual([]);
  });
});
