import type { TypicalRequest } from '@infra-requests/plugin-infra-requests-common';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { typicalInWords } from './typicalInWords';

const say = (typical: Partial<TypicalRequest>, language = 'en') =>
  typicalInWords(
    { requests: 10, currency: 'USD', automaticShare: 0.7, ...typical },
    { t: inEnglish(), language },
  );

describe('what asking for something is usually like', () => {
  it('is the time, how much is automatic, and the cost', () => {
    expect(say({ decidedWithinMinutes: 40, monthlyCost: '1284.5' })).toEqual([
      'usually 40 min',
      '70% automatic',
      'about 1,284.50 USD a month',
    ]);
  });

  it('leaves out what is not known', () => {
    expect(say({})).toEqual(['70% automatic']);
  });

  it('counts in days where it takes long', () => {
    expect(say({ decidedWithinMinutes: 3 * 24 * 60 })).toContain(
      'usually 3 days',
    );
  });

  it.each([
    [1, 'always approved at once'],
    [0.999, '99% automatic'],
    [0.004, '1% automatic'],
    [0, 'people always decide'],
  ])('says a share of %d as "%s"', (automaticShare, words) => {
    expect(say({ automaticShare })).toEqual([words]);
  });

  it('has the numbers of the language', () => {
    expect(say({ monthlyCost: '1284.5' }, 'de')).toEqual([
      expect.stringMatching(/^70\s%/),
      expect.stringContaining('1.284,50 USD'),
    ]);
  });
});
