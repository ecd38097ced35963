import { aStage, aVote, minutesLater, userRef } from './__testUtils__/requests';
import { isComplete, matchVotes } from './quorum';
import type { VoteRecord } from '../types';

const inStage = (stage: number) => ({ stage });

/** Names of who fills each requirement, stage by stage: `[['grace'], ['noor']]`. */
function whoFills(options: {
  stages: string[];
  votes: VoteRecord[];
  distinct?: boolean;
}): string[][][] {
  return matchVotes({
    stages: options.stages.map(aStage),
    votes: options.votes,
    evaluation: { distinct: options.distinct ?? true },
  }).map(requirements =>
    requirements.map(({ filledBy }) =>
      filledBy.map(ref => ref.replace(userRef(''), '')).sort(),
    ),
  );
}

describe('matchVotes', () => {
  it.each([
    {
      story: 'nobody voted',
      stages: ['review: 1 of leads'],
      votes: [],
      expected: [[[]]],
    },
    {
      story: 'a member of the group fills its requirement',
      stages: ['review: 1 of leads'],
      votes: [aVote('grace', ['leads'])],
      expected: [[['grace']]],
    },
    {
      story: 'somebody of another group fills nothing',
      stages: ['review: 1 of leads'],
      votes: [aVote('noor', ['finops'])],
      expected: [[[]]],
    },
    {
      story: 'any of the named groups will do',
      stages: ['review: 1 of security or directors'],
      votes: [aVote('ivan', ['directors'])],
      expected: [[['ivan']]],
    },
    {
      story: 'two are asked for and two came',
      stages: ['review: 2 of leads'],
      votes: [aVote('grace', ['leads']), aVote('linus', ['leads'])],
      expected: [[['grace', 'linus']]],
    },
    {
      story: 'two are asked for and one person in two groups is still one',
      stages: ['review: 2 of leads or finops'],
      votes: [aVote('grace', ['leads', 'finops'])],
      expected: [[['grace']]],
    },
    {
      story: 'a person in two groups fills only one of two requirements',
      stages: ['review: 1 of leads, 1 of finops'],
      votes: [aVote('grace', ['leads', 'finops'])],
      expected: [[['grace'], []]],
    },
    {
      story: 'the first to come moves to where nobody else can stand in',
      stages: ['review: 1 of leads, 1 of finops'],
      votes: [
        aVote('grace', ['leads', 'finops']),
        aVote('linus', ['leads'], { at: minutesLater(1) }),
      ],
      expected: [[['linus'], ['grace']]],
    },
    {
      story: 'three people move round a ring',
      stages: ['review: 1 of leads, 1 of finops, 1 of security'],
      votes: [
        aVote('grace', ['leads', 'finops']),
        aVote('noor', ['finops', 'security'], { at: minutesLater(1) }),
        aVote('linus', ['leads'], { at: minutesLater(2) }),
      ],
      expected: [[['linus'], ['grace'], ['noor']]],
    },
    {
      story: 'three approvals cannot hide that two people share one skill',
      stages: ['review: 1 of leads, 2 of security'],
      votes: [
        aVote('grace', ['leads']),
        aVote('linus', ['leads']),
        aVote('sana', ['security']),
      ],
      expected: [[['grace'], ['sana']]],
    },
    {
      story: 'surplus approvals fill nothing and harm nothing',
      stages: ['review: 1 of leads'],
      votes: [
        aVote('grace', ['leads']),
        aVote('linus', ['leads'], { at: minutesLater(1) }),
      ],
      expected: [[['grace']]],
    },
    {
      story: 'an approval of one stage fills nothing of another',
      stages: ['review: 1 of leads', 'security: 1 of leads'],
      votes: [aVote('grace', ['leads'])],
      expected: [[['grace']], [[]]],
    },
    {
      story: 'one person approved both stages and counts once',
      stages: ['review: 1 of leads', 'security: 1 of security'],
      votes: [
        aVote('grace', ['leads']),
        aVote('grace', ['security'], inStage(1)),
      ],
      expected: [[['grace']], [[]]],
    },
    {
      story:
        'a surplus approval of the first stage frees a person for the next',
      stages: ['review: 1 of leads', 'security: 1 of security'],
      votes: [
        aVote('grace', ['leads']),
        aVote('linus', ['leads']),
        aVote('grace', ['security'], inStage(1)),
      ],
      expected: [[['linus']], [['grace']]],
    },
    {
      story: 'a complete stage stays complete, whatever the next would need',
      stages: ['review: 1 of leads', 'security: 2 of security'],
      votes: [
        aVote('grace', ['leads']),
        aVote('grace', ['security'], inStage(1)),
        aVote('sana', ['security'], inStage(1)),
      ],
      expected: [[['grace']], [['sana']]],
    },
    {
      story: 'distinct: false lets one person fill several requirements',
      stages: ['review: 1 of leads, 1 of finops', 'security: 1 of leads'],
      distinct: false,
      votes: [
        aVote('grace', ['leads', 'finops']),
        aVote('grace', ['leads'], inStage(1)),
      ],
      expected: [[['grace'], ['grace']], [['grace']]],
    },
    {
      story: 'distinct: false still wants an approval of each stage',
      stages: ['review: 1 of leads', 'security: 1 of leads'],
      distinct: false,
      votes: [aVote('grace', ['leads'])],
      expected: [[['grace']], [[]]],
    },
    {
      story: 'distinct: false still wants two people where two are asked for',
      stages: ['review: 2 of leads'],
      distinct: false,
      votes: [aVote('grace', ['leads'])],
      expected: [[['grace']]],
    },
  ])('$story', ({ stages, votes, distinct, expected }) => {
    expect(whoFills({ stages, votes, distinct })).toEqual(expected);
  });

  it.each(['reject', 'request-changes'] as const)(
    'counts only approvals, not %s',
    verdict => {
      const votes = [aVote('grace', ['leads'], { verdict })];
      expect(whoFills({ stages: ['review: 1 of leads'], votes })).toEqual([
        [[]],
      ]);
    },
  );

  it('prefers who came first, in whatever order the votes are stored', () => {
    const votes = [
      aVote('linus', ['leads'], { at: minutesLater(5) }),
      aVote('grace', ['leads'], { at: minutesLater(2) }),
    ];
    const stages = ['review: 1 of leads'];
    expect(whoFills({ stages, votes })).toEqual([[['grace']]]);
    expect(whoFills({ stages, votes: [...votes].reverse() })).toEqual([
      [['grace']],
    ]);
  });

  it('says how many are missing', () => {
    const [[technical]] = matchVotes({
      stages: [aStage('technical: 3 of leads')],
      votes: [aVote('grace', ['leads'])],
      evaluation: { distinct: true },
    });
    expect(technical).toMatchObject({ count: 3, missing: 2 });
  });
});

describe('isComplete', () => {
  const leads = aStage('review: 1 of leads').requirements[0];
  const filled = { ...leads, filledBy: [userRef('grace')], missing: 0 };

  it('is so when every requirement is filled', () => {
    expect(isComplete([filled, filled])).toBe(true);
    expect(isComplete([filled, { ...leads, filledBy: [], missing: 1 }])).toBe(
      false,
    );
  });

  it('never passes what asks for nobody', () => {
    expect(isComplete([])).toBe(false);
    expect(isComplete([{ ...filled, count: 0, filledBy: [] }])).toBe(false);
  });

  it.each([0, -1, 0.5, 1.5, Number.NaN])(
    'never passes a requirement of %d people',
    count => {
      const stages = [{ name: 'review', requirements: [{ ...leads, count }] }];
      const votes = [aVote('grace', ['leads']), aVote('linus', ['leads'])];
      const [review] = matchVotes({
        stages,
        votes,
        evaluation: { distinct: true },
      });
      expect(isComplete(review)).toBe(false);
    },
  );
});
