import { isEnding, isInUse, leaseEndOf } from './running';

const APPROVED_AT = new Date('2026-11-21T10:00:00.000Z');

const leased = (
  lease: string | undefined,
  overrides: Partial<Parameters<typeof leaseEndOf>[0]> = {},
) =>
  leaseEndOf({
    state: 'approved',
    decidedAt: APPROVED_AT,
    lease,
    ...overrides,
  })?.toISOString();

describe('the end of a lease', () => {
  it.each([
    ['P14D', '2026-12-05T10:00:00.000Z'],
    ['PT90M', '2026-11-21T11:30:00.000Z'],
    ['P1M', '2026-12-21T10:00:00.000Z'],
    ['P7000Y', '9026-11-21T10:00:00.000Z'],
  ])('is %s after the approval', (lease, end) => {
    expect(leased(lease)).toBe(end);
  });

  it.each([undefined, 'soon', '', 'P9000Y', 'P999999999Y'])(
    'is nowhere for a lease of %p',
    lease => {
      expect(leased(lease)).toBeUndefined();
    },
  );

  it('is the same while and after it is carried out', () => {
    expect(leased('P14D', { state: 'fulfilling' })).toBe(leased('P14D'));
    expect(leased('P14D', { state: 'fulfilled' })).toBe(leased('P14D'));
  });

  it.each(['pending', 'failed', 'cancelled', 'rejected'] as const)(
    'is nowhere for what is %s',
    state => {
      expect(leased('P14D', { state })).toBeUndefined();
    },
  );

  it('is nowhere before anything was decided', () => {
    expect(leased('P14D', { decidedAt: undefined })).toBeUndefined();
  });
});

it('tells what is in use from what is not', () => {
  const states = [
    'pending',
    'approved',
    'fulfilling',
    'fulfilled',
    'failed',
    'expired',
  ] as const;
  expect(states.filter(state => isInUse({ state }))).toEqual([
    'approved',
    'fulfilling',
    'fulfilled',
  ]);
});

it('tells what takes something away from what makes it', () => {
  const actions = ['create', 'destroy', 'decommission', 'Destroy'];
  expect(actions.filter(action => isEnding({ action }))).toEqual([
    'destroy',
    'decommission',
  ]);
});
