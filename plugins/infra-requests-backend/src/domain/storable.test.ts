import fc from 'fast-check';
import { whyNotAllStorable } from './storable';

const SPOILT = [
  ['NUL', 'a\0b'],
  ['half a surrogate pair', 'a\ud800'],
  ['the other half', '\udc00b'],
  ['a number that is too large', Infinity],
  ['one that is too small', -Infinity],
  ['no number at all', NaN],
] as const;

describe('what can be stored', () => {
  it('is whatever JSON can say', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), value => {
        expect(whyNotAllStorable(value)).toBeUndefined();
      }),
    );
    expect(whyNotAllStorable('🎉 ü \n\t')).toBeUndefined();
    expect(whyNotAllStorable({ left: undefined })).toBeUndefined();
  });

  it.each(SPOILT)('is not %s, wherever it stands', (_what, spoilt) => {
    const places = [
      { here: spoilt },
      { here: [1, { here: spoilt }] },
      [{ here: [[spoilt]] }],
    ];
    for (const value of places) {
      expect(whyNotAllStorable(value)).toMatch(/^The (text|number) in "/);
    }
    expect(whyNotAllStorable({ right: 1, here: spoilt })).toContain('"here"');
  });

  it('is no name with such a character either', () => {
    expect(whyNotAllStorable({ a: { ['b\0']: 1 } })).toContain(
      'cannot be stored',
    );
  });

  it('is found out however deep it goes', () => {
    let deep: unknown = '\0';
    for (let depth = 0; depth < 100_000; depth++) {
      deep = [deep];
    }
    expect(whyNotAllStorable(deep)).toContain('cannot be stored');
  });
});
