import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type { CostEstimator } from '@infra-requests/plugin-infra-requests-node';
import type { RequestTypeDefinition } from '../domain/types';
import { Estimation } from './Estimation';

const TYPE: RequestTypeDefinition = {
  id: 'database',
  title: 'Database',
  description: 'A database',
  category: 'Data',
  actions: ['create'],
  ownerParameter: 'owner',
  involved: [],
  secrets: [],
  steps: [],
  cost: [],
};

function estimationBy(estimate: CostEstimator['estimate']) {
  return new Estimation({
    estimators: new Map([['database', { estimate }]]),
    logger: mockServices.logger.mock(),
  });
}

describe('Estimation by a module', () => {
  const asked = { type: TYPE, action: 'create', currency: 'USD' };

  it('does not let the module change what is asked', async () => {
    const parameters = { size: 'small', tags: ['a'] };
    const estimation = estimationBy(async ({ parameters: told, currency }) => {
      Object.assign(told, { size: 'large' });
      (told as JsonObject & { tags: string[] }).tags.push('b');
      return { currency, monthly: '1.00', lines: [] };
    });

    await estimation.estimate({ ...asked, parameters });

    expect(parameters).toEqual({ size: 'small', tags: ['a'] });
  });

  it('keeps what the module answered, whatever becomes of it there', async () => {
    const answer = { currency: 'USD', monthly: '1.00', lines: [] };
    const estimation = estimationBy(async () => answer);

    const estimate = await estimation.estimate({ ...asked, parameters: {} });
    answer.monthly = '9.00';

    expect(estimate.monthly).toBe('1.00');
  });

  it('takes the cost for unknown where the module fails', async () => {
    const estimation = estimationBy(async () => {
      throw new Error('no prices today');
    });

    await expect(
      estimation.estimate({ ...asked, parameters: {} }),
    ).resolves.toEqual({
      currency: 'USD',
      lines: [],
      unknown: 'the cost estimator did not answer',
    });
  });
});
