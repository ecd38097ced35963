import fc from 'fast-check';
import { costDelta, teamSpend } from './costDelta';

describe('the difference in cost', () => {
  it('is exact, and not known where one of the two is not', () => {
    expect(costDelta('0.30', '0.10')).toBe('0.2');
    expect(costDelta('100.00', '284.00')).toBe('-184');
    expect(costDelta(undefined, '1.00')).toBe(undefined);
    expect(costDelta('1.00', undefined)).toBe(undefined);
  });

  it('is what has to be added to what it was, whatever the cents', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 });
    const money = (amount: number) => (amount / 100).toFixed(2);
    fc.assert(
      fc.property(cents, cents, (now, before) => {
        const delta = costDelta(money(now), money(before));
        expect(Math.round(Number(delta) * 100)).toBe(now - before);
      }),
    );
  });
});

describe('what a team spends with a request', () => {
  it('is told beside the budget', () => {
    expect(
      teamSpend({
        monthlyCost: '284.00',
        ownerMonthlySpend: '1000.00',
        ownerMonthlyBudget: '5000.00',
      }),
    ).toEqual({
      before: '1000.00',
      after: '1284',
      budget: '5000.00',
      percentBefore: 20,
      percentAfter: 25.68,
    });
  });

  it('says by how much it is over the budget, and fills the bar no further than it goes', () => {
    expect(
      teamSpend({
        monthlyCost: '500.00',
        ownerMonthlySpend: '900.00',
        ownerMonthlyBudget: '1000.00',
      }),
    ).toMatchObject({ over: '400', percentAfter: 100 });
  });

  it('is not made up where something is not known', () => {
    expect(teamSpend({ monthlyCost: '1.00' })).toBe(undefined);
    expect(teamSpend({ ownerMonthlySpend: '1.00' })).toBe(undefined);
    expect(
      teamSpend({ monthlyCost: '1.00', ownerMonthlySpend: '1.00' }),
    ).toEqual({ before: '1.00', after: '2' });
  });

  it('knows a budget of nothing', () => {
    expect(
      teamSpend({
        monthlyCost: '1.00',
        ownerMonthlySpend: '0.00',
        ownerMonthlyBudget: '0.00',
      }),
    ).toMatchObject({ percentBefore: 0, percentAfter: 100, over: '1' });
  });
});
