import { parse } from 'yaml';
import { parseRequestTypes } from '../catalogue/requestType';
import { exampleConfig, policyOf } from './__testUtils__/examplePolicy';
import { fullConfig } from './__testUtils__/fullConfig';
import { describePolicy, parsePolicy } from './policy';
import { policyAsYaml, printPolicy } from './printPolicy';

function full() {
  const config = fullConfig();
  const types = parseRequestTypes(config.requestTypes);
  return { types, policy: parsePolicy(config, types).policy! };
}

describe('printPolicy', () => {
  it('says what was written, with everything in it that there can be', () => {
    const { types, policy } = full();
    expect(parsePolicy(printPolicy(policy), types).policy).toEqual(policy);
    const { budgets, calendars, highRiskEnvironments } = printPolicy(policy);
    expect({ budgets, highRiskEnvironments }).toEqual({
      budgets: {
        default: 5000,
        owners: { 'group:default/payments': 12000.5 },
      },
      highRiskEnvironments: ['production'],
    });
    expect(calendars).toEqual([
      {
        id: 'business-hours',
        title: 'Business hours',
        timezone: 'Europe/Berlin',
        windows: [
          {
            every: 'week',
            days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
            from: '09:00',
            to: '17:30',
          },
        ],
        except: [
          { date: '2026-12-25' },
          { every: 'year', from: '12-31', to: '01-01' },
        ],
      },
      {
        id: 'year-end',
        title: 'Year-end freeze',
        timezone: 'America/New_York',
        freeze: true,
        windows: [
          { from: '2026-12-18T18:00', to: '2027-01-04T08:00' },
          { every: 'month', from: 28, to: 31 },
        ],
      },
    ]);
  });

  it('says nothing of what is not there', () => {
    expect(Object.keys(printPolicy(policyOf(exampleConfig())))).toEqual([
      'currency',
      'timezone',
      'tiers',
      'rules',
      'fallbackTier',
    ]);
  });

  it('prints amounts that no number holds exactly as text', () => {
    const budgets = (amount: string) =>
      printPolicy(
        policyOf({ ...exampleConfig(), budgets: { default: amount } }),
      ).budgets;
    expect(budgets('5000.1')).toEqual({ default: 5000.1 });
    expect(budgets('0.001')).toEqual({ default: '0.001' });
    expect(budgets('12345678901234567.89')).toEqual({
      default: '12345678901234567.89',
    });
  });
});

describe('policyAsYaml', () => {
  it('is the same in YAML, with short lists on one line and nothing by reference', () => {
    const { policy } = full();
    const yaml = policyAsYaml(policy);
    expect(parse(yaml)).toEqual(printPolicy(policy));
    expect(yaml).toContain('- approvers: [group:default/platform-leads]\n');
    expect(yaml).not.toMatch(/[&*]a\d/);
    expect(describePolicy(policy, { now: new Date(0) }).text).toBe(yaml);
  });
});

describe('describePolicy', () => {
  it('tells calendars, budgets and high-risk environments to people', () => {
    const { policy } = full();
    const { calendars, budgets, highRiskEnvironments } = describePolicy(
      policy,
      { now: new Date('2026-12-24T10:00:00Z') },
    );
    expect(highRiskEnvironments).toEqual(['production']);
    expect(budgets).toEqual({
      default: '5000.00',
      owners: { 'group:default/payments': '12000.50' },
    });
    expect(calendars).toEqual([
      {
        id: 'business-hours',
        title: 'Business hours',
        timezone: 'Europe/Berlin',
        freeze: false,
        active: true,
        inWords: [
          'Monday to Friday, 09:00 to 17:30',
          'except 25 December 2026',
          'except every year from 31 December to 1 January',
        ],
      },
      {
        id: 'year-end',
        title: 'Year-end freeze',
        timezone: 'America/New_York',
        freeze: true,
        active: true,
        inWords: [
          '18 December 2026, 18:00 to 4 January 2027, 08:00',
          'every month from the 28th to the 31st',
        ],
      },
    ]);
  });
});
