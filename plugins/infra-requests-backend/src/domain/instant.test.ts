import { instantOf } from './instant';

describe('a moment', () => {
  it.each([
    ['2026-12-24T12:00:00Z', '2026-12-24T12:00:00.000Z'],
    ['2026-12-24T12:00:00.250+01:00', '2026-12-24T11:00:00.250Z'],
    ['2026-12-24T12:00-0500', '2026-12-24T17:00:00.000Z'],
  ])('is %s', (text, moment) => {
    expect(instantOf(text)?.toISOString()).toBe(moment);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-12-24T25:00:00Z',
    '2026-12-24T12:00:00',
    '2026-12-24',
    'yesterday',
    '',
  ])('is not "%s"', text => {
    expect(instantOf(text)).toBeUndefined();
  });
});
