import type { HistoryEntry } from '@infra-requests/plugin-infra-requests-common';
import { historyOf, pendingRequest } from '../../__testUtils__/fixtures';
import { describeEntry } from './describeEntry';

const entryOf = (
  action: HistoryEntry['action'],
  data: HistoryEntry['data'],
): HistoryEntry => ({ ...historyOf(pendingRequest())[0], action, data });

const evaluated = (...texts: string[]) =>
  entryOf('evaluated', {
    tier: 'elevated',
    reasons: texts.map(text => ({ kind: 'tier', text })),
  });

describe('describeEntry', () => {
  it('says why a request was evaluated as it was, in sentences', () => {
    expect(
      describeEntry(
        evaluated('It goes to production.', 'It costs more than 200 USD.'),
        new Map([['elevated', 'Escalated']]),
      ),
    ).toEqual({
      text: 'Evaluated as tier Escalated',
      detail: 'It goes to production. It costs more than 200 USD.',
    });
  });

  it('makes sentences of the clauses of old records', () => {
    expect(
      describeEntry(evaluated('it goes to production', 'it is large')).detail,
    ).toBe('It goes to production. It is large.');
  });

  it('repeats what rules that deny say, as it is written', () => {
    const denied = entryOf('denied', {
      reasons: ['kubectl is not for this', 'Use the pipeline.', 'Ask first'],
    });
    expect(describeEntry(denied)).toEqual({
      text: 'Denied by the policy',
      detail: 'kubectl is not for this; Use the pipeline. Ask first',
    });
  });

  it('has nothing to add without reasons', () => {
    expect(describeEntry(evaluated()).detail).toBe(undefined);
  });
});
