import { inEnglish } from '../../__testUtils__/inEnglish';
import { usageInWords } from './ruleUsage';

const t = inEnglish();

describe('how the requests of a rule stand', () => {
  it('is told from what went through to what did not', () => {
    expect(
      usageInWords(
        {
          rule: 'production',
          matched: 21,
          states: {
            cancelled: 1,
            rejected: 2,
            pending: 3,
            automatic: 5,
            approved: 10,
          },
        },
        t,
      ),
    ).toEqual([
      '5 automatic',
      '10 approved',
      '3 waiting for approval',
      '2 rejected',
      '1 cancelled',
    ]);
  });

  it('leaves out what there is none of', () => {
    expect(
      usageInWords(
        {
          rule: 'production',
          matched: 1,
          states: { rejected: 0, denied: 1 },
        },
        t,
      ),
    ).toEqual(['1 denied']);
  });
});
