import { Story } from './__testUtils__/Story';
import { aStage, groupRef, userRef } from './__testUtils__/requests';
import { deadEnds, strandedStages, whyStranding } from './deadEnds';
import { involvedPeople } from './involvement';

const TECHNICAL = 'technical: 1 of leads, 1 of finops';
const SECURITY = 'security: 1 of security';

describe('deadEnds', () => {
  type Company = Record<string, string[]>;
  const found = (options: {
    stages: string[];
    company: Company;
    distinct?: boolean;
    involved?: string[];
  }) =>
    deadEnds({
      stages: options.stages.map(aStage),
      distinct: options.distinct ?? true,
      people: new Map(
        Object.entries(options.company).map(([group, names]) => [
          groupRef(group),
          names.map(userRef),
        ]),
      ),
      involved: (options.involved ?? ['dana']).map(userRef),
    });

  it.each<{
    story: string;
    stages: string[];
    company: Company;
    distinct?: boolean;
    involved?: string[];
  }>([
    {
      story: 'enough people everywhere',
      stages: [TECHNICAL, SECURITY],
      company: { leads: ['grace'], finops: ['noor'], security: ['sana'] },
    },
    {
      story: 'an empty group beside one that is not',
      stages: ['security: 1 of security or directors'],
      company: { security: [], directors: ['ivan'] },
    },
    {
      story: 'two overlapping groups with two people',
      stages: [TECHNICAL],
      company: { leads: ['grace', 'linus'], finops: ['grace'] },
    },
    {
      story: 'one person for two stages where the tier allows it',
      stages: ['review: 1 of leads', SECURITY],
      company: { leads: ['grace'], security: ['grace'] },
      distinct: false,
    },
    {
      story: 'nothing to approve',
      stages: [],
      company: {},
    },
  ])('finds nothing: $story', ({ story: _, ...options }) => {
    expect(found(options)).toEqual([]);
  });

  it.each<{
    story: string;
    stages: string[];
    company: Company;
    distinct?: boolean;
    involved?: string[];
    expected: RegExp[];
  }>([
    {
      story: 'a group that does not exist',
      stages: ['review: 1 of leads'],
      company: {},
      expected: [/“Review” needs 1 of Leads, but nobody/],
    },
    {
      story: 'an empty group',
      stages: ['review: 1 of leads'],
      company: { leads: [] },
      expected: [/but nobody/],
    },
    {
      story: 'a count above the size of the group',
      stages: ['review: 3 of leads'],
      company: { leads: ['grace', 'linus'] },
      expected: [/needs 3 of Leads, but only 2/],
    },
    {
      story: 'the same person in both groups counted twice',
      stages: ['review: 2 of leads or finops'],
      company: { leads: ['grace'], finops: ['grace'] },
      expected: [/needs 2 of .* or .*, but only 1/],
    },
    {
      story: 'a group with only the requester in it',
      stages: ['review: 1 of leads'],
      company: { leads: ['dana'] },
      expected: [/but nobody/],
    },
    {
      story: 'a group with only those who asked in it',
      stages: ['review: 2 of leads'],
      company: { leads: ['dana', 'theo', 'grace'] },
      involved: ['dana', 'theo'],
      expected: [/but only 1/],
    },
    {
      story: 'every empty group at once',
      stages: [TECHNICAL, SECURITY],
      company: { finops: ['noor'] },
      expected: [/“Technical” needs 1 of Leads/, /“Security”/],
    },
    {
      story: 'the same person needed twice in one stage',
      stages: [TECHNICAL],
      company: { leads: ['grace'], finops: ['grace'] },
      expected: [/“Technical” cannot be met.*counts only once/],
    },
    {
      story: 'the same person needed in two stages',
      stages: ['review: 1 of leads', SECURITY],
      company: { leads: ['grace'], security: ['grace'] },
      expected: [/“Security” cannot be met/],
    },
    {
      story: 'two people for three places, though each group is big enough',
      stages: ['technical: 1 of leads, 1 of finops', SECURITY],
      company: {
        leads: ['grace', 'noor'],
        finops: ['grace', 'noor'],
        security: ['grace', 'noor'],
      },
      expected: [/“Security” cannot be met/],
    },
    {
      story: 'two of two asked for, one person, even where people may repeat',
      stages: ['review: 2 of leads'],
      company: { leads: ['grace'] },
      distinct: false,
      expected: [/but only 1/],
    },
  ])('finds $story', ({ story: _, expected, ...options }) => {
    expect(found(options)).toEqual(
      expected.map(pattern => expect.stringMatching(pattern)),
    );
  });

  it('never takes a requirement that a resolver can meet for one, whoever it names now', () => {
    const onCall = { approvers: ['resolver:on-call/platform'], count: 2 };
    const stages = [
      { name: 'review', requirements: [onCall] },
      { name: 'last', requirements: [onCall] },
    ];
    const people = new Map([['resolver:on-call/platform', []]]);
    expect(deadEnds({ stages, distinct: true, people, involved: [] })).toEqual(
      [],
    );
  });

  it('leaves out who takes part in what the request is about', () => {
    const { request } = new Story({
      people: { grace: 'leads' },
      asked: { involved: [userRef('grace')] },
    });
    expect(
      deadEnds({
        stages: request.stages,
        distinct: true,
        people: new Map([[groupRef('leads'), [userRef('grace')]]]),
        involved: involvedPeople(request),
      }),
    ).toEqual([expect.stringContaining('nobody')]);
  });

  it.each([
    { what: 'an empty approver list', approvers: [], count: 1 },
    { what: 'a count of 0', approvers: [groupRef('leads')], count: 0 },
    { what: 'half a person', approvers: [groupRef('leads')], count: 0.5 },
  ])('never takes $what for satisfied', ({ approvers, count }) => {
    const problems = deadEnds({
      stages: [{ name: 'review', requirements: [{ approvers, count }] }],
      distinct: true,
      people: new Map([[groupRef('leads'), [userRef('grace')]]]),
      involved: [],
    });
    expect(problems).toEqual([expect.stringContaining('Stage “Review”')]);
  });

  it('never takes a stage without requirements for satisfied', () => {
    const stages = [{ name: 'review', requirements: [] }];
    const people = new Map();
    expect(
      deadEnds({ stages, distinct: true, people, involved: [] }),
    ).toHaveLength(1);
  });
});

