import { difference, percentOf } from './difference';

describe('the difference of two amounts', () => {
  it.each([
    ['284.00', '142.00', '142'],
    ['142.00', '284.00', '-142'],
    ['0.10', '0.30', '-0.2'],
    ['1.5', '0.125', '1.375'],
    ['5', '4.99', '0.01'],
    ['284.00', '284', '0'],
    ['12345678901234567.89', '0.01', '12345678901234567.88'],
    ['10', '3', '7'],
  ])('%s beside %s is %s', (amount, other, more) => {
    expect(difference(amount, other)).toBe(more);
  });
});

describe('a part of an amount', () => {
  it.each([
    ['25.00', '100.00', 25],
    ['-5.00', '100.00', 0],
    ['500.00', '100.00', 100],
    ['5.00', '0.00', 100],
  ])('%s of %s is %d percent', (amount, whole, percent) => {
    expect(percentOf(amount, whole)).toBe(percent);
  });
});
