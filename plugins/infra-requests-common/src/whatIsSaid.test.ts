import { whatIsSaid } from './whatIsSaid';

describe('what is said', () => {
  it('is what somebody wrote, without the space around it', () => {
    expect(whatIsSaid(' Too big,\nby far \u2003')).toBe('Too big,\nby far');
  });

  it.each([
    undefined,
    '',
    ' \t\n\u00a0\u2003',
    '\u200b\u2060',
    '\u00ad\u3164',
    '\u2800\ufeff',
    '\u0000\u202e',
  ])('is nothing in %j', text => {
    expect(whatIsSaid(text)).toBeUndefined();
  });

  it('may be in any script, and in one sign', () => {
    for (const text of ['もっと小さく', 'لا', '👍🏽', '?']) {
      expect(whatIsSaid(text)).toBe(text);
    }
  });
});
