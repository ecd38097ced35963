import { typicalOf, usualWaitOf, type PastRequest } from './typical';

const ASKED_AT = new Date('2026-11-02T09:00:00.000Z');

/** Decided by people so many minutes after it was asked for. */
const decidedAfter = (
  minutes: number,
  overrides: Partial<PastRequest> = {},
): PastRequest => ({
  type: 'database',
  currency: 'USD',
  monthlyCost: '100.00',
  state: 'approved',
  outcome: 'approval',
  tier: { id: 'standard', title: 'Lead approval', rank: 1 },
  submittedAt: ASKED_AT,
  decidedAt: new Date(+ASKED_AT + minutes * 60_000),
  ...overrides,
});

const automatic = (overrides: Partial<PastRequest> = {}) =>
  decidedAfter(0, {
    outcome: 'automatic',
    tier: { id: 'automatic', title: 'Automatic', rank: 0 },
    ...overrides,
  });

const times = (count: number, one: PastRequest) =>
  Array.from({ length: count }, () => one);

const inDollars = { currency: 'USD' };

describe('what requests of a type are like', () => {
  it('is the share that nobody looked at, the cost and the time in the middle', () => {
    const costs = ['9.50', '100.00', '20', '1000', '30.00', '9.5'];
    const requests = [
      ...[50, 10, 30].map((minutes, index) =>
        decidedAfter(minutes, { monthlyCost: costs[index] }),
      ),
      ...costs.slice(3).map(monthlyCost => automatic({ monthlyCost })),
    ];
    expect(typicalOf(requests, inDollars)).toEqual({
      requests: 6,
      currency: 'USD',
      automaticShare: 0.5,
      monthlyCost: '20',
      decidedWithinMinutes: 30,
    });
  });

  it('is not said of fewer than five', () => {
    expect(typicalOf(times(4, automatic()), inDollars)).toBeUndefined();
    expect(typicalOf(times(5, automatic()), inDollars)).toEqual({
      requests: 5,
      currency: 'USD',
      automaticShare: 1,
      monthlyCost: '100.00',
      decidedWithinMinutes: undefined,
    });
  });

  it.each<[string, Partial<PastRequest>]>([
    ['was denied', { outcome: 'denied', state: 'denied' }],
    ['was withdrawn before anybody decided', { state: 'cancelled' }],
    ['ran out', { state: 'expired' }],
    ['still waits', { state: 'pending', decidedAt: undefined }],
  ])('counts nothing that %s', (_what, overrides) => {
    const others = times(20, decidedAfter(9_999, overrides));
    const counted = times(5, decidedAfter(10));
    expect(typicalOf([...others, ...counted], inDollars)).toEqual(
      typicalOf(counted, inDollars),
    );
    expect(typicalOf(others, inDollars)).toBeUndefined();
  });

  it('leaves out costs that are not known or in another currency', () => {
    const requests = [
      ...times(5, automatic({ monthlyCost: undefined })),
      ...times(5, automatic({ monthlyCost: '7', currency: 'EUR' })),
      automatic({ monthlyCost: '12.00' }),
    ];
    expect(typicalOf(requests, inDollars)).toMatchObject({
      requests: 11,
      monthlyCost: '12.00',
    });
  });
});

describe('how long people usually take', () => {
  const asked = { type: 'database', tier: 'standard' };

  it('is the time in the middle, and that of nine of ten', () => {
    const requests = [100, 20, 90, 30, 80, 40, 70, 50, 60, 10].map(minutes =>
      decidedAfter(minutes),
    );
    expect(usualWaitOf(requests, asked)).toEqual({
      requests: 10,
      medianMinutes: 50,
      mostMinutes: 90,
    });
  });

  it('is that of the type where there are enough of it, else that of the tier', () => {
    const others = times(6, decidedAfter(500, { type: 'bucket' }));
    const own = times(4, decidedAfter(10));
    expect(usualWaitOf([...others, ...own], asked)).toEqual({
      requests: 10,
      medianMinutes: 500,
      mostMinutes: 500,
    });
    expect(usualWaitOf([...others, ...own, own[0]], asked)).toEqual({
      requests: 5,
      medianMinutes: 10,
      mostMinutes: 10,
    });
  });

  it('is nothing where people decided too few in the tier', () => {
    const elevated = { tier: { id: 'elevated', title: 'Escalated', rank: 2 } };
    expect(
      usualWaitOf(
        [
          ...times(4, decidedAfter(10)),
          ...times(9, decidedAfter(10, elevated)),
          ...times(9, automatic()),
        ],
        asked,
      ),
    ).toBeUndefined();
  });

  it('counts a refusal of people as a decision', () => {
    expect(
      usualWaitOf(times(5, decidedAfter(10, { state: 'rejected' })), asked),
    ).toMatchObject({ requests: 5 });
  });
});
