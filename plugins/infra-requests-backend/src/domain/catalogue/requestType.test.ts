import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import {
  exampleConfig,
  exampleRequestTypes,
} from '../policy/__testUtils__/examplePolicy';
import { parsePolicy } from '../policy/policy';
import { parseRequestTypes } from './requestType';

const MINIMAL = `
id: bucket
title: Bucket
description: A bucket.
category: Data
parameters:
  required: [owner]
  properties:
    owner: { type: string }
    size: { type: string, enum: [small, large] }
    count: { type: integer }
cost: { lines: [] }
`;

const minimal = (yaml = ''): JsonObject => ({
  ...parse(MINIMAL),
  ...parse(yaml),
});

function problemsOf(...types: JsonObject[]): string[] {
  return parseRequestTypes(types).problems.map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

const properties = (yaml: string) =>
  minimal(
    `parameters: { required: [owner], properties: { owner: { type: string }, ${yaml} } }`,
  );

const AT = 'infraRequests.requestTypes[0]';

describe('parseRequestTypes', () => {
  it('reads a type with several steps and a cost model', () => {
    const [database, preview] = exampleRequestTypes();
    expect(database).toMatchObject({
      id: 'database',
      actions: ['create'],
      ownerParameter: 'owner',
      environment: { kind: 'parameter', parameter: 'environment' },
      cost: [
        {
          title: 'Instances',
          quantity: { kind: 'parameter', parameter: 'replicas', default: '1' },
          unitPrice: {
            kind: 'table',
            parameter: 'size',
            table: { small: '35.1', large: '142' },
          },
        },
      ],
    });
    expect(database.steps.map(({ title }) => title)).toEqual(['Where', 'Size']);
    expect(database.steps[0].schema).toHaveProperty(
      ['properties', 'owner', 'ui:field'],
      'OwnerPicker',
    );
    expect(preview).toMatchObject({
      environment: { kind: 'constant', value: 'preview' },
      steps: [{ title: 'Preview environment' }],
      cost: [],
    });
  });

  it('has nothing to say about no types', () => {
    expect(parseRequestTypes(undefined)).toEqual({
      requestTypes: [],
      problems: [],
    });
  });

  it('finds nothing wrong with the smallest type', () => {
    expect(problemsOf(minimal())).toEqual([]);
  });

  it.each([
    // the type
    ['titel: X', '.titel: is not a known key. Did you mean "title"?'],
    ['title: ', '.title: must be text, but is nothing.'],
    ['id: My Bucket', '.id: "My Bucket" is not an id.'],
    ['actions: []', '.actions: is an empty list.'],
    [
      'actions: [create, create]',
      `.actions[1]: the action "create" is already used at ${AT}.actions[0].`,
    ],
    // owner and environment
    [
      'owner: { parameter: onwer }',
      '.owner.parameter: there is no parameter "onwer". Did you mean "owner"?',
    ],
    [
      'owner: { parameter: size }',
      '.owner: the parameter "size" names the owner and must be required.',
    ],
    [
      'owner: { parameter: count }',
      '.owner.parameter: the parameter "count" must be text.',
    ],
    [
      'owner: payments',
      '.owner: must be an object. Write { parameter: owner }.',
    ],
    [
      'parameters: { properties: { size: { type: string } } }',
      '.owner: is missing, and there is no parameter "owner".',
    ],
    [
      'environment: { parameter: stage }',
      '.environment.parameter: there is no parameter "stage".',
    ],
    ['environment: 5', '.environment: must be text, but is a number.'],
    [
      `environment: ${'x'.repeat(101)}`,
      '.environment: has a name of 101 characters where 100 are allowed.',
    ],
    [
      `{ environment: { parameter: stage }, parameters: { required: [owner], properties: { owner: { type: string }, stage: { enum: [dev, ${'x'.repeat(
        101,
      )}] } } } }`,
      '.environment: has a name of 101 characters where 100 are allowed.',
    ],
    // cost
    ['cost: ', '.cost: must be an object, but is nothing.'],
    ['cost: { lines: 5 }', '.cost.lines: must be a list of cost lines'],
    [
      'cost: { lines: [{ title: A }] }',
      '.cost.lines[0].unitPrice: must be an amount of zero or more, but is missing.',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: -1 }] }',
      '.cost.lines[0].unitPrice: must be an amount of zero or more, but is -1.',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: 1,5 }] }',
      '.cost.lines[0].5: is not a known key.',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: { parameter: cuont } }] }',
      '.cost.lines[0].unitPrice.parameter: there is no parameter "cuont". Did you mean "count"?',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: { parameter: size } }] }',
      '.cost.lines[0].unitPrice: the parameter "size" is not a number. Add a table',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: { parameter: size, table: { small: 1 } } }] }',
      '.cost.lines[0].unitPrice.table: has no number for large. Add it, or a default beside the table.',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: { parameter: size, table: { small: 1, lage: 2 }, default: 3 } }] }',
      '.cost.lines[0].unitPrice.table.lage: the parameter is never "lage". Did you mean "large"?',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: { parameter: size, table: { small: free, large: 1 } } }] }',
      '.cost.lines[0].unitPrice.table.small: must be an amount of zero or more',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: { parameter: count, defualt: 1 } }] }',
      '.cost.lines[0].unitPrice.defualt: is not a known key. Did you mean "default"?',
    ],
    // the form
    ['parameters: ', '.parameters: must be a list of steps, but is nothing.'],
    ['parameters: [5]', '.parameters[0]: must be an object, but is a number.'],
  ])('refuses %s', (yaml, expected) => {
    expect(problemsOf(minimal(yaml)).join('\n')).toContain(`${AT}${expected}`);
  });

  it.each([
    [
      'size: { type: strnig }',
      '.parameters.properties.size: is not a JSON Schema that can be used:',
    ],
    [
      'size: { type: number, minimun: 3 }',
      '.parameters.properties.size: is not a JSON Schema that can be used: strict mode: unknown keyword: "minimun"',
    ],
    [
      'size: { type: string, format: colour }',
      '.parameters.properties.size: is not a JSON Schema that can be used: unknown format "colour"',
    ],
    [
      '"a.b": { type: string }',
      '.parameters.properties.a.b: "a.b" cannot name a parameter',
    ],
    [
      'constructor: { type: string }',
      '.parameters.properties.constructor: "constructor" cannot name a parameter, because it means something to JavaScript. Choose another name.',
    ],
    [
      'prototype: { type: string }',
      '.parameters.properties.prototype: "prototype" cannot name a parameter',
    ],
    [
      '__proto__: { type: string }',
      '.parameters.properties.__proto__: "__proto__" cannot name a parameter',
    ],
    [
      'login: { type: object, properties: { constructor: { type: string } } }',
      '.parameters.properties.login.properties.constructor: "constructor" cannot name a parameter',
    ],
    [
      'login: { type: object, properties: { token: { type: string, ui:options: { widget: password } } } }',
      '.parameters.properties.login.properties.token: is a secret inside of a parameter, where nothing could keep it out of the record. Make it a parameter of its own.',
    ],
  ])('refuses the parameter %s', (yaml, expected) => {
    const problems = problemsOf(properties(yaml));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${AT}${expected}`);
  });

  it('refuses mistakes of a step', () => {
    const step = (yaml: string) =>
      problemsOf(
        minimal(
          `parameters: { required: [owner], properties: { owner: { type: string } }, ${yaml} }`,
        ),
      ).join('\n');
    expect(step('propertis: {}')).toContain(
      `${AT}.parameters.propertis: is not a known key. Did you mean "properties"?`,
    );
    expect(step('additionalProperties: true')).toContain(
      `${AT}.parameters.additionalProperties: is not a known key.`,
    );
    expect(step('ui:order: [owner]')).toBe('');
  });

  it('refuses a required parameter that no property declares', () => {
    const type = minimal(
      'parameters: { required: [owner, sise], properties: { owner: { type: string } } }',
    );
    expect(problemsOf(type)).toEqual([
      `${AT}.parameters.required[1]: there is no parameter "sise" in this step, so the form could never be completed. Declare it under properties.`,
    ]);
  });

  it('refuses one parameter in two steps, and one id for two types', () => {
    const type = minimal(`
parameters:
  - { required: [owner], properties: { owner: { type: string } } }
  - { properties: { owner: { type: string } } }`);
    expect(problemsOf(type, minimal())).toEqual([
      `${AT}.parameters[1].properties.owner: the parameter "owner" is already used at ${AT}.parameters[0].properties.owner. Give it a name of its own.`,
      `infraRequests.requestTypes[1].id: the request type id "bucket" is already used at ${AT}.id. Give it a name of its own.`,
    ]);
  });

  it('does not call rules wrong because of the id or environment of a type', () => {
    const rulesOn = (...types: JsonObject[]) =>
      parsePolicy(
        {
          ...exampleConfig(),
          rules: [
            { id: 'a', when: { type: 'DB' }, tier: 'elevated' },
            {
              id: 'b',
              when: { 'parameters.size': 'large', environment: 'production' },
              tier: 'elevated',
            },
          ],
        },
        parseRequestTypes(types),
      ).problems;
    const bucket = minimal('environment: production');
    expect(problemsOf({ ...bucket, id: 'DB' })).toHaveLength(1);
    expect(rulesOn({ ...bucket, id: 'DB' })).toEqual([]);
    expect(rulesOn({ ...bucket, id: 5 })).toEqual([]);
    expect(rulesOn(bucket, bucket)).toEqual([]);
    expect(
      rulesOn({ ...bucket, id: 'DB', environment: { parameter: 'stgae' } }),
    ).toEqual([]);
  });

  it('still returns a type with mistakes, so that rules about it are not called wrong', () => {
    const { requestTypes } = parseRequestTypes([minimal('title: 5')]);
    expect(requestTypes).toMatchObject([{ id: 'bucket' }]);
  });
});
