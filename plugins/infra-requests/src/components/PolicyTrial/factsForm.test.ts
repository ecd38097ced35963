import { BOUNDARY_HOLE } from '../../__testUtils__/policyFixtures';
import { inEnglish } from '../../__testUtils__/inEnglish';
import {
  NO_FACTS,
  factsOfForm,
  formOfFacts,
  isEmptyForm,
  type FactsForm,
} from './factsForm';

const factsOf = (form: FactsForm) => factsOfForm(form, inEnglish());

describe('facts in a form', () => {
  it('come out as they were put in', () => {
    const { values, unknown } = BOUNDARY_HOLE.example.facts;
    const { facts } = factsOf(formOfFacts({ values, unknown }));
    expect(facts?.values).toEqual(values);
    expect(Object.keys(facts?.unknown ?? {})).toEqual(Object.keys(unknown));
  });

  it('are only those that were filled in', () => {
    expect(factsOf({ ...NO_FACTS, environment: ' staging ' }).facts).toEqual({
      values: { environment: 'staging' },
      unknown: {},
    });
  });

  it('may be unknown', () => {
    expect(
      factsOf({ ...NO_FACTS, unknown: 'monthlyCost, ownerMonthlySpend,' }).facts
        ?.unknown,
    ).toEqual({
      monthlyCost: 'left open in the simulation',
      ownerMonthlySpend: 'left open in the simulation',
    });
  });

  it('take parameters as YAML or JSON', () => {
    const parameters = { size: 'large', nodes: 3 };
    expect(
      factsOf({ ...NO_FACTS, parameters: 'size: large\nnodes: 3' }).facts
        ?.values,
    ).toEqual({ parameters });
    expect(
      factsOf({ ...NO_FACTS, parameters: JSON.stringify(parameters) }).facts
        ?.values,
    ).toEqual({ parameters });
  });

  it.each([
    ['a list', '- one', 'Write one "name: value" on each line.'],
    ['a word', 'large', 'Write one "name: value" on each line.'],
    ['no YAML', 'size: [large', expect.stringMatching(/./)],
  ])(
    'say what is wrong with parameters that are %s',
    (_, parameters, problem) => {
      const { facts, problems } = factsOf({ ...NO_FACTS, parameters });
      expect(facts).toBeUndefined();
      expect(problems).toEqual({ parameters: problem });
    },
  );

  it('let the fields win over the same names among the other facts', () => {
    expect(
      factsOf({
        ...NO_FACTS,
        environment: 'production',
        others: 'environment: staging\nemergency: true',
      }).facts?.values,
    ).toEqual({ environment: 'production', emergency: true });
  });

  it('may be written with the paths that rules use', () => {
    expect(
      factsOf({
        ...NO_FACTS,
        parameters: 'size: large',
        others: [
          'calendar.inFreeze: true',
          'calendar.hour: 3',
          'calendars.business-hours: true',
          'entity.metadata.labels.acme.io/tier.x: gold',
          'entity.spec.lifecycle: production',
          'requester: { kind: User }',
          'requester.groups: [group:default/payments]',
          'lease.hours: 4',
          'parameters.network.open: false',
          'emergency: true',
          'enviroment.name: staging',
        ].join('\n'),
      }).facts?.values,
    ).toEqual({
      calendar: { inFreeze: true, hour: 3 },
      calendars: { 'business-hours': true },
      entity: {
        metadata: { labels: { 'acme.io/tier.x': 'gold' } },
        spec: { lifecycle: 'production' },
      },
      requester: { kind: 'User', groups: ['group:default/payments'] },
      lease: { hours: 4 },
      parameters: { network: { open: false }, size: 'large' },
      emergency: true,
      'enviroment.name': 'staging',
    });
  });

  it('keep a value that no field can hold among the other facts', () => {
    const values = { owner: ['group:default/payments'] };
    const form = formOfFacts({ values });
    expect(form.owner).toBe('');
    expect(factsOf(form).facts?.values).toEqual(values);
  });

  it('are none as long as nothing was filled in', () => {
    expect(isEmptyForm(NO_FACTS)).toBe(true);
    expect(isEmptyForm({ ...NO_FACTS, unknown: 'monthlyCost' })).toBe(false);
  });
});
