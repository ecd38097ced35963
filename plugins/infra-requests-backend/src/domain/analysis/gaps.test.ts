import { findingsIn, theOnly } from './__testUtils__/findings';

const gapsIn = (rules: string, overrides = {}) =>
  findingsIn(rules, { code: 'gap', overrides });

const DEMO = `
  - { id: dev-is-free, when: { environment: { $in: [development, preview] }, monthlyCost: { $lte: 200 } }, tier: automatic }
  - { id: staging-within-budget, when: { environment: staging, monthlyCost: { $lte: 1000 }, ownerMonthlySpend: { $lte: 5000 } }, tier: automatic }
  - { id: over-threshold, when: { monthlyCost: { $gt: 200 } }, tier: standard }
  - { id: production, when: { environment: production }, tier: elevated }`;

describe('gaps', () => {
  it('are shown by a request that could be made as it is', () => {
    const finding = theOnly(gapsIn(DEMO));
    expect(finding).toMatchObject({
      severity: 'info',
      tier: 'elevated',
      message:
        'No rule covers every request for a PostgreSQL database in staging. What is left over falls to the fallback tier "Escalated", the strictest, so nothing slips through. Add a rule for it if that is more than it needs.',
      example: {
        inWords:
          'A PostgreSQL database in staging for 35.10 USD a month, while the team spends 5,001.00 USD',
        facts: {
          values: {
            environment: 'staging',
            monthlyCost: '35.10',
            ownerMonthlySpend: '5001.00',
            parameters: { environment: 'staging', size: 'small' },
          },
        },
        outcome: 'approval',
        tier: { id: 'elevated' },
      },
    });
  });

  it('warn where the fallback is not the strictest tier', () => {
    const [finding] = gapsIn(DEMO, { fallbackTier: 'standard' });
    expect(finding).toMatchObject({ severity: 'warning', tier: 'standard' });
    expect(finding.message).toMatch(/which is not the strictest/);
  });

  it('warn that nobody looks where the fallback is automatic', () => {
    const [finding] = gapsIn(DEMO, { fallbackTier: 'automatic' });
    expect(finding).toMatchObject({
      severity: 'warning',
      example: { outcome: 'automatic' },
    });
    expect(finding.message).toMatch(/approved without anybody looking/);
  });

  it('are one finding for all environments of a type', () => {
    const messages = gapsIn('[]').map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringMatching(
        /^No rule covers every request for a PostgreSQL database in development, staging and production\./,
      ),
      expect.stringMatching(
        /^No rule covers every request for a preview environment\./,
      ),
    ]);
  });

  it.each([
    [
      'a rule covers everything',
      '[{ id: all, when: { type: { $exists: true } }, tier: standard }]',
    ],
    [
      'two rules meet at a threshold',
      '[{ id: low, when: { monthlyCost: { $lte: 100 } }, tier: automatic }, { id: high, when: { monthlyCost: { $gt: 100 } }, tier: standard }]',
    ],
    [
      'what no rule covers is refused',
      '[{ id: low, when: { monthlyCost: { $lte: 100 } }, tier: automatic }, { id: high, when: { monthlyCost: { $gt: 100 } }, deny: Too much. }]',
    ],
  ])('are not where %s', (_, rules) => {
    expect(gapsIn(rules)).toEqual([]);
  });

  it('are no smaller where approvals are required', () => {
    expect(
      gapsIn(
        '[{ id: look, when: { type: { $exists: true } }, require: [{ approvers: [group:default/security], count: 1 }] }]',
      ),
    ).toHaveLength(2);
  });
});
