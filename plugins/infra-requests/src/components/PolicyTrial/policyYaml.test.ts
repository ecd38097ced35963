import { POLICY_TEXT } from '../../__testUtils__/policyFixtures';
import { countChangedRules, placeOfRule } from './policyYaml';

const NESTED = `infraRequests:
  currency: USD
${POLICY_TEXT.replace(/^/gm, '  ')}`;

describe('where a rule is written', () => {
  it('is where its entry begins', () => {
    expect(placeOfRule(POLICY_TEXT, 'no-public-databases')).toEqual({
      line: 6,
      column: 5,
    });
  });

  it('is found below infraRequests, too', () => {
    expect(placeOfRule(NESTED, 'production')).toEqual({ line: 4, column: 7 });
  });

  it('is nowhere for a rule that is not there, and in what is no YAML', () => {
    expect(placeOfRule(POLICY_TEXT, 'another')).toBeUndefined();
    expect(placeOfRule('rules: [', 'production')).toBeUndefined();
  });
});

describe('how many rules an edit changed', () => {
  const count = (edited: string) =>
    countChangedRules({ active: POLICY_TEXT, edited });

  it('is none for other spaces, comments or another place in the document', () => {
    expect(count(`# Ours\n${POLICY_TEXT}`)).toBe(0);
    expect(count(NESTED)).toBe(0);
  });

  it('counts what was changed, added and removed', () => {
    expect(count(POLICY_TEXT.replace('elevated', 'standard'))).toBe(1);
    expect(count(`${POLICY_TEXT}  - id: new\n    tier: automatic\n`)).toBe(1);
    expect(count('rules: []')).toBe(2);
  });

  it('is not known of what cannot be read', () => {
    expect(count('rules: [')).toBeUndefined();
  });
});
