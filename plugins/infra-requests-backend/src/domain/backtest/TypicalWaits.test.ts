import fc from 'fast-check';
import { factsOf } from '../policy/__testUtils__/examplePolicy';
import { aPastDecision } from './__testUtils__/pastDecisions';
import { hoursWaited, type PastDecision } from './pastDecision';
import { TypicalWaits } from './TypicalWaits';

const standard = factsOf({ monthlyCost: '900.00' });
const elevated = factsOf({ environment: 'production' });

function waitsOf(decisions: PastDecision[]): TypicalWaits {
  const waits = new TypicalWaits();
  decisions.forEach(one => waits.add(one));
  return waits;
}

describe('how long people usually take', () => {
  it('is the median of each tier', () => {
    const waits = waitsOf([
      ...[1, 2, 30].map(hours => aPastDecision({ facts: standard, hours })),
      aPastDecision({ facts: elevated, hours: 100 }),
    ]);
    expect(waits.median('standard')).toBeCloseTo(2, 1);
    expect(waits.median('elevated')! / 100).toBeCloseTo(1, 1);
    expect(waits.median('automatic')).toBeUndefined();
  });

  it('changes with what is counted later', () => {
    const waits = waitsOf([aPastDecision({ facts: standard, hours: 1 })]);
    expect(waits.median('standard')).toBeCloseTo(1, 1);
    [8, 9].forEach(hours =>
      waits.add(aPastDecision({ facts: standard, hours })),
    );
    expect(waits.median('standard')).toBeCloseTo(8, 0);
  });

  it.each([
    ['what nobody decided', { facts: factsOf(), hours: 0 }],
    ['what is still open', { facts: standard, state: 'pending' }],
    ['what was withdrawn', { facts: standard, state: 'cancelled', hours: 500 }],
    ['what ran out', { facts: standard, state: 'expired', hours: 500 }],
  ] as const)('leaves out %s', (_what, overrides) => {
    const past = aPastDecision(overrides);
    expect(hoursWaited(past)).toBeUndefined();
    expect(waitsOf([past]).median(past.tier.id)).toBeUndefined();
  });

  it('counts rejections as decisions', () => {
    expect(
      hoursWaited(
        aPastDecision({ facts: standard, state: 'rejected', hours: 5.5 }),
      ),
    ).toBe(5.5);
  });

  it('is within 1 % of the exact median, whatever the waits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 365 * 24 * 3600 }), {
          minLength: 1,
          maxLength: 200,
        }),
        seconds => {
          const waits = waitsOf(
            seconds.map(one =>
              aPastDecision({ facts: standard, hours: one / 3600 }),
            ),
          );
          const exact =
            [...seconds].sort((a, b) => a - b)[
              Math.ceil(seconds.length / 2) - 1
            ] / 3600;
          // What takes a second or two is told to the second.
          expect(Math.abs(waits.median('standard')! - exact)).toBeLessThan(
            exact * 0.0101 + 1.01 / 3600,
          );
        },
      ),
    );
  });
});
