import { parse } from 'yaml';
import { parseRequestTypes } from '../catalogue/requestType';
import { wordingOf } from './wording';

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
  return wordingOf(requestTypes).database;
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
    expect(wordingWith('size: { type: string, enum: [s, l] }')).toBe(undefined);
    expect(wordingOf([])).toEqual({});
  });
});
