import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { prefillOf } from './prefill';

const TYPE: RequestType = {
  id: 'database',
  title: 'Database',
  description: '',
  category: 'Data',
  actions: ['create', 'destroy'],
  parameters: [
    {
      title: 'All',
      schema: {
        type: 'object',
        properties: {
          owner: { type: 'string' },
          environment: { type: 'string', enum: ['staging', 'production'] },
          name: { type: 'string', pattern: '^[a-z]+$' },
          replicas: { type: 'integer', minimum: 1, maximum: 3 },
          storageGb: { type: 'integer', enum: [20, 100] },
          size: { oneOf: [{ const: 1, title: 'One' }, { const: 2 }] },
          publicAccess: { type: 'boolean' },
          tags: { type: 'array', items: { type: 'string' } },
          ports: { type: 'array', items: { type: 'integer' } },
          token: { type: 'string', 'ui:field': 'Secret' },
          key: { type: 'string', writeOnly: true },
          network: { type: 'object', properties: { cidr: {} } },
        },
        dependencies: {
          publicAccess: {
            oneOf: [
              {
                properties: {
                  publicAccess: { const: true },
                  allow: { type: 'string' },
                },
              },
            ],
          },
        },
      },
    },
  ],
};

const read = (query: string) => prefillOf(TYPE, new URLSearchParams(query));

describe('a link with answers', () => {
  it.each([
    ['owner=group:default/payments', { owner: 'group:default/payments' }],
    ['environment=staging', { environment: 'staging' }],
    ['replicas=2', { replicas: 2 }],
    ['storageGb=100', { storageGb: 100 }],
    ['size=2', { size: 2 }],
    ['publicAccess=true', { publicAccess: true }],
    ['publicAccess=false', { publicAccess: false }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['tags=a', { tags: ['a'] }],
    ['ports=1&ports=2', { ports: [1, 2] }],
    ['allow=10.0.0.0/8', { allow: '10.0.0.0/8' }],
  ])('%s is typed as the form has it', (query, parameters) => {
    expect(read(query)).toEqual({ parameters, ignored: [] });
  });

  it('says what it is for, what to do and for whom', () => {
    expect(
      read('action=destroy&justification=EU+launch&requestedFor=Grace'),
    ).toEqual({
      parameters: {},
      action: 'destroy',
      justification: 'EU launch',
      requestedFor: 'user:default/grace',
      ignored: [],
    });
  });

  it.each([
    ['colour=red', 'colour'],
    ['environment=moon', 'environment'],
    ['name=NOT-LOWER', 'name'],
    ['replicas=two', 'replicas'],
    ['replicas=', 'replicas'],
    ['replicas=9', 'replicas'],
    ['replicas=1&replicas=2', 'replicas'],
    ['publicAccess=yes', 'publicAccess'],
    ['ports=1&ports=x', 'ports'],
    ['action=explode', 'action'],
    ['requestedFor=group:default/payments', 'requestedFor'],
    ['network=10.0.0.0/8', 'network'],
    ['__proto__=x', '__proto__'],
  ])('%s is left out and named', (query, name) => {
    expect(read(query)).toMatchObject({ parameters: {}, ignored: [name] });
  });

  it.each(['token', 'key'])('never brings a secret (%s)', name => {
    const prefill = read(`${name}=hunter2`);
    expect(prefill.parameters).toEqual({});
    expect(prefill.ignored).toEqual([name]);
  });

  it('is not about the request that is copied', () => {
    expect(read('from=r-1')).toEqual({ parameters: {}, ignored: [] });
  });
});
