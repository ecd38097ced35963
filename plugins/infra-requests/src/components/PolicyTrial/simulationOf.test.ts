import { inEnglish } from '../../__testUtils__/inEnglish';
import { NO_FACTS } from './factsForm';
import { simulationOf } from './simulationOf';

const t = inEnglish();

const ofRequest = (request: string) =>
  simulationOf({ t, form: { kind: 'request', request, facts: NO_FACTS } });

describe('what the simulator asks', () => {
  it.each([
    ['1042', '1042'],
    ['#1042', '1042'],
    [' #1042 ', '1042'],
    [
      '01932f1e-7f3a-7cc0-8000-000000000001',
      '01932f1e-7f3a-7cc0-8000-000000000001',
    ],
  ])('is about a request, typed as "%s"', (typed, request) => {
    expect(ofRequest(typed)).toEqual({ request });
  });

  it('is nothing as long as the form says too little', () => {
    expect(ofRequest(' ')).toBeUndefined();
    const facts = { ...NO_FACTS, environment: 'staging', parameters: '- one' };
    expect(
      simulationOf({ t, form: { kind: 'facts', request: '', facts } }),
    ).toBeUndefined();
    expect(
      simulationOf({
        t,
        form: { kind: 'facts', request: '7', facts: NO_FACTS },
      }),
    ).toBeUndefined();
  });

  it('is about facts, by the policy that is edited', () => {
    expect(
      simulationOf({
        t,
        form: {
          kind: 'facts',
          request: '7',
          facts: { ...NO_FACTS, environment: 'staging' },
        },
        policy: 'rules: []',
      }),
    ).toEqual({
      policy: 'rules: []',
      facts: { values: { environment: 'staging' }, unknown: {} },
    });
  });
});
