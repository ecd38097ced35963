import { parse } from 'yaml';
import { parseRequestTypes } from '../catalogue/requestType';
import { exampleRequestTypes } from './__testUtils__/examplePolicy';
import { fieldTitle, wordingOf } from './wording';

function wordingWith(properties: string, rest = '') {
  const { requestTypes, problems } = parseRequestTypes(
    parse(`
- id: database
  title: Database
  description: A database.
  category: Data
  parameters:
    required: [owner]
    properties:
      owner: { type: string }
${properties.replace(/^/gm, '      ')}
${rest.replace(/^/gm, '    ')}
  cost: { lines: [] }`),
  );
  expect(problems).toEqual([]);
  const { type, ...words } = wordingOf(requestTypes).database;
  expect(type.values).toEqual({ database: 'Database' });
  return words;
}

describe('wordingOf', () => {
  it('is what the form calls its parameters and their values', () => {
    expect(
      wordingWith(`
size: { title: Size, type: string, enum: [s, l], enumNames: [Small, Large] }
storageGb: { type: integer, enum: [500, 1000], enumNames: [500 GB] }
region:
  title: Region
  oneOf: [{ const: eu, title: Frankfurt }, { const: us, title: Virginia }, { const: xx }]
network: { type: object, properties: { cidr: { title: Address range, type: string } } }`),
    ).toEqual({
      'parameters.size': {
        title: 'Size',
        values: { s: 'Small', l: 'Large' },
      },
      'parameters.storageGb': { values: { 500: '500 GB' } },
      'parameters.region': {
        title: 'Region',
        values: { eu: 'Frankfurt', us: 'Virginia' },
      },
      'parameters.network.cidr': { title: 'Address range' },
    });
  });

  it('calls the environment as the parameter that it comes from', () => {
    const stage = { title: 'Stage', values: { production: 'Production' } };
    expect(
      wordingWith(
        'environment: { title: Stage, type: string, enum: [production], enumNames: [Production] }',
      ),
    ).toEqual({ environment: stage, 'parameters.environment': stage });
  });

  it('knows the parameters that appear only beside others', () => {
    const words = wordingWith(
      'kind: { type: string, enum: [sql, file], enumNames: [SQL, File] }',
      `
dependencies:
  kind:
    oneOf:
      - properties:
          kind: { enum: [sql], enumNames: [Not this] }
          version: { title: Version, type: string }
      - properties: { kind: { enum: [file] } }`,
    );
    expect(words).toEqual({
      'parameters.kind': { values: { sql: 'SQL', file: 'File' } },
      'parameters.version': { title: 'Version' },
    });
  });

  it('has nothing to say where the form says nothing', () => {
    expect(wordingWith('size: { type: string, enum: [s, l] }')).toEqual({});
    expect(wordingOf([])).toEqual({});
  });

  it('calls every request type by its title, whichever is asked for', () => {
    const { database, preview } = wordingOf(exampleRequestTypes());
    const values = {
      database: 'PostgreSQL database',
      preview: 'Preview environment',
    };
    expect(database.type).toEqual({ title: 'request type', values });
    expect(preview.type).toEqual({ title: 'request type', values });
  });
});

describe('fieldTitle', () => {
  it.each([
    [
      'its title',
      'title: Read from outside, type: number',
      'Read from outside',
    ],
    ['its name in plain words', 'type: number', 'Transfer gb'],
  ])('is %s', (_, property, title) => {
    const { requestTypes } = parseRequestTypes(
      parse(`
- id: bucket
  title: Bucket
  description: A bucket.
  category: Data
  parameters:
    required: [owner]
    properties: { owner: { type: string }, transferGb: { ${property} } }
  cost: { lines: [] }`),
    );
    expect(fieldTitle(requestTypes[0], 'transferGb')).toBe(title);
  });
});
