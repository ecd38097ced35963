import type { JsonObject } from '@backstage/types';
import type { RequestTypeDefinition } from '../types';
import { subjectOf } from './subject';

const type = (
  overrides: Partial<RequestTypeDefinition> = {},
): RequestTypeDefinition => ({
  id: 'database',
  title: 'Database',
  description: 'A database.',
  category: 'Data',
  actions: ['create', 'change', 'destroy'],
  ownerParameter: 'owner',
  environment: { kind: 'parameter', parameter: 'environment' },
  identifiedBy: ['name'],
  involved: [],
  secrets: [],
  steps: [],
  cost: [],
  ...overrides,
});

const orders: JsonObject = {
  owner: 'payments',
  environment: 'production',
  name: 'orders',
  size: 'large',
};

describe('what a request is about', () => {
  it('is the same whatever else is asked of it', () => {
    const subject = subjectOf(type(), orders);
    expect(subject).toMatch(/^[0-9a-f]{64}$/);
    expect(subjectOf(type(), { ...orders, size: 'small' })).toBe(subject);
  });

  it.each([
    ['a thing of another name', type(), { ...orders, name: 'users' }],
    [
      'one in another environment',
      type(),
      { ...orders, environment: 'staging' },
    ],
    ['one of another type', type({ id: 'bucket' }), orders],
    ['one of no environment', type({ environment: undefined }), orders],
    ['one of another owner', type(), { ...orders, owner: 'search' }],
    ['the number 1 instead of the text', type(), { ...orders, name: 1 }],
  ])('is something else for %s', (_what, other, parameters) => {
    const known = [orders, { ...orders, name: '1' }].map(one =>
      subjectOf(type(), one),
    );
    const subject = subjectOf(other, parameters);
    expect(subject).toBeDefined();
    expect(known).not.toContain(subject);
  });

  it('does not depend on the order in which the parameters are named', () => {
    const named = (...identifiedBy: string[]) =>
      subjectOf(type({ identifiedBy }), orders);
    expect(named('name', 'size')).toBe(named('size', 'name'));
    expect(named('name', 'size')).not.toBe(named('name'));
  });

  it.each<[string, Partial<RequestTypeDefinition>, JsonObject]>([
    ['where nothing identifies it', { identifiedBy: undefined }, orders],
    ['where nothing is to identify it', { identifiedBy: [] }, orders],
    ['without its name', {}, { owner: 'payments' }],
    ['without an owner', {}, { ...orders, owner: undefined }],
    ['with no owner that there can be', {}, { ...orders, owner: 'a b:/' }],
    ['with an empty name', {}, { ...orders, name: '' }],
    ['with no name said', {}, { ...orders, name: null }],
    ['by what every object has', { identifiedBy: ['toString'] }, orders],
  ])('is not known %s', (_why, overrides, parameters) => {
    expect(subjectOf(type(overrides), parameters)).toBeUndefined();
  });

  it('is an entity, however its ref is written, only where the type says so', () => {
    const deployment = type({
      id: 'deployment',
      entityParameter: 'service',
      identifiedBy: ['service'],
    });
    const of = (service: string) =>
      subjectOf(deployment, { ...orders, service });
    expect(of('payments-api')).toMatch(/^[0-9a-f]{64}$/);
    expect(of('Component:Payments-API')).toBe(of('payments-api'));
    expect(of('component:default/search')).not.toBe(of('payments-api'));
    expect(of('not a ref at all:/')).toBeUndefined();
    expect(
      subjectOf(
        { ...deployment, identifiedBy: undefined },
        { ...orders, service: 'a' },
      ),
    ).toBeUndefined();
  });

  it('knows an owner by every way to write it', () => {
    for (const one of [type(), type({ identifiedBy: ['owner'] })]) {
      expect(subjectOf(one, orders)).toBe(
        subjectOf(one, { ...orders, owner: 'group:default/payments' }),
      );
    }
  });
});
