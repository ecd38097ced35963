import { aService } from '../__testUtils__/aService';
import type { DelegationRecord } from '../store/DelegationStore';
import { Delegations } from './Delegations';

const ADA = { person: 'user:default/ada' };
const GRACE = { person: 'user:default/grace' };

/** Monday, the twenty-third, ten o'clock in the test's world, when nothing else is said. */
const NOW = '2026-11-23T10:00:00.000Z';
const FRIDAY = '2026-11-27T18:00:00.000Z';

function absences() {
  const { stores, directory, time } = aService();
  time.now = new Date(NOW);
  const announced: DelegationRecord[] = [];
  let ids = 0;
  const delegations = new Delegations({
    store: stores.delegations,
    directory,
    clock: () => time.now,
    newId: () => `delegation-${++ids}`,
    announce: async one => {
      announced.push(one);
    },
  });
  return {
    delegations,
    announced,
    at: (now: string) => {
      time.now = new Date(now);
    },
  };
}

describe('Delegations', () => {
  it('lets somebody name a delegate from now on, and tells both', async () => {
    const { delegations, announced } = absences();
    const created = await delegations.create(
      { delegate: 'Grace', until: FRIDAY, reason: '  Holidays ' },
      ADA,
    );
    expect(created).toEqual({
      id: 'delegation-1',
      delegator: 'user:default/ada',
      delegate: 'user:default/grace',
      from: NOW,
      until: FRIDAY,
      reason: 'Holidays',
      state: 'active',
      createdAt: NOW,
      endedAt: undefined,
    });
    expect(await delegations.list(ADA.person)).toEqual([created]);
    expect(await delegations.list(GRACE.person)).toEqual([created]);
    expect(await delegations.list('user:default/linus')).toEqual([]);
    expect(announced.map(one => one.id)).toEqual(['delegation-1']);
  });

  it('is planned before it begins and over once it has ended', async () => {
    const { delegations, at } = absences();
    await delegations.create(
      {
        delegate: GRACE.person,
        from: '2026-11-24T00:00:00+01:00',
        until: FRIDAY,
      },
      ADA,
    );
    const state = async () => (await delegations.list(ADA.person))[0].state;
    expect(await state()).toBe('planned');
    at('2026-11-23T23:00:00Z');
    expect(await state()).toBe('active');
    at(FRIDAY);
    expect(await state()).toBe('over');
    at('2027-11-27T17:59:00Z');
    expect(await state()).toBe('over');
    at('2027-11-28T00:00:00Z');
    expect(await delegations.list(ADA.person)).toEqual([]);
  });

  it('names every field that is wrong', async () => {
    const { delegations } = absences();
    await expect(
      delegations.create(
        {
          delegate: 'group:default/security',
          from: '2026-11-22T10:00:00Z',
          until: 'Friday',
        },
        ADA,
      ),
    ).rejects.toMatchObject({
      name: 'InputError',
      problems: [
        {
          field: '/delegate',
          message: '"group:default/security" is not a user of the catalog',
        },
        {
          field: '/until',
          message:
            '"Friday" is not a time; write one such as 2026-12-24T12:00:00Z',
        },
        { field: '/from', message: 'has passed; begin now or later' },
      ],
    });
  });

  it.each([
    [
      'oneself',
      { delegate: 'user:default/ADA', until: FRIDAY },
      '/delegate is yourself; name somebody else',
    ],
    [
      'nobody',
      { delegate: 'user:default/ghost', until: FRIDAY },
      '/delegate user:default/ghost does not exist in the catalog',
    ],
    [
      'an end in the past',
      { delegate: GRACE.person, until: '2026-11-23T09:00:00Z' },
      '/until is not after the beginning',
    ],
    [
      'no time at all',
      { delegate: GRACE.person, from: FRIDAY, until: FRIDAY },
      '/until is not after the beginning',
    ],
    [
      'more than a year',
      { delegate: GRACE.person, until: '2027-11-23T10:00:00.001Z' },
      '/until is more than a year after the beginning',
    ],
    [
      'a day that there is not',
      { delegate: GRACE.person, until: '2027-02-30T10:00:00Z' },
      '/until "2027-02-30T10:00:00Z" is not a time; write one such as 2026-12-24T12:00:00Z',
    ],
  ])('refuses %s', async (_, input, message) => {
    const { delegations, announced } = absences();
    await expect(delegations.create(input, ADA)).rejects.toThrow(
      `Invalid request: ${message}`,
    );
    expect(await delegations.list(ADA.person)).toEqual([]);
    expect(announced).toEqual([]);
  });

  it('takes a page at its word whose clock is a little behind', async () => {
    const { delegations } = absences();
    const created = await delegations.create(
      { delegate: GRACE.person, from: '2026-11-23T09:59:00Z', until: FRIDAY },
      ADA,
    );
    expect(created).toMatchObject({ from: NOW, state: 'active' });
  });

  it('lets somebody be away only once at a time, and others meanwhile too', async () => {
    const { delegations } = absences();
    await delegations.create({ delegate: GRACE.person, until: FRIDAY }, ADA);
    await expect(
      delegations.create(
        {
          delegate: 'user:default/linus',
          from: '2026-11-27T17:59:59Z',
          until: '2026-12-01T00:00:00Z',
        },
        ADA,
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'You have named somebody for some of that time already. End that delegation first, or choose another time.',
    });
    await delegations.create(
      {
        delegate: 'user:default/linus',
        from: FRIDAY,
        until: '2026-12-01T00:00:00Z',
      },
      ADA,
    );
    await delegations.create({ delegate: ADA.person, until: FRIDAY }, GRACE);
    expect(
      (await delegations.list(ADA.person)).map(one => one.delegate).sort(),
    ).toEqual(['user:default/ada', 'user:default/grace', 'user:default/linus']);
  });

  it('ends at once, and only once', async () => {
    const { delegations, announced, at } = absences();
    const { id } = await delegations.create(
      { delegate: GRACE.person, until: FRIDAY },
      ADA,
    );
    at('2026-11-24T08:00:00Z');
    const ended = await delegations.end(id, ADA);
    expect(ended).toMatchObject({
      state: 'over',
      until: FRIDAY,
      endedAt: '2026-11-24T08:00:00.000Z',
    });
    at('2026-11-25T08:00:00Z');
    expect(await delegations.end(id, ADA)).toEqual(ended);
    expect(announced).toHaveLength(2);
    await delegations.create({ delegate: GRACE.person, until: FRIDAY }, ADA);
  });

  it('keeps one that is planned from ever beginning', async () => {
    const { delegations, at } = absences();
    const { id } = await delegations.create(
      { delegate: GRACE.person, from: '2026-11-24T00:00:00Z', until: FRIDAY },
      ADA,
    );
    await delegations.end(id, ADA);
    at('2026-11-25T00:00:00Z');
    expect(await delegations.list(ADA.person)).toMatchObject([
      { id, state: 'over' },
    ]);
  });

  it('says that there is none to whoever is not away, also to the delegate', async () => {
    const { delegations } = absences();
    const { id } = await delegations.create(
      { delegate: GRACE.person, until: FRIDAY },
      ADA,
    );
    for (const attempt of [
      delegations.end(id, GRACE),
      delegations.end('nothing', ADA),
    ]) {
      await expect(attempt).rejects.toMatchObject({ name: 'NotFoundError' });
    }
    expect(await delegations.list(ADA.person)).toMatchObject([
      { id, state: 'active' },
    ]);
  });
});
