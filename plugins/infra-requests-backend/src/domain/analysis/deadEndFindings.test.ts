import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import {
  exampleConfig,
  policyWithRules,
} from '../policy/__testUtils__/examplePolicy';
import { findingsIn, theOnly } from './__testUtils__/findings';
import { approversOf } from './analysePolicy';

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

  it.each(['owner', 'owner.parent', 'resolver:on-call/payments'])(
    'are never seen in what %s has to approve, as only a request tells who that is',
    ref => {
      const rules = `${ALL}
- { id: also, when: { type: { $exists: true } }, require: [{ approvers: [${ref}], count: 9 }, { approvers: [group:default/nobody, ${ref}], count: 1 }] }`;
      expect(deadEndsIn(ENOUGH, rules)).toEqual([]);
      expect(deadEndsIn({ ...ENOUGH, security: [] }, rules)).toHaveLength(1);
    },
  );
});

describe('dead ends in the terms of a tier', () => {
  const { tiers } = exampleConfig();
  const [automatic, standard, elevated] = tiers as JsonObject[];

  const deadEndsWith = (terms: string, people: Record<string, string[]>) =>
    findingsIn(ALL, {
      code: 'dead-end',
      people: { ...ENOUGH, ...people },
      overrides: {
        tiers: [automatic, standard, { ...elevated, ...parse(terms) }],
      },
    });

  const EMERGENCY =
    'emergency: { requirements: [{ approvers: [group:default/sre], count: 2 }], reviewers: [group:default/audit, owner], escalateTo: [group:default/board] }';
  const MANNED = {
    sre: ['sam', 'sue'],
    audit: ['anna'],
    board: ['bo'],
  };

  it('are none where there is somebody', () => {
    expect(deadEndsWith(EMERGENCY, MANNED)).toEqual([]);
  });

  it('are approvals in an emergency that nobody could give', () => {
    expect(
      theOnly(deadEndsWith(EMERGENCY, { ...MANNED, sre: ['sam'] })),
    ).toMatchObject({
      severity: 'error',
      tier: 'elevated',
      message:
        'What the stage "emergency" asks for (2 approvals of sre) in the tier "Escalated" can never be met: only 1 person is there. Correct the approvers or the count, or add people to the catalog.',
      example: { outcome: 'approval', tier: { id: 'elevated' } },
    });
  });

  it('are reviews by nobody', () => {
    const onlyAudit = EMERGENCY.replace(', owner', '');
    const [{ severity, message }, ...others] = deadEndsWith(onlyAudit, {
      ...MANNED,
      audit: [],
    });
    expect(others).toEqual([]);
    expect(severity).toBe('error');
    expect(message).toBe(
      'In the tier "Escalated", audit is to review what was approved in an emergency, but nobody is there, or the catalog does not know it. Correct it, or add people to the catalog.',
    );
  });

  it.each([
    [
      EMERGENCY,
      { ...MANNED, audit: [] },
      'audit is to review what was approved in an emergency',
    ],
    [
      EMERGENCY,
      { ...MANNED, board: [] },
      'board is to join the reviewers when a review is overdue',
    ],
    [
      'escalate: [{ after: PT8H, to: [owner.parent, group:default/board, group:default/security] }]',
      {},
      'board is to join the approvers after 8 hours',
    ],
  ])(
    'are only a warning where others may do without: %s',
    (terms, people, expected) => {
      const finding = theOnly(deadEndsWith(terms, people));
      expect(finding).toMatchObject({ severity: 'warning', tier: 'elevated' });
      expect(finding.message).toContain(`${expected}, but nobody is there`);
    },
  );

  it('are more rejections than people who decide', () => {
    const security = ['sana', 'sofia', 'sam'];
    const found = (rejections: number) =>
      deadEndsWith(`rejections: ${rejections}`, { security }).filter(
        ({ message }) => message.includes('"security"'),
      );
    expect(theOnly(found(4))).toMatchObject({
      severity: 'warning',
      tier: 'elevated',
      message:
        'Nobody can ever reject in the stage "security" of the tier "Escalated": 4 people have to, and only 3 decide there. Write a lower number at "rejections".',
    });
    expect(found(3)).toEqual([]);
  });

  it.each([
    ['escalate: [{ after: PT8H, to: [group:default/board] }]', ['bo', 'ben']],
    ['escalate: [{ after: PT8H, to: [owner.parent] }]', []],
  ])(
    'are not more rejections where others join, or nobody knows who: %s',
    (escalation, board) => {
      const terms = `${escalation}\nrejections: 4`;
      const people = {
        'platform-leads': ['ada', 'grace'],
        finops: ['frank', 'fiona'],
        security: ['sana', 'sofia'],
        board,
      };
      expect(
        deadEndsWith(terms, people).filter(({ message }) =>
          message.includes('reject'),
        ),
      ).toEqual([]);
    },
  );

  it('do not matter in a tier that no request gets into', () => {
    expect(
      findingsIn(
        '- { id: all, when: { type: { $exists: true } }, tier: standard }',
        {
          code: 'dead-end',
          people: ENOUGH,
          overrides: {
            tiers: [automatic, standard, { ...elevated, ...parse(EMERGENCY) }],
          },
        },
      ),
    ).toEqual([]);
  });

  it('ask the catalog for everybody who is counted on by name, and for nobody else', () => {
    const terms = parse(EMERGENCY);
    terms.escalate = [
      { after: 'PT8H', to: ['owner.parent', 'resolver:on-call/payments'] },
      { after: 'PT9H', to: ['user:default/cto'] },
    ];
    const policy = policyWithRules(ALL, {
      tiers: [automatic, { ...elevated, ...terms }],
    });
    expect(approversOf(policy)).toEqual([
      'group:default/audit',
      'group:default/board',
      'group:default/finops',
      'group:default/platform-leads',
      'group:default/security',
      'group:default/sre',
      'user:default/cto',
    ]);
  });
});