describe('whyStranding', () => {
  /** Dora is away; only she can approve the second stage. Vera votes for her. */
  const story = (distinct: boolean) =>
    new Story({
      stages: ['review: 1 of leads', SECURITY],
      distinct,
      people: { dora: 'leads security', vera: 'sales', linus: 'leads' },
      delegations: { vera: 'dora' },
    });
  const people = new Map([
    [groupRef('leads'), ['dora', 'linus'].map(userRef)],
    [groupRef('security'), [userRef('dora')]],
  ]);
  const whyNot = (played: Story, who: string) => {
    const before = played.request;
    const after = played.play(`${who} approves`).request;
    return whyStranding({ before, after, people });
  };

  it('sees that a delegate would use up the only person left', () => {
    expect(whyNot(story(true), 'vera')).toMatch(
      /nobody would be left for stage “Security”/,
    );
    expect(whyNot(story(true), 'linus')).toBeUndefined();
  });

  it('has nothing against it where each stage counts alone', () => {
    expect(whyNot(story(false), 'vera')).toBeUndefined();
  });

  it('knows that who comes back can take the place of the delegate', () => {
    const played = new Story({
      stages: ['review: 2 of leads', SECURITY],
      people: {
        dora: 'leads',
        vera: 'sales',
        linus: 'leads',
        sana: 'security',
      },
      delegations: { vera: 'dora' },
    });
    const all = new Map([
      [groupRef('leads'), ['dora', 'linus'].map(userRef)],
      [groupRef('security'), [userRef('sana')]],
    ]);
    played.play('vera approves');
    expect(strandedStages(played.request, all)).toEqual([]);
  });

  it('lets who was voted for approve later where the stage is complete without', () => {
    const played = new Story({
      stages: ['review: 1 of leads, 1 of finops', SECURITY],
      people: {
        dora: 'leads security',
        vera: 'sales',
        linus: 'leads',
        noor: 'finops',
      },
      delegations: { vera: 'dora' },
    }).play('vera approves', 'linus approves', 'noor approves');
    expect(strandedStages(played.request, people)).toEqual([]);
  });
});
