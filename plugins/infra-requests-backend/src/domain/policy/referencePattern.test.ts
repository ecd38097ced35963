import fc from 'fast-check';
import { matchesPattern, patternProblem } from './referencePattern';

describe('the pattern of a reference', () => {
  it.each([
    'CHG\\d{7}',
    '[A-Z][A-Z0-9]+-[1-9][0-9]*',
    '(INC|CHG|PRB|RITM)[0-9]{6,10}',
    '(?:INC-\\d+)?',
    'https://jira\\.example\\.com/browse/[A-Z]+-\\d+',
    '\\d{3}-(\\d{2}-){2,4}[a-f]',
    '^#\\d+$',
    '[^\\]\\s]+',
    'a{x}',
    'INC \\w{3,}?',
  ])('may be %s', pattern => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each([
    ['(', 'is not a regular expression: unterminated group.'],
    ['a)|(b', "is not a regular expression: unmatched ')'."],
    ['[z-a]', 'is not a regular expression: range out of order'],
    ['a**', 'is not a regular expression: nothing to repeat.'],
    ['(a+)+', 'could take very long'],
    ['(a*)*b', 'could take very long'],
    ['([a-zA-Z]+)*', 'could take very long'],
    ['(a|a)*', 'could take very long'],
    ['(a|aa)+', 'could take very long'],
    ['(.*a){20}', 'could take very long'],
    ['a*a*a*a*b', 'could take very long'],
    [`${'a?'.repeat(30)}${'a'.repeat(30)}`, 'could take very long'],
    ['(a?){40}', 'could take very long'],
    [`${'(a|b|ab)'.repeat(20)}`, 'could take very long'],
    ['(?=a+)a', 'looks ahead, looks behind or names a group'],
    ['(?<!a)b', 'looks ahead, looks behind or names a group'],
    ['(?<year>\\d+)', 'looks ahead, looks behind or names a group'],
    ['(a)\\1', 'refers back to a group'],
    [
      '\\p{L}+',
      'has \\p, which is not possible here. Write the characters in brackets',
    ],
    ['x{0}', 'fits no text that anybody could write. Write one such as CHG'],
    ['(a+){0}', 'fits no text'],
    ['^$', 'fits no text'],
    ['(?:|\\b(a{0}|$)*)', 'fits no text'],
    ['\\d{1000}', 'repeats something more than 200 times'],
    ['\\d{1,999999999}', 'repeats something more than 200 times'],
    ['a'.repeat(301), 'is 301 characters long where 300 are allowed.'],
  ])('is refused as %s', (pattern, expected) => {
    expect(patternProblem(pattern)).toContain(expected);
  });

  it('has to fit all of a text', () => {
    expect(matchesPattern('INC|CHG', 'CHG')).toBe(true);
    expect(matchesPattern('INC|CHG', 'CHG1')).toBe(false);
    expect(matchesPattern('INC|CHG', 'xINC')).toBe(false);
    expect(matchesPattern('\\d+', '12\n')).toBe(false);
  });

  const atom = fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '\\w', '-');
  const quantifier = fc.constantFrom(
    ...['', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'],
  );
  const pattern = fc.letrec<{ any: string }>(tie => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      atom,
      fc.tuple(atom, quantifier).map(([one, often]) => one + often),
      fc.tuple(tie('any'), tie('any')).map(([one, other]) => one + other),
      fc
        .tuple(tie('any'), tie('any'), quantifier)
        .map(([one, other, often]) => `(${one}|${other})${often}`),
      fc
        .tuple(tie('any'), quantifier)
        .map(([one, often]) => `(?:${one})${often}`),
    ),
  })).any;

  it('is compared with a text in no time once it was found to be usable', () => {
    const seen = { usable: 0, refused: 0 };
    const texts = ['a', 'b', '1', 'ab', 'aab', '-'].map(
      piece => `${piece.repeat(200).slice(0, 199)}!`,
    );
    fc.assert(
      fc.property(pattern, one => {
        if (patternProblem(one) !== undefined) {
          seen.refused += 1;
          return;
        }
        seen.usable += 1;
        const begin = performance.now();
        texts.forEach(text => matchesPattern(one, text));
        // A catastrophic one would not end at all.
        expect(performance.now() - begin).toBeLessThan(2000);
      }),
      { numRuns: 2000 },
    );
    expect(seen.usable).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(10);
  });
});
