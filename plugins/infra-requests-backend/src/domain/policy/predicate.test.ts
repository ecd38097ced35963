import type { JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { exampleRequestTypes, factsOf } from './__testUtils__/examplePolicy';
import { factCatalogue } from './factCatalogue';
import { evaluatePredicate, parsePredicate } from './predicate';
import type { Facts } from '../types';

const catalogue = factCatalogue(exampleRequestTypes());

function evaluateText(when: string, facts: Facts) {
  const { predicate, problems } = parsePredicate(
    parse(when) as JsonValue,
    'when',
    catalogue,
  );
  expect(problems).toEqual([]);
  return evaluatePredicate(predicate!, facts);
}

function problemsOf(when: string): string[] {
  return parsePredicate(
    parse(when) as JsonValue,
    'when',
    catalogue,
  ).problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('evaluatePredicate', () => {
  const facts = factsOf(
    {
      monthlyCost: '200.00',
      parameters: {
        replicas: 3,
        size: 'large',
        tags: ['eu', 'pci'],
        neededBy: '2026-12-24',
        network: { cidr: '10.1.0.0/16' },
        disks: [
          { kind: 'ssd', sizeGb: 500 },
          { kind: 'hdd', sizeGb: 4000 },
        ],
      },
    },
    { ownerMonthlySpend: 'the database did not answer' },
  );
  delete facts.values.ownerMonthlySpend;

  it.each([
    // plain values and lists of them
    ['{ environment: development }', 'matched'],
    ['{ environment: production }', 'not-matched'],
    ['{ environment: { $in: [staging, development] } }', 'matched'],
    ['{ environment: { $in: [staging, production] } }', 'not-matched'],
    ['{ parameters.replicas: 3 }', 'matched'],
    ['{ parameters.network.cidr: "10.1.0.0/16" }', 'matched'],
    ['{ parameters.network.cidr: { $hasPrefix: "10.1." } }', 'matched'],
    ['{ parameters.network.cidr: { $hasPrefix: "10.2." } }', 'not-matched'],
    // amounts are decimals, whatever their spelling
    ['{ monthlyCost: 200 }', 'matched'],
    ['{ monthlyCost: "200.0" }', 'matched'],
    ['{ monthlyCost: { $in: [100, 200] } }', 'matched'],
    ['{ monthlyCost: { $lte: 200 } }', 'matched'],
    ['{ monthlyCost: { $lt: 200 } }', 'not-matched'],
    ['{ monthlyCost: { $gte: 200 } }', 'matched'],
    ['{ monthlyCost: { $gt: 200 } }', 'not-matched'],
    ['{ monthlyCost: { $gt: "199.99" } }', 'matched'],
    ['{ monthlyCost: { $gt: 1000 } }', 'not-matched'],
    ['{ monthlyCost: { $gte: 100, $lt: 300 } }', 'matched'],
    // the calendar
    ['{ calendar.weekday: { $in: [saturday, sunday] } }', 'not-matched'],
    ['{ calendar.hour: { $gte: 8, $lt: 18 } }', 'matched'],
    ['{ calendar.date: { $gte: "2026-11-24" } }', 'matched'],
    ['{ calendar.date: { $gt: "2026-11-24" } }', 'not-matched'],
    ['{ parameters.neededBy: { $lt: "2027-01-01" } }', 'matched'],
    // lists
    [
      '{ requester.groups: { $contains: "group:default/payments" } }',
      'matched',
    ],
    [
      '{ requester.groups: { $contains: "group:default/security" } }',
      'not-matched',
    ],
    ['{ parameters.tags: { $contains: { $any: [pci, hipaa] } } }', 'matched'],
    ['{ parameters.tags: { $contains: { $hasPrefix: "p" } } }', 'matched'],
    [
      '{ parameters.disks: { $contains: { kind: hdd, sizeGb: { $gt: 1000 } } } }',
      'matched',
    ],
    [
      '{ parameters.disks: { $contains: { kind: ssd, sizeGb: { $gt: 1000 } } } }',
      'not-matched',
    ],
    // what was not given is not unknown
    ['{ parameters.publicAccess: true }', 'not-matched'],
    ['{ $not: { parameters.publicAccess: true } }', 'matched'],
    ['{ parameters.publicAccess: { $exists: false } }', 'matched'],
    ['{ parameters.publicAccess: { $exists: true } }', 'not-matched'],
    ['{ parameters.tags: { $exists: true } }', 'matched'],
    // what is unknown stays unknown, unless the rest decides
    ['{ ownerMonthlySpend: { $lte: 5000 } }', 'unknown'],
    ['{ ownerMonthlySpend: { $exists: true } }', 'unknown'],
    ['{ $not: { ownerMonthlySpend: { $lte: 5000 } } }', 'unknown'],
    [
      '{ ownerMonthlySpend: { $lte: 5000 }, environment: production }',
      'not-matched',
    ],
    [
      '{ ownerMonthlySpend: { $lte: 5000 }, environment: development }',
      'unknown',
    ],
    [
      '{ $any: [{ ownerMonthlySpend: { $lte: 5000 } }, { environment: development }] }',
      'matched',
    ],
    [
      '{ $any: [{ ownerMonthlySpend: { $lte: 5000 } }, { environment: production }] }',
      'unknown',
    ],
  ])('%s is %s', (when, expected) => {
    expect(evaluateText(when, facts).result).toBe(expected);
  });

  it('lists every comparison, also those that did not matter', () => {
    const when =
      '{ $any: [{ environment: production }, { $not: { ownerMonthlySpend: { $lte: 5000 } } }, { parameters.publicAccess: true }] }';
    expect(evaluateText(when, facts)).toEqual({
      result: 'unknown',
      comparisons: [
        {
          path: 'environment',
          operator: '$eq',
          expected: 'production',
          actual: 'development',
          result: 'not-matched',
        },
        {
          path: 'ownerMonthlySpend',
          operator: '$lte',
          expected: 5000,
          unknown: 'the database did not answer',
          result: 'unknown',
        },
        {
          path: 'parameters.publicAccess',
          operator: '$eq',
          expected: true,
          result: 'not-matched',
        },
      ],
    });
  });

  it('never finds a fact on a prototype', () => {
    const compare = (path: string) =>
      evaluatePredicate(
        { kind: 'compare', path, operator: '$exists', expected: true },
        factsOf(),
      ).result;
    expect(compare('parameters.constructor')).toBe('not-matched');
    expect(compare('parameters.__proto__.toString')).toBe('not-matched');
    expect(compare('requester.groups.length')).toBe('not-matched');
  });

  it('takes an amount that is no amount for unknown rather than for small', () => {
    const nonsense = factsOf({ monthlyCost: 'a lot' });
    expect(evaluateText('{ monthlyCost: { $gt: 200 } }', nonsense)).toEqual({
      result: 'unknown',
      comparisons: [
        expect.objectContaining({ unknown: 'it is not a decimal amount' }),
      ],
    });
  });

  it('takes everything inside an unknown object for unknown', () => {
    const hidden = factsOf({}, { requester: 'the catalog did not answer' });
    const when =
      '{ requester.groups: { $contains: "group:default/payments" } }';
    expect(evaluateText(when, hidden).result).toBe('unknown');
  });

  it('compares text exactly', () => {
    const shouting = factsOf({ environment: 'PRODUCTION' });
    expect(evaluateText('{ environment: production }', shouting).result).toBe(
      'not-matched',
    );
  });
});

describe('parsePredicate', () => {
  it.each([
    // facts
    [
      '{ enviroment: production }',
      'when.enviroment: there is no fact "enviroment". Did you mean "environment"?',
    ],
    [
      '{ dataClassification: pii }',
      'when.dataClassification: there is no fact "dataClassification". Did you mean "parameters.dataClassification"?',
    ],
    [
      '{ parameters.replica: 2 }',
      'when.parameters.replica: there is no fact "parameters.replica". Did you mean "parameters.replicas"?',
    ],
    [
      '{ parameters.network.cdir: x }',
      'when.parameters.network.cdir: there is no fact "parameters.network.cdir". Did you mean "parameters.network.cidr"?',
    ],
    [
      '{ requester: { kind: user } }',
      'when.requester: there is no fact "requester". Known facts:',
    ],
    // operators
    [
      '{ monthlyCost: { $greater: 200 } }',
      'when.monthlyCost.$greater: is not an operator. Write one of: $in, $exists',
    ],
    [
      '{ monthlyCost: { $gte_: 200 } }',
      'when.monthlyCost.$gte_: is not an operator. Did you mean "$gte"?',
    ],
    [
      '{ environment: { $eq: production } }',
      'when.environment.$eq: is not an operator. Write the value itself: { environment: value }.',
    ],
    [
      '{ environment: { $not: production } }',
      'when.environment.$not: cannot stand under a fact. Write { $not: { environment: value } }.',
    ],
    [
      '{ parameters.network: { cidr: x } }',
      'when.parameters.network.cidr: is not an operator. Write the fact as one dotted path: "parameters.network.cidr".',
    ],
    [
      '{ $gt: 200 }',
      'when.$gt: belongs under a fact. Write { monthlyCost: { $gt: … } } or the like.',
    ],
    ['{ $al: [] }', 'when.$al: is not an operator. Did you mean "$all"?'],
    [
      '{ $any: [{ environment: staging }], type: database }',
      'when.$any: must stand alone. Write { $all: [ { $any: … }, { the other conditions } ] }.',
    ],
    [
      '{ $all: [] }',
      'when.$all: $all takes a list with at least one condition.',
    ],
    // operands
    [
      '{ monthlyCost: { $gt: lots } }',
      'when.monthlyCost.$gt: $gt cannot compare monthlyCost with "lots". Write an amount such as 200 or "199.50".',
    ],
    [
      '{ environment: { $gt: 3 } }',
      'when.environment.$gt: $gt cannot be asked of environment, which is text. Use $in with the values meant.',
    ],
    [
      '{ environment: prodution }',
      'when.environment: environment can never be "prodution". Did you mean "production"?',
    ],
    [
      '{ environment: { $in: [staging, nowhere] } }',
      'when.environment.$in[1]: environment can never be "nowhere". Write one of: "development", "staging", "production", "preview".',
    ],
    [
      '{ environment: { $in: staging } }',
      'when.environment.$in: $in takes a list with at least one value',
    ],
    [
      '{ environment: [staging] }',
      'when.environment: a list is not a condition. Write { $in: [ … ] }.',
    ],
    [
      '{ environment: { $hasPrefix: q } }',
      'when.environment.$hasPrefix: environment never starts with "q".',
    ],
    ['{ type: databse }', 'Did you mean "database"?'],
    [
      '{ parameters.dataClassification: PII }',
      'when.parameters.dataClassification: parameters.dataClassification can never be "PII". Did you mean "pii"?',
    ],
    [
      '{ parameters.publicAccess: "true" }',
      'when.parameters.publicAccess: parameters.publicAccess can never be "true": it is true or false. Write true or false without quotes.',
    ],
    [
      '{ parameters.replicas: "3" }',
      'when.parameters.replicas: parameters.replicas can never be "3": it is a number. Write a whole number without quotes from 1 to 5.',
    ],
    ['{ parameters.replicas: 6 }', 'can never be 6'],
    ['{ parameters.replicas: 1.5 }', 'can never be 1.5'],
    ['{ calendar.hour: 24 }', 'calendar.hour can never be 24'],
    ['{ calendar.weekday: Monday }', 'Did you mean "monday"?'],
    [
      '{ calendar.date: { $gte: "24.12.2026" } }',
      'Write a date such as "2026-12-24" in quotes.',
    ],
    [
      '{ owner: "Group:Default/Payments" }',
      'when.owner: owner can never be "Group:Default/Payments": it is a full entity ref in lower case. Write "group:default/payments".',
    ],
    [
      '{ requester.groups: "group:default/payments" }',
      'when.requester.groups: a plain value cannot be asked of requester.groups, which is a list. Use $contains for a list.',
    ],
    [
      '{ requester.groups: { $contains: payments } }',
      'it is a full entity ref in lower case',
    ],
    [
      '{ parameters.disks: { $contains: { sizeGB: 3 } } }',
      'when.parameters.disks.$contains.sizeGB:',
    ],
    [
      '{ parameters.tags: { $contains: 5 } }',
      'when.parameters.tags.$contains: the element can never be 5: it is text.',
    ],
    [
      '{ parameters.publicAccess: { $exists: "no" } }',
      '$exists takes true or false without quotes.',
    ],
    // nothing said
    ['{}', 'when: is empty and would match every request.'],
    ['null', 'when: must be a condition.'],
    ['production', 'when: must be a condition.'],
    ['{ environment: }', 'when.environment: has no value.'],
    ['{ environment: {} }', 'when.environment: is empty.'],
  ])('refuses %s', (when, expected) => {
    const problems = problemsOf(when);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it('finds every mistake of a condition', () => {
    expect(
      problemsOf(
        '{ $all: [{ typ: database }, { $not: { environment: prod } }, { monthlyCost: { $gt: x, $max: 1 } }] }',
      ).map(problem => problem.split(': ')[0]),
    ).toEqual([
      'when.$all[0].typ',
      'when.$all[1].$not.environment',
      'when.$all[2].monthlyCost.$gt',
      'when.$all[2].monthlyCost.$max',
    ]);
  });

  it('lets two request types give one parameter different kinds', () => {
    expect(problemsOf('{ parameters.size: large }')).toEqual([]);
    expect(problemsOf('{ parameters.size: 4 }')).toEqual([]);
    expect(problemsOf('{ parameters.size: { $gt: 2 } }')).toEqual([]);
    expect(problemsOf('{ parameters.size: huge }')).toHaveLength(1);
  });
});
