import { PLAIN_TERMS } from './terms';
import {
  everyRef,
  openRelations,
  resolvedStages,
  resolvedTerms,
} from './resolvedRelations';

const PAYMENTS = 'group:default/payments';
const LEADS = 'group:default/leads';
const ON_CALL = 'resolver:on-call/payments';

const relations = new Map([
  ['owner', PAYMENTS],
  ['owner.parent', undefined],
  ['entity.owner', LEADS],
]);

const asking = (...approvers: string[][]) => [
  {
    name: 'review',
    requirements: approvers.map(refs => ({ approvers: refs, count: 1 })),
  },
];

describe('relations in stages', () => {
  it('become the groups that they lead to, each once', () => {
    expect(
      resolvedStages(
        asking(['owner', PAYMENTS, 'entity.owner'], [ON_CALL]),
        relations,
      ),
    ).toEqual(asking([PAYMENTS, LEADS], [ON_CALL]));
  });

  it('take nothing from the approvers beside them where they lead to nobody', () => {
    expect(resolvedStages(asking(['owner.parent', LEADS]), relations)).toEqual(
      asking([LEADS]),
    );
  });

  it('stay as they are written where nobody else is asked, so that the requirement never becomes smaller', () => {
    expect(resolvedStages(asking(['owner.parent']), relations)).toEqual(
      asking(['owner.parent']),
    );
  });
});

describe('relations in terms', () => {
  const terms = {
    ...PLAIN_TERMS,
    calendar: undefined,
    escalate: [
      { after: 'PT4H', to: ['owner.parent', 'entity.owner'] },
      { after: 'P1D', to: ['owner.parent'] },
    ],
    emergency: {
      requirements: [{ approvers: ['owner'], count: 1 }],
      incident: { title: 'Incident' },
      reviewWithin: 'PT24H',
      reviewers: ['entity.owner', 'owner'],
      escalateTo: ['owner.parent'],
    },
  };

  it('become groups; steps to nobody are left out', () => {
    expect(resolvedTerms(terms, relations)).toEqual({
      ...terms,
      escalate: [{ after: 'PT4H', to: [LEADS] }],
      emergency: {
        ...terms.emergency,
        requirements: [{ approvers: [PAYMENTS], count: 1 }],
        reviewers: [LEADS, PAYMENTS],
        escalateTo: [],
      },
    });
  });

  it('are among everybody who may have a say', () => {
    expect(everyRef({ stages: asking([LEADS]), terms }).sort()).toEqual([
      'entity.owner',
      LEADS,
      'owner',
      'owner.parent',
    ]);
  });
});

describe('relations of a form that is half filled in', () => {
  it.each([
    ['nothing', { values: {}, unknown: {} }, ['owner', 'owner.parent']],
    ['the owner', { values: { owner: PAYMENTS }, unknown: {} }, []],
    [
      'no entity yet',
      { values: { owner: PAYMENTS }, unknown: { entity: 'not chosen yet' } },
      ['entity.owner'],
    ],
    [
      'an entity of which something is not known',
      {
        values: { owner: PAYMENTS, entity: { ref: 'component:default/x' } },
        unknown: { 'entity.spec': 'too large' },
      },
      [],
    ],
  ])('cannot be followed yet with %s', (_, facts, open) => {
    expect(openRelations(facts)).toEqual(open);
  });
});
