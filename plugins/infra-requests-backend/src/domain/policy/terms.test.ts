import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { parseRequestTypes } from '../catalogue/requestType';
import { PLAIN_TERMS } from '../decision/terms';
import { fullConfig } from './__testUtils__/fullConfig';
import { termsInWords } from './termsInWords';
import { describePolicy, parsePolicy } from './policy';

const CALENDARS = `
- id: business-hours
  title: Business hours
  windows: [{ every: week, days: [monday, tuesday, wednesday, thursday, friday], from: '09:00', to: '17:00' }]
- id: year-end
  windows: [{ from: 2026-12-18, to: 2027-01-03 }]
- id: never
  windows: [{ every: month, from: 1, to: 31 }]
  except: [{ every: year, from: 01-01, to: 12-31 }]
`;
const STAGES =
  'stages: [{ name: review, requirements: [{ approvers: [group:default/leads, user:default/ada], count: 1 }] }]';
const STRICT =
  '{ id: strict, stages: [{ name: all, requirements: [{ approvers: [group:default/board], count: 1 }] }] }';

/** A policy whose middle tier says this of how people decide. */
const saying = (terms: string): JsonObject => ({
  calendars: parse(CALENDARS),
  tiers: [
    { id: 'free' },
    { id: 'standard', ...parse(STAGES), ...parse(terms) },
    parse(STRICT),
  ],
  rules: [],
});

const { requestTypes } = parseRequestTypes(fullConfig().requestTypes);

const read = (config: JsonObject, resolvers?: string[]) =>
  parsePolicy(config, { requestTypes, resolvers });

function policyWith(terms: string) {
  const { policy, problems } = read(saying(terms));
  expect(problems).toEqual([]);
  return policy!;
}

const termsOf = (terms: string) => policyWith(terms).tiers[1].terms;

const problemsOf = (config: JsonObject, resolvers?: string[]) =>
  read(config, resolvers).problems.map(
    ({ path, message }) => `${path}: ${message}`,
  );

const ALL = `
due: P2D
onTimeout: escalate
calendar: business-hours
remindAfter: PT4H
escalate:
  - { after: PT8H, to: [owner.parent, "resolver:on-call/Data Platform"] }
  - { after: P2D, to: [Group:Default/Board] }
approvalValidFor: P7D
commentOn: [reject, approve, reject]
reference: { title: Change ticket, pattern: 'CHG\\d{7}', on: [approve] }
rejections: 2
dismissOn: [parameters, monthlyCost, parameters]
emergency:
  requirements: [{ approvers: [group:default/sre, entity.owner], count: 1 }]
  incident: { title: Incident number, pattern: 'INC-\\d+' }
  reviewWithin: PT12H
  reviewers: [group:default/audit]
  escalateTo: [user:default/cto]
`;

