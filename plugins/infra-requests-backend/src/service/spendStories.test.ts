import { aService, by } from '../__testUtils__/aService';
import { acmeConfig, drafts } from '../__testUtils__/acme';

const OWNER = 'group:default/payments-team';
const SMALL = '35.50';

/** Databases that have a name and may be leased, automatic as long as the budget of three small ones lasts. */
function aPortal() {
  const { requestTypes } = acmeConfig;
  const named = { name: { type: 'string' }, lifetime: { type: 'string' } };
  const config = {
    ...acmeConfig,
    budgets: { default: 3 * Number(SMALL) },
    requestTypes: requestTypes.map(type =>
      type.id === 'database'
        ? {
            ...type,
            actions: ['create', 'destroy'],
            identifiedBy: ['name'],
            lease: { parameter: 'lifetime' },
            parameters: [type.parameters, { properties: named }].flat(),
          }
        : type,
    ),
    rules: [
      ...acmeConfig.rules,
      {
        id: 'over-budget',
        when: { ownerBudgetRemaining: { $lt: 0 } },
        tier: 'standard',
      },
    ],
  };
  const made = aService({ config });
  const { service, queries, time } = made;
  return {
    ...made,
    ask: (name: string, more: { action?: string; lifetime?: string } = {}) => {
      const { action = 'create', ...parameters } = more;
      return service.submit(
        {
          ...drafts.automatic,
          action,
          parameters: { ...drafts.automatic.parameters, name, ...parameters },
        },
        by('mira'),
      );
    },
    carryOut: async (id: string) => {
      await service.startFulfilment(id);
      await service.advance(id, { kind: 'complete-fulfilment' });
    },
    later: (minutes: number) => {
      time.now = new Date(+time.now + minutes * 60_000);
    },
    spend: async () => (await queries.spend(OWNER)).monthlySpend,
  };
}

describe('a budget', () => {
  it('is not used up twice by asking for the same again', async () => {
    const { ask, spend } = aPortal();
    for (let times = 0; times < 5; times++) {
      expect(await ask('orders')).toMatchObject({ state: 'approved' });
    }
    expect(await spend()).toBe(SMALL);
  });

  it('is given back when a lease ends', async () => {
    const { ask, later, spend } = aPortal();
    await ask('one', { lifetime: 'PT1H' });
    await ask('two', { lifetime: 'PT1H' });
    await ask('three');
    expect(await ask('four')).toMatchObject({ state: 'pending' });
    later(61);
    expect(await spend()).toBe(SMALL);
    expect(await ask('four')).toMatchObject({ state: 'approved' });
    expect(await spend()).toBe('71.00');
  });

  it('is given back when something was destroyed, not when that is promised', async () => {
    const { service, ask, carryOut, later, spend } = aPortal();
    const made = [];
    for (const name of ['one', 'two', 'three']) {
      made.push(await ask(name));
      later(1);
    }
    for (const { id } of made) {
      await carryOut(id);
    }
    const { id, digest } = await ask('three', { action: 'destroy' });
    await service.vote(id, { verdict: 'approve', digest }, by('ada'));
    expect(await spend()).toBe('106.50');
    expect(await ask('four')).toMatchObject({ state: 'pending' });
    await carryOut(id);
    expect(await spend()).toBe('71.00');
    expect(await ask('four')).toMatchObject({ state: 'approved' });
  });
});
