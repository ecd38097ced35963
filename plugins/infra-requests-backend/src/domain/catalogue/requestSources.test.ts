import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { parseRequestTypes } from './requestType';

const typeWith = (yaml: string, properties = ''): JsonObject => ({
  ...parse(`
id: deployment
title: Deployment
description: A version of a service.
category: Services
parameters:
  required: [owner]
  properties:
    owner: { type: string }
    service: { type: string }
    copies: { type: integer }
    keepFor: { type: string, enum: [P1D, PT8H] }
    badly: { type: string, enum: [P1D, 1 week, P0D] }
    token: { type: string, ui:field: Secret }
${properties.replace(/^/gm, '    ')}
cost: { lines: [] }`),
  ...parse(yaml),
});

function read(yaml: string, properties?: string) {
  const { requestTypes, problems } = parseRequestTypes([
    typeWith(yaml, properties),
  ]);
  return {
    type: requestTypes[0],
    problems: problems.map(({ path, message }) => `${path}: ${message}`),
  };
}

const AT = 'infraRequests.requestTypes[0]';

describe('a request type', () => {
  it('says which entity it concerns and how long it lives', () => {
    const { type, problems } = read(
      'entity: { parameter: service }\nlease: { parameter: keepFor }',
    );
    expect(problems).toEqual([]);
    expect(type).toMatchObject({
      entityParameter: 'service',
      lease: { kind: 'parameter', parameter: 'keepFor' },
    });
    expect(read('lease: P14D').type.lease).toEqual({
      kind: 'constant',
      value: 'P14D',
    });
  });

  it('concerns no entity and lives for ever by itself', () => {
    const { type, problems } = read('');
    expect(problems).toEqual([]);
    expect(type).not.toHaveProperty('entityParameter');
    expect(type).not.toHaveProperty('lease');
  });

  it('says which parameters tell one thing from another', () => {
    const { type, problems } = read('identifiedBy: [service, copies]');
    expect(problems).toEqual([]);
    expect(type.identifiedBy).toEqual(['service', 'copies']);
    expect(read('identifiedBy: []').type.identifiedBy).toEqual([]);
    expect(read('').type).not.toHaveProperty('identifiedBy');
  });

  it('says which parameters name people who take part, each once', () => {
    const properties = `
committers: { type: array, items: { type: string } }
reviewer: { type: string, enum: [user:default/ada] }
anything: { type: array }`;
    const { type, problems } = read(
      'involved: [service, committers, reviewer, anything, service]',
      properties,
    );
    expect(problems).toEqual([]);
    expect(type.involved).toEqual([
      'service',
      'committers',
      'reviewer',
      'anything',
    ]);
    expect(read('involved: []').type.involved).toEqual([]);
    expect(read('').type.involved).toEqual([]);
  });

  it.each([
    [
      'involved: service',
      '.involved: must be a list of parameters that hold refs of users, but is text. Write [committer].',
    ],
    [
      'involved: [sevrice]',
      '.involved[0]: there is no parameter "sevrice". Did you mean "service"?',
    ],
    [
      'involved: [service, copies]',
      '.involved[1]: the parameter "copies" must be text or a list of texts, to hold refs of users. Give it type: string, or type: array with items: { type: string }.',
    ],
    [
      'involved: [token]',
      '.involved[0]: the parameter "token" is a secret, which is never kept. Name another one.',
    ],
    [
      'involved: [{ parameter: service }]',
      '.involved[0]: must be text, but is an object.',
    ],
    [
      'entity: service',
      '.entity: must be an object. Write { parameter: service }.',
    ],
    [
      'entity: { parameter: sevrice }',
      '.entity.parameter: there is no parameter "sevrice". Did you mean "service"?',
    ],
    [
      'entity: { parameter: copies }',
      '.entity.parameter: the parameter "copies" must be text. Give it type: string.',
    ],
    ['entity: {}', '.entity.parameter: must be text, but is nothing.'],
    [
      'entity: { parameter: service, kind: component }',
      '.entity.kind: is not a known key.',
    ],
    [
      'entity: { parameter: token }',
      '.entity.parameter: the parameter "token" is a secret, which is never kept. Name another one.',
    ],
    [
      'identifiedBy: service',
      '.identifiedBy: must be a list of parameters that tell one thing from another',
    ],
    [
      'identifiedBy: [servise]',
      '.identifiedBy[0]: there is no parameter "servise". Did you mean "service"?',
    ],
    [
      'identifiedBy: [service, token]',
      '.identifiedBy[1]: the parameter "token" is a secret, which is never kept. Name another one.',
    ],
    [
      'identifiedBy: [service, copies, service]',
      `.identifiedBy[2]: the parameter "service" is already used at ${AT}.identifiedBy[0]. Name it once.`,
    ],
    [
      'lease: two weeks',
      '.lease: "two weeks" is not a duration. Write an ISO 8601 duration such as P14D for 14 days or PT8H for 8 hours.',
    ],
    ['lease: P0D', '.lease: "P0D" is not a duration.'],
    ['lease: 14', '.lease: must be text, but is a number.'],
    [
      'lease: { parameter: keepfor }',
      '.lease.parameter: there is no parameter "keepfor". Did you mean "keepFor"?',
    ],
    [
      'lease: { parameter: copies }',
      '.lease.parameter: the parameter "copies" must be text.',
    ],
    [
      'cost: { lines: [{ title: A, unitPrice: { parameter: token } }] }',
      '.cost.lines[0].unitPrice.parameter: the parameter "token" is a secret, which is never kept.',
    ],
    [
      'environment: { parameter: token }',
      '.environment.parameter: the parameter "token" is a secret',
    ],
  ])('cannot say %s', (yaml, expected) => {
    const { problems } = read(yaml);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${AT}${expected}`);
  });

  it('names every value of the lease parameter that is no duration', () => {
    expect(read('lease: { parameter: badly }').problems).toEqual(
      ['1 week', 'P0D'].map(
        value =>
          `${AT}.lease.parameter: the parameter "badly" can be "${value}", which is not a duration. Let its values be an ISO 8601 duration such as P14D for 14 days or PT8H for 8 hours.`,
      ),
    );
  });
});

describe('secret parameters', () => {
  it.each([
    'writeOnly: true',
    'ui:field: Secret',
    'ui:widget: password',
    'ui:options: { widget: password }',
    'format: password',
  ])('are marked by %s', mark => {
    const { type, problems } = read('', `key: { type: string, ${mark} }`);
    expect(problems).toEqual([]);
    expect(type.secrets).toEqual(['token', 'key']);
  });

  it('are found in the parts of a form that show only sometimes', () => {
    const type = typeWith('');
    Object.assign(type.parameters as JsonObject, {
      dependencies: {
        service: {
          oneOf: [
            { properties: { key: { type: 'string', writeOnly: true } } },
            { properties: { other: { type: 'string' } } },
          ],
        },
      },
    });
    const { requestTypes, problems } = parseRequestTypes([type]);
    expect(problems).toEqual([]);
    expect(requestTypes[0].secrets).toEqual(['token', 'key']);
  });

  it.each([
    [
      'login: { type: object, properties: { key: { type: string, writeOnly: true } } }',
      'login.properties.key',
    ],
    [
      'keys: { type: array, items: { type: string, ui:widget: password } }',
      'keys.items',
    ],
    [
      'key: { oneOf: [{ type: string, format: password }, { type: integer }] }',
      'key.oneOf[0]',
    ],
  ])('cannot be inside of another: %s', (yaml, where) => {
    expect(read('', yaml).problems).toEqual([
      `${AT}.parameters.properties.${where}: is a secret inside of a parameter, where nothing could keep it out of the record. Make it a parameter of its own.`,
    ]);
  });
});