describe('the terms of a tier', () => {
  it('are plain where nothing is said', () => {
    const { tiers } = policyWith('{}');
    expect(tiers.map(({ terms }) => terms)).toEqual([
      PLAIN_TERMS,
      PLAIN_TERMS,
      PLAIN_TERMS,
    ]);
  });

  it('are read as they are written', () => {
    expect(termsOf(ALL)).toEqual({
      due: 'P2D',
      onTimeout: 'escalate',
      calendar: 'business-hours',
      remindAfter: 'PT4H',
      escalate: [
        {
          after: 'PT8H',
          to: ['owner.parent', 'resolver:on-call/Data Platform'],
        },
        { after: 'P2D', to: ['group:default/board'] },
      ],
      approvalValidFor: 'P7D',
      commentOn: ['approve', 'reject'],
      reference: {
        title: 'Change ticket',
        pattern: 'CHG\\d{7}',
        on: ['approve'],
      },
      rejections: 2,
      dismissOn: ['parameters', 'monthlyCost'],
      emergency: {
        requirements: [
          { approvers: ['group:default/sre', 'entity.owner'], count: 1 },
        ],
        incident: { title: 'Incident number', pattern: 'INC-\\d+' },
        reviewWithin: 'PT12H',
        reviewers: ['group:default/audit'],
        escalateTo: ['user:default/cto'],
      },
    });
  });

  it('fill in what an emergency leaves open: the own approvers review, those of the strictest tier are told', () => {
    const { emergency } = termsOf(
      'emergency: { requirements: [{ approvers: [group:default/sre], count: 1 }] }',
    );
    expect(emergency).toEqual({
      requirements: [{ approvers: ['group:default/sre'], count: 1 }],
      incident: { title: 'Incident' },
      reviewWithin: 'PT24H',
      reviewers: ['group:default/leads', 'user:default/ada'],
      escalateTo: ['group:default/board'],
    });
  });

  it('ask a reference of those who approve, unless something else is said', () => {
    expect(termsOf('reference: {}').reference).toEqual({
      title: 'Reference',
      on: ['approve'],
    });
  });

  it('may count days against hours in a calendar, where it depends which is longer', () => {
    // Twenty hours of eight a day are more than two days.
    const terms =
      'due: PT20H, escalate: [{ after: P1D, to: [owner] }], remindAfter: P1D';
    expect(
      problemsOf(saying(`{ ${terms}, calendar: business-hours }`)),
    ).toEqual([]);
    expect(problemsOf(saying(`{ ${terms} }`))).toHaveLength(2);
  });

  it.each([
    // durations
    [
      'due: 8h',
      'due: "8h" is not a duration. Write it as ISO 8601 does, such as PT16H',
    ],
    ['due: 8', 'due: must be text, but is a number. Write PT16H.'],
    ['due: PT0S', 'due: "PT0S" must be longer than nothing.'],
    ['due: P', 'due: "P" must be longer than nothing.'],
    ['due: -PT8H', 'due: "-PT8H" must be longer than nothing.'],
    ['due: P2DT-8H', 'due: "P2DT-8H" must be longer than nothing.'],
    [
      'due: P1M',
      'due: "P1M" has months or years, which are not always as long. Write days, such as P30D.',
    ],
    ['due: P367D', 'due: "P367D" is longer than 366 days.'],
    [
      'due: PT99999999999999999999H',
      'due: "PT99999999999999999999H" is longer than 366 days.',
    ],
    [
      'remindAfter: soon',
      'remindAfter: "soon" is not a duration. Write it as ISO 8601 does, such as PT4H',
    ],
    ['approvalValidFor: P1Y', 'approvalValidFor: "P1Y" has months or years'],
    // timeout
    [
      '{ due: P2D, onTimeout: expires }',
      'onTimeout: cannot be "expires". Did you mean "expire"?',
    ],
    ['{ due: P2D, onTimeout: [] }', 'onTimeout: cannot be [].'],
    [
      'onTimeout: reject',
      'onTimeout: says what happens when the time is over, but there is no due. Add due: PT16H',
    ],
    [
      '{ due: P2D, onTimeout: escalate }',
      'onTimeout: escalates, but there are no steps to take. Add escalate:',
    ],
    // calendar
    [
      '{ due: P2D, calendar: busines-hours }',
      'calendar: there is no calendar "busines-hours". Did you mean "business-hours"?',
    ],
    [
      '{ due: P2D, calendar: year-end }',
      'calendar: "year-end" does not come again and again, so a time would come when nothing is ever due.',
    ],
    [
      '{ due: P2D, calendar: never }',
      'calendar: "never" does not come again and again',
    ],
    [
      '{ approvalValidFor: P2D, calendar: business-hours }',
      'calendar: is of no effect, because nothing is counted in it. Add due, remindAfter or escalate',
    ],
    ['{ due: P2D, calendar: 5 }', 'calendar: must be text, but is a number.'],
    // reminders and escalation
    [
      '{ due: PT8H, remindAfter: PT8H }',
      'remindAfter: "PT8H" is not before due (PT8H), so nobody would ever be reminded.',
    ],
    [
      '{ due: P1D, remindAfter: P2D, calendar: business-hours }',
      'remindAfter: "P2D" is not before due (P1D)',
    ],
    ['escalate: []', 'escalate: is an empty list. Write [{ after: PT8H, to:'],
    [
      'escalate: { after: PT8H, to: [owner] }',
      'escalate: must be a list of steps, but is an object.',
    ],
    [
      'escalate: [PT8H]',
      'escalate[0]: must be an object, but is text. Write { after: PT8H',
    ],
    [
      'escalate: [{ to: [owner] }]',
      'escalate[0].after: is missing. Write after how long, such as PT8H.',
    ],
    [
      'escalate: [{ after: PT8H }]',
      'escalate[0].to: must be a list of user and group refs, but is nothing.',
    ],
    [
      'escalate: [{ after: PT8H, to: [] }]',
      'escalate[0].to: is an empty list.',
    ],
    [
      'escalate: [{ after: PT8H, to: [ownr] }]',
      'escalate[0].to[0]: "ownr" is neither a relation nor the full ref of a user or group. Did you mean "owner"?',
    ],
    [
      'escalate: [{ after: PT8H, to: [owner], at: x }]',
      'escalate[0].at: is not a known key.',
    ],
    [
      'escalate: [{ after: PT8H, to: [owner] }, { after: PT8H, to: [owner.parent] }]',
      'escalate[1].after: "PT8H" is not after the step before it (PT8H). Put the steps in the order',
    ],
    [
      'escalate: [{ after: PT9H, to: [owner] }, { after: PT8H, to: [owner.parent] }]',
      'escalate[1].after: "PT8H" is not after the step before it (PT9H).',
    ],
    [
      '{ due: P1D, escalate: [{ after: PT24H, to: [owner] }] }',
      'escalate[0].after: "PT24H" is not before due (P1D), so the step would never be taken.',
    ],
    [
      '{ due: P1D, onTimeout: escalate, escalate: [{ after: P2D, to: [owner] }] }',
      'escalate[0].after: "P2D" is not before due (P1D)',
    ],
    // votes
    [
      'commentOn: reject',
      'commentOn: must be a list of verdicts, but is text. Write [reject].',
    ],
    [
      'commentOn: [rejected]',
      'commentOn[0]: "rejected" is not a verdict. Did you mean "reject"?',
    ],
    [
      'commentOn: [approve, 3]',
      'commentOn[1]: 3 is not a verdict. Write one of: approve, reject, request-changes.',
    ],
    [
      'reference: CHG',
      'reference: must be an object, but is text. Write { title: Change ticket',
    ],
    [
      'reference: { on: [aprove] }',
      'reference.on[0]: "aprove" is not a verdict. Did you mean "approve"?',
    ],
    ['reference: { on: [] }', 'reference.on: is an empty list.'],
    [
      'reference: { title: "" }',
      'reference.title: must be text, but is empty.',
    ],
    [
      'reference: { patern: x }',
      'reference.patern: is not a known key. Did you mean "pattern"?',
    ],
    [
      "reference: { pattern: 'CHG(' }",
      'reference.pattern: "CHG(" is not a regular expression: unterminated group. Write one such as CHG\\d{7}.',
    ],
    [
      "reference: { pattern: '(a+)+' }",
      'reference.pattern: "(a+)+" could take very long to compare with some texts',
    ],
    [
      'rejections: 0',
      'rejections: must be a whole number from 1 to 50, but is 0. Write 2 if two people',
    ],
    [
      'rejections: -1',
      'rejections: must be a whole number from 1 to 50, but is -1.',
    ],
    [
      'rejections: 1.5',
      'rejections: must be a whole number from 1 to 50, but is 1.5.',
    ],
    [
      'rejections: 51',
      'rejections: must be a whole number from 1 to 50, but is 51.',
    ],
    [
      'rejections: "2"',
      'rejections: must be a whole number from 1 to 50, but is "2".',
    ],
    [
      '{ rejections: 3, stages: [{ name: two, requirements: [{ approvers: [user:default/a, user:default/b], count: 1 }] }] }',
      'rejections: asks for 3 people who reject, but the stage "two" names fewer, so nobody could ever reject there.',
    ],
    // dismissal
    [
      'dismissOn: []',
      'dismissOn: is an empty list. Write [parameters, monthlyCost], or leave it out for every change.',
    ],
    [
      'dismissOn: [parameter]',
      'dismissOn[0]: there is no fact "parameter". Did you mean "parameters"?',
    ],
    [
      'dismissOn: [parameters.siez]',
      'dismissOn[0]: there is no fact "parameters.siez". Did you mean "parameters.size"?',
    ],
    [
      'dismissOn: [parameters.token]',
      'dismissOn[0]: "parameters.token" is a secret, which is never kept, so nobody would see it change.',
    ],
    ['dismissOn: [true]', 'dismissOn[0]: must be text, but is true or false.'],
    // emergency
    [
      'emergency: true',
      'emergency: must be an object, but is true or false. Write { requirements:',
    ],
    [
      'emergency: {}',
      'emergency.requirements: must be a list of requirements, but is nothing.',
    ],
    [
      'emergency: { requirements: [] }',
      'emergency.requirements: is an empty list.',
    ],
    [
      'emergency: { requirements: [{ approvers: [group:default/sre], count: 0 }] }',
      'emergency.requirements[0].count: must be a whole number from 1 to 50, but is 0.',
    ],
    [
      'emergency: { requirements: [{ approvers: [], count: 1 }] }',
      'emergency.requirements[0].approvers: is an empty list.',
    ],
    [
      'emergency: { requirements: [{ approvers: [owner], count: 1 }], reviewers: [] }',
      'emergency.reviewers: is an empty list.',
    ],
    [
      'emergency: { requirements: [{ approvers: [owner], count: 1 }], escalateTo: [leads] }',
      'emergency.escalateTo[0]: "leads" is not a full ref of a user or group.',
    ],
    [
      'emergency: { requirements: [{ approvers: [owner], count: 1 }], reviewWithin: never }',
      'emergency.reviewWithin: "never" is not a duration. Write it as ISO 8601 does, such as PT24H',
    ],
    [
      "emergency: { requirements: [{ approvers: [owner], count: 1 }], incident: { pattern: '[' } }",
      'emergency.incident.pattern: "[" is not a regular expression: unterminated character class.',
    ],
    [
      'emergency: { requirements: [{ approvers: [owner], count: 1 }], incident: { on: [approve] } }',
      'emergency.incident.on: is not a known key.',
    ],
    [
      'emergency: { requirements: [{ approvers: [owner], count: 1 }], reviewin: P1D }',
      'emergency.reviewin: is not a known key.',
    ],
    ['dues: P1D', 'dues: is not a known key. Did you mean "due"?'],
  ])('say what is wrong with %s', (terms, expected) => {
    const problems = problemsOf(saying(terms));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`infraRequests.tiers[1].${expected}`);
  });

  it('are all told at once', () => {
    expect(
      problemsOf(
        saying(
          '{ due: soon, remindAfter: PT0S, rejections: 0, dismissOn: [cost], commentOn: [no] }',
        ),
      ).map(problem => problem.split(':')[0]),
    ).toEqual([
      'infraRequests.tiers[1].dismissOn[0]',
      'infraRequests.tiers[1].due',
      'infraRequests.tiers[1].remindAfter',
      'infraRequests.tiers[1].commentOn[0]',
      'infraRequests.tiers[1].rejections',
    ]);
  });

  it.each([
    'due: P1D',
    'rejections: 2',
    'commentOn: [reject]',
    'emergency: {}',
  ])('have no place in a tier that asks nobody, such as %s', terms => {
    const config = saying('{}');
    const [free, ...others] = config.tiers as JsonObject[];
    expect(
      problemsOf({
        ...config,
        tiers: [{ ...free, ...parse(terms) }, ...others],
      }),
    ).toEqual([
      `infraRequests.tiers[0].${
        terms.split(':')[0]
      }: is of no effect, because the tier has no stages and asks nobody. Leave it out, or give the tier a stage.`,
    ]);
  });

  it('do not blame a calendar for mistakes that it was told of already', () => {
    expect(
      problemsOf({
        ...saying('{ due: P2D, calendar: business-hours }'),
        timezone: 'Mars/Olympus',
      }).map(problem => problem.split(':')[0]),
    ).toEqual(['infraRequests.timezone']);
  });
});

