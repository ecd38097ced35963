import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import { isHidden, withoutMarks } from './hiddenSecrets';

describe('isHidden', () => {
  const values = { token: HIDDEN_SECRET, 'api-key': HIDDEN_SECRET, size: 's' };

  it.each([
    ['.token', true],
    ["['api-key']", true],
    ['.size', false],
    ['.tokens', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (property, hidden) => {
    expect(isHidden(values, property)).toBe(hidden);
  });
});

describe('withoutMarks', () => {
  const before = { token: HIDDEN_SECRET, note: 'a' };

  it.each([
    ['what was typed behind the mark', `${HIDDEN_SECRET}x`, 'x'],
    ['what was typed before it', `x${HIDDEN_SECRET}`, 'x'],
    ['nothing of a mark that somebody began to delete', '•••••', ''],
    ['what was typed in its place', 'secret', 'secret'],
    ['the mark itself', HIDDEN_SECRET, HIDDEN_SECRET],
  ])('leaves %s', (_, typed, left) => {
    expect(withoutMarks(before, { token: typed, note: 'b' })).toEqual({
      token: left,
      note: 'b',
    });
  });

  it('leaves what was never hidden', () => {
    expect(withoutMarks(before, { note: '• one\n• two' })).toEqual({
      note: '• one\n• two',
    });
  });
});
