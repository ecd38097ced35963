import { reasonSentence } from './reasonSentence';

describe('reasonSentence', () => {
  it.each([
    [
      'tier',
      'The environment is Production.',
      'The environment is Production.',
    ],
    ['tier', 'the environment is production', 'The environment is production.'],
    ['unknown', 'is it over?', 'Is it over?'],
    ['deny', 'kubectl is not for this', 'kubectl is not for this'],
    ['deny', 'Read https://example.com/why', 'Read https://example.com/why'],
    ['tier', '', ''],
  ] as const)('of kind %s: %j', (kind, text, expected) => {
    expect(reasonSentence({ kind, text })).toBe(expected);
  });
});
