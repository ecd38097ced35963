import Big from 'big.js';
import fc from 'fast-check';
import { AT } from './__testUtils__/requests';
import { minute } from './__testUtils__/reading';
import {
  costSortKey,
  decodeCursor,
  encodeCursor,
  urgencySortKey,
} from './requestOrder';

const amount = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 26n), max: 10n ** 26n }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([digits, scale]) =>
    new Big(digits.toString()).div(new Big(10).pow(scale)).toFixed(),
  );

describe('costSortKey', () => {
  it('sorts as the amounts do, and is always as long', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [keyA, keyB] = [costSortKey(a), costSortKey(b)];
        expect(keyA).toHaveLength(keyB.length);
        const [lower, higher] = new Big(a).lt(b) ? [keyA, keyB] : [keyB, keyA];
        expect(lower <= higher).toBe(true);
      }),
    );
  });

  it('tells amounts apart that a floating point number would not', () => {
    const large = '12345678901234567890.123456';
    const larger = '12345678901234567890.123457';
    expect(costSortKey(large) < costSortKey(larger)).toBe(true);
    expect(costSortKey('0.1') < costSortKey('0.100001')).toBe(true);
    expect(costSortKey('1.50')).toBe(costSortKey('1.5'));
  });

  it('puts an unknown cost below the lowest known one', () => {
    expect(costSortKey(undefined) < costSortKey('-1e30')).toBe(true);
  });

  it('makes a cursor that is read back, whatever the amount', () => {
    fc.assert(
      fc.property(amount, monthly => {
        const position = { key: costSortKey(monthly), number: 7 };
        const cursor = encodeCursor('costliest', position);
        expect(decodeCursor('costliest', cursor)).toEqual(position);
      }),
    );
  });
});

describe('urgencySortKey', () => {
  const pending = { state: 'pending' as const, submittedAt: AT };
  const later = { submittedAt: minute(5) };

  it('sorts what waits first, then what is under way, then what is decided', () => {
    const keys = [
      urgencySortKey({ ...pending, emergency: true }, minute(90)),
      urgencySortKey({ ...pending, emergency: true, ...later }, undefined),
      urgencySortKey({ ...pending, ...later }, minute(60)),
      urgencySortKey(pending, minute(61)),
      urgencySortKey(pending, undefined),
      urgencySortKey({ ...pending, ...later }, undefined),
      urgencySortKey(
        { ...pending, state: 'changes-requested', emergency: true },
        undefined,
      ),
      urgencySortKey({ ...pending, state: 'fulfilling' }, undefined),
      urgencySortKey({ ...pending, state: 'failed', ...later }, undefined),
      urgencySortKey({ ...pending, state: 'approved', ...later }, undefined),
      urgencySortKey(
        { ...pending, state: 'fulfilled', emergency: true },
        undefined,
      ),
    ];
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
    // The columns compare as text in every collation only because everything stands in the same place.
    expect(new Set(keys.map(key => key.length))).toEqual(new Set([53]));
  });

  it('makes a cursor that is read back', () => {
    for (const state of ['pending', 'rejected'] as const) {
      const key = urgencySortKey({ ...pending, state }, minute(1));
      const cursor = encodeCursor('urgent', { key, number: 7 });
      expect(decodeCursor('urgent', cursor)).toEqual({ key, number: 7 });
    }
  });
});
