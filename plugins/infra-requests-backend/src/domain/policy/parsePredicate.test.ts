import type { JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { parseRequestTypes } from '../catalogue/requestType';
import { exampleRequestTypes } from './__testUtils__/examplePolicy';
import { factCatalogue } from './factCatalogue';
import { parsePredicate } from './predicate';

const catalogue = factCatalogue(exampleRequestTypes());

function problemsOf(when: string): string[] {
  return parsePredicate(
    parse(when) as JsonValue,
    'when',
    catalogue,
  ).problems.map(({ path, message }) => `${path}: ${message}`);
}

/** What is wrong with a condition where a bucket has one parameter, "loose", of the given schema. */
function problemsIn(schema: string, when: string): string[] {
  const { requestTypes } = parseRequestTypes(
    parse(`
- id: bucket
  title: Bucket
  description: A bucket.
  category: Data
  parameters:
    required: [owner]
    properties: { owner: { type: string }, loose: ${schema} }
  cost: { lines: [] }`),
  );
  return parsePredicate(
    parse(when) as JsonValue,
    'when',
    factCatalogue(requestTypes),
  ).problems.map(({ path, message }) => `${path}: ${message}`);
}

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
      '{ monthlyCost: { gt: 5 } }',
      'when.monthlyCost.gt: is not an operator. Did you mean "$gt"?',
    ],
    [
      '{ environment: { in: [staging] } }',
      'when.environment.in: is not an operator. Did you mean "$in"?',
    ],
    [
      '{ environment: { eq: staging } }',
      'when.environment.eq: is not an operator. Write the value itself: { environment: value }.',
    ],
    [
      '{ environment: { not: staging } }',
      'when.environment.not: cannot stand under a fact. Write { $not: { environment: value } }.',
    ],
    [
      '{ monthlyCost: { limit: 5 } }',
      'when.monthlyCost.limit: is not an operator. Write one of: $in,',
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
      'when.environment.$in[1]: environment can never be "nowhere": no request type can produce it. What they produce: "development", "staging", "production" (parameter "environment" of "database"); "preview" (fixed in "preview").',
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

  it('does not blame a correct rule for a wrong environment of a request type', () => {
    const [, preview] = exampleRequestTypes();
    const { problems } = parsePredicate(
      { environment: 'production' },
      'when',
      factCatalogue([
        { ...preview, environment: { kind: 'constant', value: 'prodution' } },
      ]),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'environment can never be "production": no request type can produce it. What they produce: "prodution" (fixed in "preview").',
    ]);
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
    expect(problemsOf('{ parameters.size: huge }')).toHaveLength(1);
  });

  it('orders only what is a number wherever the rule applies', () => {
    expect(problemsOf('{ parameters.size: { $gt: 2 } }')).toEqual([
      'when.parameters.size.$gt: $gt cannot be asked of parameters.size, which is text in the request type "database". Declare type: number (or integer) there, or restrict the rule with type: preview.',
    ]);
    expect(
      problemsOf('{ type: database, parameters.size: { $gt: 2 } }'),
    ).toEqual([
      'when.parameters.size.$gt: $gt cannot be asked of parameters.size, which is text in the request type "database". Declare type: number (or integer) there.',
    ]);
    expect(
      problemsOf(
        '{ $any: [{ type: preview }, { parameters.size: { $gt: 2 } }] }',
      ),
    ).toHaveLength(1);
    expect(
      problemsOf('{ $not: { type: database }, parameters.size: { $gt: 2 } }'),
    ).toHaveLength(1);
  });

  it.each([
    '{ type: preview, parameters.size: { $gt: 2 } }',
    '{ type: { $in: [preview] }, parameters.size: { $gt: 2 } }',
    '{ $all: [{ $not: { parameters.size: { $gt: 2 } } }, { type: preview }] }',
    '{ $all: [{ type: preview }, { $any: [{ parameters.size: { $gt: 2 } }, { owner: "group:default/a" }] }] }',
    '{ type: preview, parameters.replicas: { $gt: 2 } }',
  ])('accepts %s', when => {
    expect(problemsOf(when)).toEqual([]);
  });

  it.each([
    ['{}', 'anything'],
    ['{ type: [integer, string] }', 'a number or text'],
    ['{ enum: [11, [11]] }', 'a number or a list'],
    [
      '{ anyOf: [{ type: number }, { type: boolean }] }',
      'a number or true or false',
    ],
    ['{ type: string }', 'text'],
  ])('does not order a parameter declared as %s', (schema, kind) => {
    expect(problemsIn(schema, '{ parameters.loose: { $gt: 10 } }')).toEqual([
      `when.parameters.loose.$gt: $gt cannot be asked of parameters.loose, which is ${kind} in the request type "bucket". Declare type: number (or integer) there.`,
    ]);
  });

  it.each([
    ['{ type: [integer, "null"] }', 11],
    ['{ enum: [10, 20] }', 11],
    ['{ type: string, format: date }', '"2026-01-01"'],
  ])('orders a parameter declared as %s', (schema, limit) => {
    expect(
      problemsIn(schema, `{ parameters.loose: { $gt: ${limit} } }`),
    ).toEqual([]);
  });

  it('does not order inside of what may hold anything', () => {
    expect(
      problemsIn('{ type: object }', '{ parameters.loose.size: { $gt: 10 } }'),
    ).toHaveLength(1);
    expect(
      problemsIn(
        '{ type: array }',
        '{ parameters.loose: { $contains: { $gt: 10 } } }',
      ),
    ).toEqual([
      'when.parameters.loose.$contains.$gt: $gt cannot be asked of an element, which is anything. Declare type: number (or integer) there.',
    ]);
  });
});