describe('values that are nothing like what they should be', () => {
  const odd = { toString: '' };
  const withTier = (terms: JsonObject) => {
    const config = saying('{}');
    const [free, standard, strict] = config.tiers as JsonObject[];
    return { ...config, tiers: [free, { ...standard, ...terms }, strict] };
  };

  it.each<[string, JsonObject]>([
    ['onTimeout', { due: 'P1D', onTimeout: odd }],
    ['commentOn[0]', { commentOn: [odd] }],
    ['dismissOn[0]', { dismissOn: [odd] }],
    ['escalate[0].to[0]', { escalate: [{ after: 'P1D', to: [odd] }] }],
    ['calendar', { due: 'P1D', calendar: odd }],
    ['rejections', { rejections: odd }],
  ])('are told like all others: %s', (path, terms) => {
    expect(
      problemsOf(withTier(terms)).map(problem => problem.split(': ')[0]),
    ).toEqual([`infraRequests.tiers[1].${path}`]);
  });
});

describe('approvers by resolver', () => {
  const asking = (ref: string) => ({
    ...saying(`escalate: [{ after: PT8H, to: ["${ref}"] }]`),
    rules: [
      [
        {
          id: 'r',
          when: { environment: 'production' },
          require: [{ approvers: [ref], count: 1 }],
        },
      ],
    ],
  });

  it('are any where nobody knows which there are', () => {
    expect(problemsOf(asking('resolver:on-call/payments'))).toEqual([]);
  });

  it('have to be among those that there are', () => {
    expect(
      problemsOf(asking('resolver:on-call/payments'), ['on-call']),
    ).toEqual([]);
    expect(problemsOf(asking('resolver:oncall/payments'), ['on-call'])).toEqual(
      [
        'infraRequests.tiers[1].escalate[0].to[0]',
        'infraRequests.rules[0][0].require[0].approvers[0]',
      ].map(
        path =>
          `${path}: there is no approver resolver "oncall". Did you mean "on-call"? Or add the backend module that brings it.`,
      ),
    );
    expect(problemsOf(asking('resolver:oncall/payments'), [])[0]).toMatch(
      /there is no approver resolver "oncall"\. Add the backend module/,
    );
  });
});

