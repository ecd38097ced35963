import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { exampleRequestTypes } from '../policy/__testUtils__/examplePolicy';
import {
  entityOf,
  environmentOf,
  ownerOf,
  validateParameters,
} from './parameters';
import { parseRequestTypes } from './requestType';
import type { RequestTypeDefinition } from '../types';

const [database, preview] = exampleRequestTypes();

const small: JsonObject = {
  owner: 'group:default/payments',
  environment: 'development',
  size: 'small',
};

function problemsOf(parameters: JsonObject, type = database): string[] {
  return validateParameters(type, parameters).map(
    ({ field, message }) => `${field} ${message}`,
  );
}

function typeWith(step: string): RequestTypeDefinition {
  const { requestTypes, problems } = parseRequestTypes(
    parse(`
- id: it
  title: It
  description: It.
  category: Things
  parameters:
    - { title: Owner, required: [owner], properties: { owner: { type: string } } }
    - ${step}
  cost: { lines: [] }`),
  );
  expect(problems).toEqual([]);
  return requestTypes[0];
}

describe('validateParameters', () => {
  it('accepts what fits, over all steps', () => {
    expect(problemsOf(small)).toEqual([]);
    expect(
      problemsOf({
        ...small,
        replicas: 5,
        tags: ['eu'],
        neededBy: '2026-12-24',
        network: { cidr: '10.0.0.0/8' },
      }),
    ).toEqual([]);
  });

  it('names every wrong field', () => {
    expect(
      problemsOf({
        environment: 'prod',
        size: 5,
        replicas: 9,
        tags: ['eu', 7],
        neededBy: 'tomorrow',
        network: { cdir: 'x' },
        'a/b~c': true,
      }),
    ).toEqual([
      '/parameters/owner is required',
      '/parameters/environment must be one of: development, staging, production',
      '/parameters/size must be text',
      '/parameters/size must be one of: small, large',
      '/parameters/replicas must be at most 5',
      '/parameters/tags/1 must be text',
      '/parameters/neededBy must be a valid date',
      '/parameters/network/cdir is not a known parameter',
      '/parameters/a~1b~0c is not a known parameter',
    ]);
  });

  it('never converts: text is no number and no boolean', () => {
    expect(
      problemsOf({ ...small, replicas: '3', publicAccess: 'true' }),
    ).toEqual([
      '/parameters/replicas must be a whole number',
      '/parameters/publicAccess must be true or false',
    ]);
  });

  it('refuses an owner that is no entity ref', () => {
    expect(problemsOf({ ...small, owner: 'a:b:c' })).toEqual([
      '/parameters/owner must be an entity ref such as group:default/payments',
    ]);
  });

  it('refuses properties that every object inherits', () => {
    const hostile = JSON.parse(
      `{"owner":"group:default/a","__proto__":{"size":1},"constructor":1}`,
    );
    expect(problemsOf(hostile, preview)).toEqual([
      '/parameters/__proto__ is not a known parameter',
      '/parameters/constructor is not a known parameter',
    ]);
  });

  it('refuses more than 32 KiB, counted in bytes', () => {
    const withOwner = (owner: string) => problemsOf({ owner }, preview);
    expect(withOwner(`group:default/${'x'.repeat(32_700)}`)).toEqual([]);
    expect(withOwner(`group:default/${'é'.repeat(17_000)}`)).toEqual([
      '/parameters is too large: 34026 bytes where 32768 are allowed',
    ]);
  });

  it('refuses nesting that is deeper than any form, without running out of stack', () => {
    const deep = JSON.parse(
      `{"owner":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    );
    expect(problemsOf(deep, preview)).toEqual([
      '/parameters is nested more than 32 levels deep',
    ]);
  });

  describe('with parameters that depend on others', () => {
    const type = typeWith(`
      title: Backup
      required: [backup]
      properties:
        backup: { type: string, enum: [none, daily] }
        region: { type: string }
      dependencies:
        backup:
          oneOf:
            - properties: { backup: { const: none } }
            - required: [keepDays]
              properties:
                backup: { const: daily }
                keepDays: { type: integer, maximum: 30 }
                plan: { type: string, enum: [basic, full] }
        region: [backup]`);
    const check = (parameters: JsonObject) =>
      problemsOf({ owner: 'group:default/a', ...parameters }, type);

    it('accepts each of the combinations', () => {
      expect(check({ backup: 'none' })).toEqual([]);
      expect(check({ backup: 'daily', keepDays: 7 })).toEqual([]);
    });

    it('names what is wrong in the chosen one only', () => {
      expect(check({ backup: 'daily' })).toEqual([
        '/parameters/keepDays is required',
      ]);
      expect(check({ backup: 'daily', keepDays: 31, plan: 'gold' })).toEqual([
        '/parameters/keepDays must be at most 30',
        '/parameters/plan must be one of: basic, full',
      ]);
    });

    it('refuses what belongs to another one', () => {
      expect(check({ backup: 'none', keepDays: 7 })).toEqual([
        '/parameters/keepDays does not apply to the other values that were chosen',
      ]);
    });

    it('refuses what nobody declares beside what is wrong', () => {
      expect(check({ backup: 'daily', keepDays: 31, colour: 'red' })).toEqual([
        '/parameters/keepDays must be at most 30',
        '/parameters/colour is not a known parameter',
      ]);
    });

    it('names what another parameter asks for', () => {
      expect(check({ region: 'eu' })).toEqual([
        '/parameters/backup is required',
      ]);
    });
  });

  it.each([
    ['{ type: string, minLength: 1 }', '', 'must not be empty'],
    ['{ type: string, minLength: 3 }', 'ab', 'must have at least 3 characters'],
    ['{ type: string, maxLength: 1 }', 'ab', 'must have at most 1 character'],
    ['{ type: string, pattern: "^a+$" }', 'b', 'must match the pattern ^a+$'],
    ['{ type: string, format: email }', 'b', 'must be a valid email'],
    ['{ type: number, exclusiveMinimum: 0 }', 0, 'must be more than 0'],
    ['{ type: number, exclusiveMaximum: 9 }', 9, 'must be less than 9'],
    ['{ type: number, multipleOf: 5 }', 7, 'must be a multiple of 5'],
    ['{ type: number, minimum: 5 }', 4, 'must be at least 5'],
    ['{ type: array, minItems: 1 }', [], 'must have at least 1 item'],
    ['{ type: array, maxItems: 1 }', [1, 2], 'must have at most 1 item'],
    [
      '{ type: array, uniqueItems: true }',
      [1, 1],
      'must not list the same item twice',
    ],
    ['{ type: [string, "null"] }', 5, 'must be text or null'],
    ['{ const: 5 }', 4, 'must be 5'],
    [
      '{ oneOf: [{ const: a, title: A }, { const: b, title: B }] }',
      'c',
      'does not fit any of the allowed combinations of values',
    ],
  ])('says what is wrong with %s', (schema, value, message) => {
    const type = typeWith(`{ title: X, properties: { it: ${schema} } }`);
    expect(problemsOf({ owner: 'group:default/a', it: value }, type)).toEqual([
      `/parameters/it ${message}`,
    ]);
  });
});

describe('validateParameters, of what names something', () => {
  const type: RequestTypeDefinition = {
    ...typeWith(
      '{ title: X, properties: { service: { type: string }, lifetime: { type: string } } }',
    ),
    entityParameter: 'service',
    lease: { kind: 'parameter', parameter: 'lifetime' },
  };
  const owner = 'group:default/a';

  it.each([
    [{ service: 'component:default/ledger', lifetime: 'P7D' }],
    [{ service: 'ledger', lifetime: 'PT8H' }],
    [{ service: '', lifetime: '' }],
    [{}],
  ])('accepts %j', parameters => {
    expect(problemsOf({ owner, ...parameters }, type)).toEqual([]);
  });

  it('names what is no entity and what is no duration', () => {
    expect(
      problemsOf({ owner, service: 'a:b:c', lifetime: 'a week' }, type),
    ).toEqual([
      '/parameters/service must be an entity ref such as component:default/payments-api',
      '/parameters/lifetime must be a duration such as P14D (14 days) or PT8H (8 hours)',
    ]);
  });

  it('says once what is wrong with a field', () => {
    expect(problemsOf({ owner, service: 7 }, type)).toEqual([
      '/parameters/service must be text',
    ]);
  });
});

describe('validateParameters, of secrets', () => {
  const type: RequestTypeDefinition = {
    ...typeWith(
      `
      title: X
      required: [token]
      properties:
        token: { type: string, minLength: 10, pattern: "^[a-z]+$" }
        login: { type: object, required: [password] }
        note: { type: string, minLength: 10 }
      dependencies: { token: [note] }
    `,
    ),
    secrets: ['token', 'login'],
  };
  const owner = 'group:default/a';
  const note = 'ten letters';

  it('checks a secret that was entered', () => {
    expect(problemsOf({ owner, token: 'abc', note }, type)).toEqual([
      '/parameters/token must have at least 10 characters',
    ]);
    expect(problemsOf({ owner, note }, type)).toEqual([
      '/parameters/token is required',
    ]);
  });

  it('does not check a secret of which only the mark is there', () => {
    expect(
      problemsOf(
        { owner, token: HIDDEN_SECRET, login: HIDDEN_SECRET, note },
        type,
      ),
    ).toEqual([]);
  });

  it('still checks everything else', () => {
    expect(
      problemsOf({ owner, token: HIDDEN_SECRET, note: HIDDEN_SECRET }, type),
    ).toEqual(['/parameters/note must have at least 10 characters']);
    expect(problemsOf({ owner, token: HIDDEN_SECRET }, type)).toEqual([
      '/parameters/note is required',
    ]);
  });
});

describe('entityOf', () => {
  const type = { ...database, entityParameter: 'service' };

  it.each([
    ['component:default/ledger', 'component:default/ledger'],
    ['Resource:Default/Ledger-DB', 'resource:default/ledger-db'],
    ['ledger', 'component:default/ledger'],
    ['', undefined],
    ['a:b:c', undefined],
    [undefined, undefined],
  ])('%j is %j', (service, ref) => {
    expect(entityOf(type, { service })).toBe(ref);
  });

  it('is the owner where both are the same parameter', () => {
    const parameters = { owner: 'payments' };
    expect(
      entityOf({ ...database, entityParameter: 'owner' }, parameters),
    ).toBe('group:default/payments');
  });

  it('is nothing where the type has none', () => {
    expect(entityOf(database, { service: 'ledger' })).toBeUndefined();
  });
});

describe('ownerOf', () => {
  it.each([
    ['group:default/payments', 'group:default/payments'],
    ['Group:Default/Payments', 'group:default/payments'],
    ['payments', 'group:default/payments'],
    ['user:mira', 'user:default/mira'],
    ['', undefined],
    ['a:b:c', undefined],
    [5, undefined],
    [undefined, undefined],
  ])('%j is %j', (owner, ref) => {
    expect(ownerOf(database, { owner })).toBe(ref);
  });
});

describe('environmentOf', () => {
  it('is the parameter, the constant, or nothing', () => {
    const none = typeWith('{ title: X, properties: {} }');
    expect(environmentOf(database, { environment: 'staging' })).toBe('staging');
    expect(environmentOf(database, {})).toBeUndefined();
    expect(environmentOf(preview, { environment: 'staging' })).toBe('preview');
    expect(environmentOf(none, {})).toBeUndefined();
  });
});
