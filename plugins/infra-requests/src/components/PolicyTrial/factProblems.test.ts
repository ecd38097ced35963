import { factProblems } from './factProblems';

describe('problems with facts', () => {
  it('are sorted to the fields in which the facts were written', () => {
    expect(
      factProblems([
        { field: '/facts/values/monthlyCost', message: 'can never be "x".' },
        { field: '/facts/values/parameters/size', message: 'is not known.' },
        { field: '/facts/values/enviroment', message: 'is not a fact.' },
        { field: '/facts/values/calendar/hour', message: 'can never be 25.' },
        { field: '/facts/unknown/montlyCost', message: 'is not a fact.' },
      ]),
    ).toEqual({
      fields: {
        monthlyCost: ['can never be "x".'],
        parameters: ['size is not known.'],
        others: ['enviroment is not a fact.', 'calendar.hour can never be 25.'],
        unknown: ['montlyCost is not a fact.'],
      },
      others: [],
    });
  });

  it('about names with a slash say the name', () => {
    expect(
      factProblems([
        {
          field: '/facts/values/entity/metadata/labels/acme.io~1tier',
          message: 'must be a text.',
        },
      ]).fields.others,
    ).toEqual(['entity.metadata.labels.acme.io/tier must be a text.']);
  });

  it('that are not about facts are told apart', () => {
    expect(
      factProblems([{ field: '/policy', message: 'The policy is too long.' }]),
    ).toEqual({ fields: {}, others: ['The policy is too long.'] });
  });
});
