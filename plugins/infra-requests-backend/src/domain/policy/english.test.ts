import { approversInWords, readableName } from './english';

describe('readableName', () => {
  it.each([
    ['group:default/platform-leads', 'Platform leads'],
    ['group:default/security', 'Security'],
    ['group:default/sre-oncall', 'SRE oncall'],
    ['group:ops/platform_leads', 'Platform leads (ops)'],
    ['user:default/mira', 'Mira'],
    ['user:default/mira.okafor', 'Mira Okafor'],
    ['platform-leads', 'Platform leads'],
  ])('says %s as %s', (ref, name) => {
    expect(readableName(ref)).toBe(name);
  });
});

describe('approversInWords', () => {
  it('says how many of whom', () => {
    expect(
      approversInWords([
        { approvers: ['group:default/platform-leads'], count: 2 },
        { approvers: ['group:default/finops', 'owner'], count: 1 },
      ]),
    ).toBe('2 of Platform leads and Finops or the owning group');
  });
});
