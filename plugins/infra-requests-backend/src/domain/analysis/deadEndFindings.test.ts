import { findingsIn, theOnly } from './__testUtils__/findings';

const ALL = '- { id: all, when: { type: { $exists: true } }, tier: elevated }';
const ENOUGH = {
  'platform-leads': ['ada', 'grace'],
  finops: ['frank', 'fay'],
  security: ['sofia', 'sam'],
};

const deadEndsIn = (people: Record<string, string[]>, rules = ALL) =>
  findingsIn(rules, { code: 'dead-end', people });

describe('dead ends', () => {
  it('are none where there are people enough', () => {
    expect(deadEndsIn(ENOUGH)).toEqual([]);
  });

  it('are not looked for where nobody knows the people', () => {
    expect(findingsIn(ALL, { code: 'dead-end' })).toEqual([]);
  });

  it.each([
    [
      'does not exist',
      { 'platform-leads': ['ada', 'grace'], finops: ['frank', 'fay'] },
    ],
    ['is empty', { ...ENOUGH, security: [] }],
  ])('are found where a group %s', (_, people) => {
    const finding = theOnly(deadEndsIn(people));
    expect(finding).toMatchObject({
      severity: 'error',
      tier: 'elevated',
      message:
        'What the stage "security" asks for (1 approval of security) in the tier "Escalated" can never be met: nobody is there, or the catalog does not know it. Correct the approvers or the count, or add people to the catalog.',
      example: { outcome: 'approval', tier: { id: 'elevated' } },
    });
  });

  it('are found where a rule requires more people than there are', () => {
    const finding = theOnly(
      deadEndsIn(
        { ...ENOUGH, dpo: ['dora', 'dan'] },
        `${ALL}
- { id: pii, when: { parameters.dataClassification: pii }, require: [{ approvers: [group:default/dpo], count: 3 }] }`,
      ),
    );
    expect(finding).toMatchObject({ severity: 'error', rule: 'pii' });
    expect(finding.tier).toBeUndefined();
    expect(finding.message).toMatch(/3 approvals .* only 2 people are there/);
    expect(finding.example.facts.values).toMatchObject({
      parameters: { dataClassification: 'pii' },
    });
  });

  it('are found where one person is needed twice', () => {
    const finding = theOnly(
      deadEndsIn({ ...ENOUGH, 'platform-leads': ['ada'], finops: ['ada'] }),
    );
    expect(finding).toMatchObject({ severity: 'error', tier: 'elevated' });
    expect(finding.message).toMatch(/the same people are needed twice/);
  });

  it('are only a warning where somebody cannot ask, but others can', () => {
    const finding = theOnly(deadEndsIn({ ...ENOUGH, finops: ['frank'] }));
    expect(finding).toMatchObject({
      severity: 'warning',
      tier: 'elevated',
      example: {
        facts: { values: { requester: { ref: 'user:default/frank' } } },
      },
    });
    expect(finding.message).toMatch(
      /cannot be met when frank asks: nobody decides on their own request, and nobody else is there/,
    );
  });

  it('do not warn of somebody for whom another tier applies', () => {
    const rules = `
- { id: finops, when: { requester.groups: { $contains: group:default/finops } }, tier: automatic }
- { id: others, when: { $not: { requester.groups: { $contains: group:default/finops } } }, tier: elevated }`;
    expect(deadEndsIn({ ...ENOUGH, finops: ['frank'] }, rules)).toEqual([]);
  });

  it('name every stage that is blocked, and each person once', () => {
    const finding = theOnly(
      findingsIn(ALL, {
        code: 'dead-end',
        people: { linus: ['linus'] },
        overrides: {
          tiers: [
            { id: 'automatic', title: 'Automatic', stages: [] },
            {
              id: 'elevated',
              title: 'Escalated',
              distinct: false,
              stages: ['first', 'second'].map(name => ({
                name,
                requirements: [
                  { approvers: ['group:default/linus'], count: 1 },
                ],
              })),
            },
          ],
        },
      }),
    );
    expect(finding.message).toMatch(
      /the stages "first" and "second" ask for .* when linus asks:/,
    );
  });

  it.each([
    [
      'is in a group through another one',
      `
- { id: platform, when: { requester.groups: { $contains: group:default/platform } }, tier: automatic }
- { id: others, when: { $not: { requester.groups: { $contains: group:default/platform } } }, require: [{ approvers: [group:default/platform-leads], count: 3 }] }`,
      { ...ENOUGH, 'platform-leads': ['ada', 'grace', 'gus'] },
    ],
    [
      'is in a group that approves nothing',
      `
- { id: on-call, when: { requester.groups: { $contains: group:default/sre-oncall } }, tier: automatic }
- { id: others, when: { $not: { requester.groups: { $contains: group:default/sre-oncall } } }, tier: elevated }`,
      { ...ENOUGH, finops: ['frank'] },
    ],
  ])('do not warn of somebody who perhaps %s', (_, rules, people) => {
    expect(deadEndsIn(people, rules)).toEqual([]);
  });

  it('warn of somebody where the groups that a rule reads cannot matter', () => {
    const rules = `${ALL}
- { id: never, when: { monthlyCost: { $lt: 5, $gt: 10 }, requester.groups: { $contains: group:default/finops } }, tier: standard }`;
    expect(
      theOnly(deadEndsIn({ ...ENOUGH, finops: ['frank'] }, rules)).severity,
    ).toBe('warning');
  });

  it('are said once, however many tiers and rules ask for the same', () => {
    const rules = `
- { id: cheap, when: { monthlyCost: { $lte: 100 } }, tier: standard }
- { id: dear, when: { monthlyCost: { $gt: 100 } }, tier: elevated }
- { id: look, when: { environment: production }, require: [{ approvers: [group:default/platform-leads], count: 1 }] }`;
    const finding = theOnly(
      deadEndsIn({ ...ENOUGH, 'platform-leads': [] }, rules),
    );
    expect(finding.severity).toBe('error');
  });

  it('do not matter in a tier that no request gets into', () => {
    const rules =
      '- { id: all, when: { type: { $exists: true } }, tier: standard }';
    expect(deadEndsIn({ ...ENOUGH, security: [] }, rules)).toEqual([]);
  });
});
