import type { Entity } from '@backstage/catalog-model';
import {
  PAYMENTS,
  PAYMENTS_API,
  pick,
  typeFor,
} from '../../__testUtils__/entityFixtures';
import { prefillFor } from './prefillFor';

const DEPLOYMENT = typeFor('deployment', 'Deployment');

const taking = (properties: object) => typeFor('any', 'Any', properties);

describe('what a form starts with for an entity', () => {
  it('is the entity in the field that picks such entities, and its owner', () => {
    expect(prefillFor(DEPLOYMENT, PAYMENTS_API)).toEqual({
      service: 'component:default/payments-api',
      owner: 'group:default/payments',
    });
  });

  it('is the team itself for a team', () => {
    expect(prefillFor(DEPLOYMENT, PAYMENTS)).toEqual({
      owner: 'group:default/payments',
    });
  });

  it('is nothing where no field takes it', () => {
    const api: Entity = { ...PAYMENTS_API, kind: 'API' };
    expect(prefillFor(DEPLOYMENT, api)).toBeUndefined();
    expect(
      prefillFor(taking({ name: { type: 'string' } }), PAYMENTS_API),
    ).toBeUndefined();
  });

  it('reads the owner from the entity where the catalog has not related it yet', () => {
    const { relations, ...fresh } = PAYMENTS_API;
    expect(prefillFor(DEPLOYMENT, fresh)).toEqual(
      expect.objectContaining({ owner: 'group:default/payments' }),
    );
  });

  it('leaves the owner open where the field does not offer it', () => {
    const type = taking({
      service: pick('EntityPicker'),
      owner: pick('OwnerPicker', { kind: 'User' }),
    });
    expect(prefillFor(type, PAYMENTS_API)).toEqual({
      service: 'component:default/payments-api',
    });
  });

  it('prefers the field that has to be answered', () => {
    const type = taking({
      similar: pick('EntityPicker', { kind: 'Component' }),
      service: pick('EntityPicker', { kind: 'Component' }),
    });
    expect(prefillFor(type, PAYMENTS_API)).toEqual({
      service: 'component:default/payments-api',
    });
  });

  it('finds fields that only some answers show', () => {
    const type = typeFor('any', 'Any', {});
    type.parameters[0].schema = {
      type: 'object',
      dependencies: {
        kind: {
          oneOf: [
            { properties: { where: pick('OwnedEntityPicker') } },
            { properties: { other: { type: 'string' } } },
          ],
        },
      },
    } as (typeof type.parameters)[number]['schema'];
    expect(prefillFor(type, PAYMENTS_API)).toEqual({
      where: 'component:default/payments-api',
    });
  });

  it.each<[string, object, boolean]>([
    ['its type', { kind: 'component', 'spec.type': 'service' }, true],
    ['another type', { kind: 'Component', 'spec.type': 'website' }, false],
    ['one of several', { kind: ['API', 'Component'] }, true],
    ['another record', [{ kind: 'API' }, { kind: 'Component' }], true],
    ['a label', { 'metadata.labels.acme.test/tier': 'TIER-1' }, true],
    ['what it has', { 'spec.owner': { exists: true } }, true],
    ['what it lacks', { 'spec.lifecycle': { exists: true } }, false],
    ['a lack', { 'spec.lifecycle': { exists: false } }, true],
    ['a relation', { 'relations.ownedBy': 'group:default/payments' }, true],
    ['another relation', { 'relations.ownedBy': 'group:default/x' }, false],
  ])('minds a picker that filters by %s', (_, filter, taken) => {
    const type = taking({ service: pick('EntityPicker', filter) });
    expect(prefillFor(type, PAYMENTS_API) !== undefined).toBe(taken);
  });

  it('minds the older way to name kinds', () => {
    const type = taking({
      service: {
        type: 'string',
        'ui:field': 'EntityPicker',
        'ui:options': { allowedKinds: ['System'] },
      },
    });
    expect(prefillFor(type, PAYMENTS_API)).toBeUndefined();
  });
});
