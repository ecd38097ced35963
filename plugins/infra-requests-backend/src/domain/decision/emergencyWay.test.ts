import type { EmergencyTerms } from '../types';
import { emergencyWay, incidentProblem } from './emergencyWay';
import { aRequirement, aStage, groupRef } from './__testUtils__/requests';

const emergency: EmergencyTerms = {
  requirements: [aRequirement('1 of oncall or leads')],
  incident: { title: 'Incident', pattern: 'INC\\d{4}' },
  reviewWithin: 'PT24H',
  reviewers: [groupRef('auditors')],
  escalateTo: [],
};

const asked = {
  evaluation: { outcome: 'approval' as const },
  stages: [
    aStage('technical: 1 of leads, 1 of finops'),
    aStage('security: 2 of security or finops'),
  ],
  terms: { emergency },
  emergency: true,
};

describe('the way for emergencies', () => {
  it('has its own approvers, and knows whom it skips', () => {
    expect(emergencyWay(asked)).toEqual({
      stages: [{ name: 'emergency', requirements: emergency.requirements }],
      breakGlass: { skipped: [groupRef('finops'), groupRef('security')] },
    });
  });

  it.each([
    ['it is no emergency', { emergency: undefined }],
    ['the tier has no such way', { terms: {} }],
    ['nobody is asked anyway', { evaluation: { outcome: 'automatic' } }],
    ['the policy denies it', { evaluation: { outcome: 'denied' } }],
  ] as const)('is not taken where %s', (_story, other) => {
    expect(emergencyWay({ ...asked, ...other })).toBeUndefined();
  });
});

describe('the incident', () => {
  it.each([
    ['INC1234', undefined],
    [undefined, 'is needed in an emergency: Incident.'],
    ['  ', 'is needed in an emergency: Incident.'],
    [
      'see INC1234',
      'is not as it has to be written: Incident, in the form INC\\d{4}.',
    ],
  ])('%s', (incident, problem) => {
    expect(incidentProblem({ emergency }, incident)).toBe(problem);
  });

  it('may be anything where the tier does not say how it is written', () => {
    const terms = { emergency: { ...emergency, incident: { title: 'Call' } } };
    expect(incidentProblem(terms, 'the one of tonight')).toBeUndefined();
    expect(incidentProblem({}, undefined)).toBeUndefined();
  });
});
