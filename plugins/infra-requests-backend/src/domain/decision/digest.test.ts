import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '@backstage/types';
import * as fc from 'fast-check';
import { anAsk, groupRef, userRef } from './__testUtils__/requests';
import { digestOf, requestDigest } from './digest';

const ASK = { ...anAsk(), requester: userRef('dana') };

/** The same content with every object's keys in another order. */
function reordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(reordered);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, one]) => [key, reordered(one!)]),
    );
  }
  return value;
}

describe('requestDigest', () => {
  it('is a SHA-256 in hex', () => {
    expect(requestDigest(ASK)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Partial<typeof ASK>]>([
    ['the type', { type: 'bucket' }],
    ['the action', { action: 'delete' }],
    ['the environment', { environment: 'production' }],
    ['no environment', { environment: undefined }],
    ['the owner', { owner: groupRef('checkout') }],
    ['the requester', { requester: userRef('eve') }],
    ['the person it is for', { requestedFor: userRef('theo') }],
    ['the justification', { justification: 'Load tests before the sale.' }],
    ['no justification', { justification: undefined }],
    ['an emergency', { emergency: true }],
    ['a lease', { lease: 'P14D' }],
    ['a parameter', { parameters: { ...ASK.parameters, size: 'xl' } }],
    ['one more parameter', { parameters: { ...ASK.parameters, public: true } }],
    ['one parameter less', { parameters: { name: 'orders', size: 'm' } }],
    ['a list', { parameters: { ...ASK.parameters, tags: ['sale', 'pii'] } }],
    ['text for a number', { parameters: { ...ASK.parameters, size: '1' } }],
    ['a number for text', { parameters: { ...ASK.parameters, size: 1 } }],
    ['null', { parameters: { ...ASK.parameters, size: null } }],
    ['the price', { cost: { ...ASK.cost, monthly: '284.01' } }],
    ['the currency', { cost: { ...ASK.cost, currency: 'EUR' } }],
    [
      'an unknown price',
      { cost: { currency: 'USD', unknown: '?', lines: [] } },
    ],
    [
      'a cost line',
      {
        cost: { ...ASK.cost, lines: [{ title: 'Instance', amount: '284.00' }] },
      },
    ],
  ])('changes with %s', (_, change) => {
    expect(requestDigest({ ...ASK, ...change })).not.toBe(requestDigest(ASK));
  });

  it.each<[string, object]>([
    ['the title of the type', { typeTitle: 'Postgres' }],
    ['facts', { facts: { values: {}, unknown: {} } }],
    ['what the policy makes of it', { evaluation: undefined }],
    ['a state', { state: 'approved', revision: 7 }],
  ])('does not change with %s', (_, change) => {
    expect(requestDigest({ ...ASK, ...change })).toBe(requestDigest(ASK));
  });

  it('is the digest of old for what has neither an emergency nor a lease', () => {
    const { type, action, environment, owner, requester } = ASK;
    const { justification, parameters, cost } = ASK;
    expect(requestDigest(ASK)).toBe(
      digestOf({
        type,
        action,
        environment,
        owner,
        requester,
        justification,
        parameters,
        cost,
      }),
    );
  });

  it('tells one lease from another', () => {
    expect(requestDigest({ ...ASK, lease: 'P14D' })).not.toBe(
      requestDigest({ ...ASK, lease: 'P15D' }),
    );
  });

  it('does not change with the order of keys, at any depth', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), parameters => {
        const one = { ...ASK, parameters: parameters as JsonObject };
        const other = reordered(one as unknown as JsonValue) as unknown;
        expect(requestDigest(other as typeof one)).toBe(requestDigest(one));
      }),
    );
  });

  it('is the same for the same content only', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (one, other) => {
          // JSON has one zero; a round trip takes the sign from the other.
          const a = JSON.parse(JSON.stringify(one));
          const b = JSON.parse(JSON.stringify(other));
          expect(digestOf(a) === digestOf(b)).toBe(isDeepStrictEqual(a, b));
        },
      ),
    );
  });

  it('survives being stored and read again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), parameters => {
        const one = { ...ASK, parameters: parameters as JsonObject };
        expect(requestDigest(JSON.parse(JSON.stringify(one)))).toBe(
          requestDigest(one),
        );
      }),
    );
  });
});
