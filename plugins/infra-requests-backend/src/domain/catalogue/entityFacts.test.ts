import type { Entity } from '@backstage/catalog-model';
import { factAt } from '../policy/fact';
import { entityFacts } from './entityFacts';

const anEntity = (overrides: Partial<Entity> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'Payments', namespace: 'Default' },
  ...overrides,
});

const sizeOf = (value: unknown) => JSON.stringify(value).length;

describe('entityFacts', () => {
  it('writes ref and kind as refs are written', () => {
    expect(entityFacts(anEntity())).toEqual({
      values: {
        entity: {
          ref: 'api:default/payments',
          kind: 'api',
          metadata: { name: 'Payments', namespace: 'Default' },
        },
      },
      unknown: {},
    });
  });

  it('does not know text that nobody compares, and knows what is beside it', () => {
    const facts = entityFacts(
      anEntity({
        spec: {
          lifecycle: 'production',
          definition: 'x'.repeat(100_000),
          nested: { notes: ['y'.repeat(2_000)], level: 3 },
        },
      }),
    );
    expect(factAt(facts, 'entity.spec.lifecycle')).toEqual({
      state: 'present',
      value: 'production',
    });
    expect(factAt(facts, 'entity.spec.nested.level')).toEqual({
      state: 'present',
      value: 3,
    });
    for (const path of ['entity.spec.definition', 'entity.spec.nested.notes']) {
      expect(factAt(facts, path)).toEqual({
        state: 'unknown',
        reason: 'it is too long for a rule to read',
      });
    }
    expect(factAt(facts, 'entity.spec.owner')).toEqual({ state: 'absent' });
    expect(sizeOf(facts)).toBeLessThan(1_000);
  });

  it.each([
    ['many entries', Array.from({ length: 20_000 }, (_, index) => index)],
    [
      'many long texts',
      Object.fromEntries(
        Array.from({ length: 1_000 }, (_, index) => [
          `definition${index}`,
          'x'.repeat(2_000),
        ]),
      ),
    ],
  ])('does not know a spec with %s at all', (_, entries) => {
    const facts = entityFacts(
      anEntity({ spec: { lifecycle: 'production', entries } }),
    );
    expect(factAt(facts, 'entity.spec.lifecycle')).toEqual({
      state: 'unknown',
      reason: 'it is too large for a rule to read',
    });
    expect(factAt(facts, 'entity.kind')).toMatchObject({ state: 'present' });
    expect(sizeOf(facts)).toBeLessThan(1_000);
  });
});
