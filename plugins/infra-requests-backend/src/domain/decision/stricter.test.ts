import { isStricter } from './stricter';
import { aStage, anEvaluation, groupRef } from './__testUtils__/requests';

const tiers = {
  standard: { id: 'standard', title: 'Lead approval', rank: 1 },
  elevated: { id: 'elevated', title: 'Escalated', rank: 2 },
};

const approved = (...stages: string[]) => ({
  evaluation: anEvaluation({ tier: tiers.standard }),
  stages: stages.map(aStage),
});

const asked = (
  stages: string[],
  overrides: Parameters<typeof anEvaluation>[0] = {},
) => ({
  evaluation: anEvaluation({ tier: tiers.standard, ...overrides }),
  stages: stages.map(aStage),
});

const LEAD = 'review: 1 of leads';
const TWO = 'review: 2 of leads';

describe('isStricter', () => {
  it.each([
    ['the same', [LEAD], asked([LEAD]), false],
    ['less', [TWO], asked([LEAD]), false],
    ['more people', [LEAD], asked([TWO]), true],
    ['others', [LEAD], asked(['review: 1 of finops']), true],
    ['others as well', [LEAD], asked([LEAD, 'money: 1 of finops']), true],
    ['a wider group', [LEAD], asked(['review: 1 of leads or finops']), false],
    ['a narrower group', ['review: 1 of leads or finops'], asked([LEAD]), true],
    [
      'the same in other stages',
      ['a: 1 of leads', 'b: 1 of finops'],
      asked(['all: 1 of finops, 1 of leads']),
      false,
    ],
    [
      'one approval for two that are asked',
      [LEAD],
      asked(['review: 1 of leads, 1 of leads or finops']),
      true,
    ],
    [
      'two for two, the other way round',
      ['review: 1 of leads or finops, 1 of leads'],
      asked(['review: 1 of leads, 1 of leads or finops or security']),
      false,
    ],
    ['nothing', [LEAD], asked([], { outcome: 'automatic', stages: [] }), false],
    ['a denial', [LEAD], asked([], { outcome: 'denied', stages: [] }), true],
    ['people after an automatic approval', [], asked([LEAD]), true],
    ['a higher tier', [LEAD], asked([LEAD], { tier: tiers.elevated }), true],
    [
      'a tier that has moved up since',
      [LEAD],
      asked([LEAD], { tier: { ...tiers.standard, rank: 2 } }),
      false,
    ],
    [
      'a lower tier',
      [LEAD],
      asked([LEAD], { tier: { ...tiers.elevated, rank: 0 } }),
      false,
    ],
  ])('%s', (_story, stages, now, expected) => {
    expect(isStricter(approved(...stages), now)).toBe(expected);
  });

  it('takes those who joined because it took long for those who were asked', () => {
    const { evaluation, stages } = approved('review: 1 of leads or directors');
    const escalations = [
      { step: 0, to: [groupRef('directors')], at: new Date() },
    ];
    const escalated = { evaluation, stages: [{ ...stages[0], escalations }] };
    expect(isStricter(escalated, asked([LEAD]))).toBe(false);
    expect(isStricter(escalated, asked(['review: 1 of finops']))).toBe(true);
  });

  it('lets one person count for two where the tier does, before and now', () => {
    const shared = { distinct: false };
    const loose = {
      ...approved('review: 1 of leads'),
      evaluation: anEvaluation({ tier: tiers.standard, ...shared }),
    };
    const both = ['review: 1 of leads, 1 of leads or finops'];
    expect(isStricter(loose, asked(both, shared))).toBe(false);
    expect(isStricter(loose, asked(both))).toBe(true);
  });

  it('wants two people where one counted for two', () => {
    const both = ['review: 1 of leads, 1 of finops'];
    const loose = {
      ...approved(...both),
      evaluation: anEvaluation({ tier: tiers.standard, distinct: false }),
    };
    expect(isStricter(loose, asked(both))).toBe(true);
    expect(isStricter(loose, asked([LEAD]))).toBe(false);
  });

  it('reads the stages of the policy where no others are given', () => {
    const evaluation = anEvaluation({
      tier: tiers.standard,
      stages: [aStage(TWO)],
    });
    expect(isStricter(approved(LEAD), { evaluation })).toBe(true);
    expect(isStricter(approved(TWO), { evaluation })).toBe(false);
  });
});
