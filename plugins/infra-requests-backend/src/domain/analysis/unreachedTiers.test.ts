import { findingsIn, theOnly } from './__testUtils__/findings';

const unreached = (rules: string, overrides = {}) =>
  findingsIn(rules, { code: 'unreached-tier', overrides });

const AUTOMATIC =
  '- { id: cheap, when: { monthlyCost: { $lte: 200 } }, tier: automatic }';
const STANDARD =
  '- { id: staging, when: { environment: staging }, tier: standard }';

describe('tiers that no request gets into', () => {
  it('are those that no rule names', () => {
    expect(theOnly(unreached(AUTOMATIC))).toMatchObject({
      severity: 'warning',
      tier: 'standard',
      message:
        'No request gets into the tier "Lead approval": no rule names it, and it is not the fallback. Add a rule for it, or remove the tier.',
    });
  });

  it('are those that only rules without effect name', () => {
    const finding = theOnly(
      unreached(`${AUTOMATIC}
- { id: never, when: { monthlyCost: { $lt: 5, $gt: 10 } }, tier: standard }
- { id: off, disabled: true, when: { environment: staging }, tier: standard }`),
    );
    expect(finding.otherRules).toEqual(['never']);
    expect(finding.message).toMatch(
      /rule "never" names it, but without effect and rule "off" is disabled/,
    );
  });

  it.each([
    ['every tier is named', `${AUTOMATIC}\n${STANDARD}`, {}],
    [
      'the one not named is the fallback',
      AUTOMATIC,
      {
        fallbackTier: 'standard',
        tiers: [
          { id: 'automatic' },
          {
            id: 'standard',
            stages: [
              {
                name: 'review',
                requirements: [
                  { approvers: ['group:default/leads'], count: 1 },
                ],
              },
            ],
          },
        ],
      },
    ],
    [
      'a denial that is only possible leads to the strictest',
      `${AUTOMATIC}\n${STANDARD}\n- { id: no, when: { parameters.publicAccess: true }, deny: Not public. }`,
      { fallbackTier: 'standard' },
    ],
  ])('are none where %s', (_, rules, overrides) => {
    expect(unreached(rules, overrides)).toEqual([]);
  });
});
