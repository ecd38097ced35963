import { FULL_POLICY } from '../../__testUtils__/policyFixtures';
import { filterRules, type RuleFilter } from './filterRules';

const ALL: RuleFilter = {
  text: '',
  effect: '',
  onlyFindings: false,
  showDisabled: true,
};

const shown = (filter: Partial<RuleFilter>) =>
  filterRules({
    rules: FULL_POLICY.rules,
    filter: { ...ALL, ...filter },
    findings: FULL_POLICY.findings ?? [],
  }).map(({ id }) => id);

describe('the filter of the rules', () => {
  it('leaves everything in its order when it asks for nothing', () => {
    expect(shown({})).toEqual(FULL_POLICY.rules.map(({ id }) => id));
  });

  it.each([
    ['the id', 'public-data', 'no-public-databases'],
    ['the title', 'Over 200 a', 'over-threshold'],
    ['the description', 'laptop', 'over-threshold'],
    ['a control', 'cm-3', 'over-threshold'],
    ['who keeps it', 'finops', 'over-threshold'],
    ['when it applies, in words', 'public access is on', 'no-public-databases'],
    ['when it applies, as written', 'publicAccess', 'no-public-databases'],
    ['the sentence of a denial', 'endpoint', 'no-public-databases'],
    ['who has to approve besides', 'group:default/sec', 'pii-needs-security'],
  ])('finds a rule by %s', (_, text, rule) => {
    expect(shown({ text })).toEqual([rule]);
  });

  it('wants every word, wherever it stands', () => {
    expect(shown({ text: 'laptop cm-3' })).toEqual(['over-threshold']);
    expect(shown({ text: 'laptop endpoint' })).toEqual([]);
  });

  it('tells effects apart', () => {
    expect(shown({ effect: 'tier:elevated' })).toEqual(['production']);
    expect(shown({ effect: 'require' })).toEqual(['pii-needs-security']);
    expect(shown({ effect: 'deny' })).toEqual(['no-public-databases']);
  });

  it('finds every rule that takes part in a finding', () => {
    expect(shown({ onlyFindings: true })).toEqual([
      'over-threshold',
      'small-is-free',
    ]);
  });

  it('hides what is disabled', () => {
    expect(shown({ showDisabled: false })).not.toContain('summer-waiver');
  });
});
