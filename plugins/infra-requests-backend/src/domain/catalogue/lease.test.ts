import { exampleRequestTypes } from '../policy/__testUtils__/examplePolicy';
import { leaseHours, leaseOf } from './lease';

const [database] = exampleRequestTypes();

describe('leaseHours', () => {
  it.each([
    ['PT8H', 8],
    ['PT90M', 1.5],
    ['P14D', 336],
    ['P1W', 168],
    ['P1M', 720],
    ['P1DT12H', 36],
  ])('reads %s as %d hours', (duration, hours) => {
    expect(leaseHours(duration)).toBe(hours);
  });

  it.each(['', 'two weeks', '14', 'P', 'PT0S', '-P1D', 'P1D-'])(
    'takes %j for no duration',
    duration => {
      expect(leaseHours(duration)).toBeUndefined();
    },
  );
});

describe('leaseOf', () => {
  const fromParameter = {
    ...database,
    lease: { kind: 'parameter', parameter: 'lifetime' } as const,
  };

  it('is the same for every request where the type says so', () => {
    const type = {
      ...database,
      lease: { kind: 'constant', value: 'P7D' } as const,
    };
    expect(leaseOf(type, { lifetime: 'P1D' })).toBe('P7D');
  });

  it('is what the parameter says, as it was written', () => {
    expect(leaseOf(fromParameter, { lifetime: 'PT48H' })).toBe('PT48H');
  });

  it.each([[{}], [{ lifetime: '' }], [{ lifetime: 7 }], [{ lifetime: null }]])(
    'is none where %j says none',
    parameters => {
      expect(leaseOf(fromParameter, parameters)).toBeUndefined();
    },
  );

  it('is none for a type without one', () => {
    expect(leaseOf(database, { lease: 'P7D' })).toBeUndefined();
  });
});
