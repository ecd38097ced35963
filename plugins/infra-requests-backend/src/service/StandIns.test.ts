import type { InfraRequestFilter } from '@infra-requests/plugin-infra-requests-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { aService, by } from '../__testUtils__/aService';
import { acmeWithStandardTier, drafts } from '../__testUtils__/acme';
import { StandIns } from './StandIns';

const ON_CALL = 'resolver:on-call/platform';
const LEADS = 'group:default/platform-leads';
const HOUR_MS = 3_600_000;

const user = (name: string) => `user:default/${name}`;

/** Acme, where the standard tier asks these; the test says who is on call, and who is away. */
function world(...approvers: string[]) {
  const schedule = { onCall: [user('linus')] };
  const acme = aService({
    config: acmeWithStandardTier({
      stages: [{ name: 'review', requirements: [{ approvers, count: 1 }] }],
    }),
    resolvers: new Map([['on-call', { resolve: async () => schedule.onCall }]]),
  });
  const { stores, time, catalog, logger } = acme;
  const standIns = new StandIns(acme.parts);
  const delegate = (delegator: string, name: string) =>
    stores.delegations.insert({
      id: `${delegator}-${name}`,
      delegator: user(delegator),
      delegate: user(name),
      from: time.now,
      until: new Date(+time.now + HOUR_MS),
      createdAt: time.now,
    });
  const submit = async (who: string) =>
    (await acme.service.submit(drafts.standard, by(who))).id;
  const onEach = async (ids: string[]) => {
    const found = await standIns.ofEach(await stores.requests.getMany(ids));
    return Object.fromEntries(found);
  };
  /** What a list shows where a permission policy asks this. */
  const listed = async (criteria: PermissionCriteria<InfraRequestFilter>) => {
    const { items } = await acme.queries.list(
      {
        scope: 'all',
        limit: 100,
        order: 'oldest',
        permitted: await standIns.resolved(criteria),
      },
      by('stranger'),
    );
    return items.map(({ id }) => id);
  };
  const standsIn = (...names: string[]): InfraRequestFilter => ({
    key: 'standIn',
    values: names.map(user),
  });
  return {
    schedule,
    standIns,
    time,
    catalog,
    logger,
    stores,
    delegate,
    submit,
    onEach,
    listed,
    standsIn,
  };
}

describe('who stands in for approvers', () => {
  it('is the delegate of each who takes no part, as long as the delegation lasts', async () => {
    const { delegate, submit, onEach, listed, standsIn, time } = world(LEADS);
    const of = { mira: await submit('mira'), ada: await submit('ada') };
    await delegate('ada', 'linus');
    await delegate('grace', 'cleo');
    await delegate('sofia', 'noah');
    const ids = Object.values(of);

    expect(await onEach(ids)).toEqual({
      [of.mira]: [user('linus'), user('cleo')],
      [of.ada]: [user('cleo')],
    });
    expect(await listed(standsIn('linus'))).toEqual([of.mira]);
    expect(await listed(standsIn('cleo'))).toEqual(ids);
    expect(await listed(standsIn('linus', 'noah'))).toEqual([of.mira]);
    expect(await listed(standsIn('noah'))).toEqual([]);

    time.now = new Date(+time.now + HOUR_MS);
    expect(await onEach(ids)).toEqual({ [of.mira]: [], [of.ada]: [] });
    expect(await listed(standsIn('linus', 'cleo'))).toEqual([]);
  });

  it('is whoever a resolver names now, and the delegate of that person', async () => {
    const { delegate, submit, onEach, listed, standsIn, schedule } =
      world(ON_CALL);
    const id = await submit('mira');
    await delegate('linus', 'cleo');
    expect(await onEach([id])).toEqual({ [id]: [user('linus'), user('cleo')] });
    expect(await listed(standsIn('linus'))).toEqual([id]);
    expect(await listed(standsIn('cleo'))).toEqual([id]);
    expect(await listed(standsIn('ada'))).toEqual([]);

    schedule.onCall = [LEADS];
    expect(await onEach([id])).toEqual({ [id]: [user('ada'), user('grace')] });
    expect(await listed(standsIn('linus', 'cleo'))).toEqual([]);
    expect(await listed(standsIn('ada'))).toEqual([id]);
  });

  it('is a condition like all others, whatever it is part of', async () => {
    const { delegate, submit, listed, standsIn } = world(LEADS);
    const [first, second] = [await submit('mira'), await submit('ada')];
    await delegate('ada', 'linus');
    const asked = (name: string): InfraRequestFilter => ({
      key: 'requester',
      values: [user(name)],
    });
    expect(await listed({ anyOf: [standsIn('linus'), asked('ada')] })).toEqual([
      first,
      second,
    ]);
    expect(await listed({ allOf: [standsIn('linus'), asked('ada')] })).toEqual(
      [],
    );
    expect(await listed({ not: standsIn('linus') })).toEqual([second]);
  });

  it('costs the catalog nothing where nobody can', async () => {
    const { submit, onEach, listed, standsIn, catalog } = world(LEADS);
    const id = await submit('mira');
    catalog.getEntitiesByRefs.mockClear();
    expect(await onEach([id])).toEqual({ [id]: [] });
    expect(await listed(standsIn('linus'))).toEqual([]);
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });

  it.each([[LEADS], [ON_CALL]])(
    'is nobody while the catalog does not answer: %s',
    async approver => {
      const { delegate, submit, onEach, listed, standsIn, catalog, logger } =
        world(approver);
      const id = await submit('mira');
      await delegate('ada', 'linus');
      catalog.getEntitiesByRefs.mockRejectedValue(new Error('down'));
      expect(await onEach([id])).toEqual({ [id]: [] });
      expect(await listed(standsIn('linus'))).toEqual([]);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('as if nobody stood in for an approver'),
        expect.anything(),
      );
    },
  );

  it('cannot be told while the store does not answer', async () => {
    const { standIns, stores } = world(LEADS);
    jest
      .spyOn(stores.delegations, 'allActive')
      .mockRejectedValue(new Error('no database'));
    await expect(standIns.ofEach([])).rejects.toThrow('no database');
  });
});