describe('the digest', () => {
  const digestOf = (terms: string) => policyWith(terms).digest;

  it('is as it was for policies from before there were terms', () => {
    expect(digestOf('{}')).toBe(
      '6237fc9fce7b882208a660935167b1cb517584ee54cbefa10e8fbdb7872dae23',
    );
  });

  it.each([
    'due: P1D',
    '{ due: P1D, onTimeout: reject }',
    'remindAfter: P1D',
    'escalate: [{ after: P1D, to: [owner] }]',
    'approvalValidFor: P1D',
    'commentOn: [reject]',
    'reference: {}',
    "reference: { pattern: 'a' }",
    'rejections: 2',
    'dismissOn: [parameters]',
    'emergency: { requirements: [{ approvers: [owner], count: 1 }] }',
  ])('is another with %s', terms => {
    expect(digestOf(terms)).not.toBe(digestOf('{}'));
  });

  it('is the same whatever a reference is called', () => {
    const called = (title: string) =>
      digestOf(
        `{ reference: { title: ${title} }, emergency: { requirements: [{ approvers: [owner], count: 1 }], incident: { title: ${title} } } }`,
      );
    expect(called('Ticket')).toBe(called('Change'));
  });
});

describe('terms in words', () => {
  const wordsOf = (terms: string) =>
    describePolicy(policyWith(terms), { now: new Date(0) }).tiers[1]
      .termsInWords;

  it('are none where nothing is said', () => {
    expect(wordsOf('{}')).toEqual([]);
  });

  it('say each in a sentence', () => {
    expect(wordsOf(ALL)).toEqual([
      'Has to be decided within 2 working days (Business hours), or every step of the escalation is taken at once.',
      'Whoever still has to approve is reminded after 4 working hours (Business hours), and then each time after twice as long.',
      'After 8 working hours (Business hours), the parent of the owning group or whoever on-call names for Data Platform may approve as well.',
      'After 2 working days (Business hours), Board may approve as well.',
      'A vote to approve or reject needs a comment.',
      'A vote to approve needs a change ticket that matches CHG\\d{7}.',
      'It is rejected when 2 people have rejected it.',
      'Votes stay when it is edited, unless the parameters or the monthly cost changed or others have to approve.',
      'Once approved, it has to be carried out within 7 days, or it has to be approved again.',
      'In an emergency, approval by SRE or the owner of the entity is enough, with a reason and an incident number that matches INC-\\d+.',
      'Afterwards, it has to be reviewed within 12 hours by Audit; when that is overdue, CTO may review it as well, and whoever asked gets no other emergency approval until it is done.',
    ]);
  });

  it.each([
    ['due: PT8H', 'Has to be decided within 8 hours, or it expires.'],
    [
      '{ due: PT90M, onTimeout: reject }',
      'Has to be decided within 90 minutes, or it is rejected.',
    ],
    [
      '{ due: P1DT12H, calendar: business-hours }',
      'Has to be decided within 1 working day and 12 hours (Business hours), or it expires.',
    ],
  ])('say of %s: %s', (terms, sentence) => {
    expect(wordsOf(terms)).toEqual([sentence]);
  });

  it('tell a field called "Stage" from the stages of the approval', () => {
    const policy = {
      ...policyWith('dismissOn: [environment, monthlyCost]'),
      wording: { database: { environment: { title: 'Stage' } } },
    };
    expect(termsInWords(policy.tiers[1].terms, policy)).toEqual([
      'Votes stay when it is edited, unless “Stage” of the form or the monthly cost changed or others have to approve.',
    ]);
  });
});
