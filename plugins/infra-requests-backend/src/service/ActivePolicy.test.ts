import { mockServices } from '@backstage/backend-test-utils';
import { acmeConfig } from '../__testUtils__/acme';
import { createInMemoryStores } from '../store/createInMemoryStores';
import { ActivePolicy, type PolicyChange } from './ActivePolicy';

const freeForAll = {
  ...acmeConfig,
  rules: [
    {
      id: 'free-for-all',
      when: { type: { $exists: true } },
      tier: 'automatic',
    },
  ],
};
const misspelt = {
  ...acmeConfig,
  rules: [
    { id: 'production', when: { enviroment: 'production' }, tier: 'elevated' },
    { id: 'costly', when: { monthlyCost: { $gt: 200 } }, tier: 'strict' },
  ],
};
const reworded = {
  ...acmeConfig,
  tiers: acmeConfig.tiers.map(tier => ({ ...tier, title: 'Another title' })),
};

const askingOnCall = (resolver: string) => ({
  ...acmeConfig,
  rules: [
    {
      id: 'on-call',
      when: { type: { $exists: true } },
      require: [{ approvers: [`resolver:${resolver}/payments`], count: 1 }],
    },
  ],
});

/** Lets whatever a change of configuration set off come to its end. */
const settled = () => new Promise(resolve => setImmediate(resolve));

async function aPolicy() {
  const config = mockServices.rootConfig({
    data: { infraRequests: acmeConfig },
  });
  const { policies } = createInMemoryStores();
  const logger = mockServices.logger.mock();
  const changes: PolicyChange[] = [];
  const activated = jest.fn();
  const time = { now: new Date('2026-11-22T10:00:00Z') };
  const active = await ActivePolicy.start({
    config,
    policies,
    logger,
    resolvers: ['on-call'],
    clock: () => time.now,
    announce: async change => {
      changes.push(change);
    },
    onActive: configuration => activated(configuration.policy.digest),
  });
  return {
    active,
    config,
    policies,
    logger,
    changes,
    activated,
    time,
    digest: () => active.configuration.policy.digest,
    edit: async (infraRequests: object) => {
      config.update({ data: { infraRequests } });
      await settled();
    },
  };
}

describe('ActivePolicy', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('does not start with mistakes in the configuration', async () => {
    await expect(
      ActivePolicy.start({
        config: mockServices.rootConfig({ data: { infraRequests: misspelt } }),
        policies: createInMemoryStores().policies,
        logger: mockServices.logger.mock(),
        clock: () => new Date(),
        announce: async () => {},
      }),
    ).rejects.toThrow('infraRequests.rules[0].when.enviroment');
  });

  it('does not start with approvers that no module can find', async () => {
    await expect(
      ActivePolicy.start({
        config: mockServices.rootConfig({
          data: { infraRequests: askingOnCall('pager') },
        }),
        policies: createInMemoryStores().policies,
        logger: mockServices.logger.mock(),
        resolvers: [],
        clock: () => new Date(),
        announce: async () => {},
      }),
    ).rejects.toThrow(
      'infraRequests.rules[0].require[0].approvers[0]: there is no approver resolver "pager".',
    );
  });

  it('does not take over approvers that no module can find, and stays as it was', async () => {
    const { edit, digest, active } = await aPolicy();
    await edit(askingOnCall('on-call'));
    const before = digest();
    await edit(askingOnCall('oncal'));
    expect(digest()).toBe(before);
    expect(active.rejectedChange?.problems).toEqual([
      {
        path: 'infraRequests.rules[0].require[0].approvers[0]',
        message:
          'there is no approver resolver "oncal". Did you mean "on-call"? Or add the backend module that brings it.',
      },
    ]);
  });

  it('takes over how people are notified, though the policy stays', async () => {
    const { edit, digest, active } = await aPolicy();
    const before = digest();
    await edit({ ...acmeConfig, notifications: { approvals: 'daily' } });
    expect(digest()).toBe(before);
    expect(active.configuration.notifications).toEqual({
      approvals: 'daily',
      dailyAt: '08:30',
    });
  });

  it('records the policy that it starts with', async () => {
    const { policies, digest, activated, changes, time } = await aPolicy();

    expect(await policies.get(digest())).toMatchObject({
      document: { digest: digest(), rules: expect.any(Array) },
      firstActiveAt: time.now,
    });
    expect(activated.mock.calls).toEqual([[digest()]]);
    expect(changes).toEqual([]);
  });

  it('takes over a changed policy, and says from which to which', async () => {
    const { digest, edit, policies, logger, changes, activated, time } =
      await aPolicy();
    const before = digest();
    time.now = new Date('2026-11-22T11:00:00Z');

    await edit(freeForAll);

    const after = digest();
    expect(after).not.toBe(before);
    expect(await policies.list()).toMatchObject([
      { digest: after, firstActiveAt: time.now },
      { digest: before, lastActiveAt: time.now },
    ]);
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith(
      `The active policy changed from ${before} to ${after}`,
      { policyDigest: after, previousPolicyDigest: before },
    );
    expect(changes).toEqual([
      { kind: 'activated', digest: after, previousDigest: before },
    ]);
    expect(activated.mock.calls).toEqual([[before], [after]]);
  });

  it('never shows half of a change: policy and request types come together', async () => {
    const { active, edit } = await aPolicy();
    const held = active.configuration;
    const [first, ...others] = acmeConfig.requestTypes;

    await edit({
      ...freeForAll,
      requestTypes: [{ ...first, title: 'Renamed' }, ...others],
    });

    const now = active.configuration;
    expect(now.requestTypes.get(first.id)?.title).toBe('Renamed');
    expect(now.policy.rules).toHaveLength(1);
    expect(held.requestTypes.get(first.id)?.title).toBe(first.title);
    expect(held.policy.rules).toHaveLength(acmeConfig.rules.length);
  });

  it('says that only words changed, and shows the new ones', async () => {
    const { active, digest, edit, logger, changes } = await aPolicy();
    const before = digest();

    await edit(reworded);

    expect(digest()).toBe(before);
    expect(active.configuration.policy.tiers[0].title).toBe('Another title');
    expect(logger.info).toHaveBeenCalledWith(
      `The wording of policy ${before} changed; it decides as before`,
      expect.anything(),
    );
    expect(changes).toEqual([
      { kind: 'activated', digest: before, previousDigest: before },
    ]);
  });

  it('is not moved by changes elsewhere', async () => {
    const { active, edit, changes } = await aPolicy();
    const before = active.configuration;

    await edit(structuredClone(acmeConfig));

    expect(active.configuration).toBe(before);
    expect(changes).toEqual([]);
  });

  it('stays with its policy when the new one has mistakes, and names every one', async () => {
    const { active, digest, edit, logger, changes, policies, time } =
      await aPolicy();
    const before = digest();

    await edit(misspelt);

    expect(digest()).toBe(before);
    const problems = [
      expect.objectContaining({
        path: 'infraRequests.rules[0].when.enviroment',
        message: expect.stringContaining('environment'),
      }),
      expect.objectContaining({ path: 'infraRequests.rules[1].tier' }),
    ];
    expect(active.rejectedChange).toEqual({ at: time.now, problems });
    expect(changes).toEqual([{ kind: 'rejected', digest: before, problems }]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    const [message] = logger.error.mock.calls[0];
    expect(message).toContain('infraRequests.rules[0].when.enviroment: ');
    expect(message).toContain('infraRequests.rules[1].tier: ');
    expect(await policies.list()).toHaveLength(1);
  });

  it('stays with its policy when infraRequests is gone', async () => {
    const { active, digest, edit } = await aPolicy();
    const before = digest();

    await edit(undefined as unknown as object);

    expect(digest()).toBe(before);
    expect(active.rejectedChange?.problems).toEqual([
      {
        path: 'infraRequests',
        message: expect.stringContaining('is missing'),
      },
    ]);
  });

  it('says when the files of the configuration cannot be read', async () => {
    const { active, config } = await aPolicy();
    const reason = 'app-config.yaml: line 7 is no YAML';

    config.update({
      data: { infraRequests: acmeConfig, configurationUnreadable: reason },
    });
    await settled();

    expect(active.rejectedChange?.problems).toEqual([
      {
        path: 'infraRequests',
        message: `the configuration cannot be read. ${reason}`,
      },
    ]);
  });

  it('says the same mistakes once', async () => {
    const { edit, logger, changes } = await aPolicy();

    await edit(misspelt);
    await edit({ ...misspelt, currency: 'EUR' });

    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(changes).toHaveLength(1);
  });

  it('forgets the mistakes when they are mended', async () => {
    const { active, digest, edit, changes } = await aPolicy();
    const before = digest();
    await edit(misspelt);

    await edit(acmeConfig);

    expect(active.rejectedChange).toBeUndefined();
    expect(digest()).toBe(before);
    expect(changes.at(-1)).toEqual({ kind: 'mended', digest: before });

    await edit(misspelt);
    await edit(freeForAll);
    expect(active.rejectedChange).toBeUndefined();
    expect(changes.at(-1)).toMatchObject({ kind: 'activated' });
  });

  it('takes changes one after the other and ends with the last', async () => {
    const { digest, edit, policies, changes } = await aPolicy();
    const before = digest();
    const activate = policies.activate.bind(policies);
    let release = () => {};
    jest.spyOn(policies, 'activate').mockImplementationOnce(async policy => {
      await new Promise<void>(resolve => {
        release = resolve;
      });
      return activate(policy);
    });

    await edit(freeForAll);
    await edit(reworded);
    expect(digest()).toBe(before);
    release();
    await settled();

    expect(digest()).toBe(before);
    expect(changes).toMatchObject([
      { kind: 'activated', previousDigest: before },
      { kind: 'activated', digest: before },
    ]);
  });

  describe('when the database does not answer', () => {
    it('stays with its policy and tries again after a pause', async () => {
      const { digest, edit, policies, logger, changes } = await aPolicy();
      const before = digest();
      jest
        .spyOn(policies, 'activate')
        .mockRejectedValueOnce(new Error('Connection refused'));

      await edit(freeForAll);
      expect(digest()).toBe(before);
      expect(changes).toEqual([]);
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining('could not be recorded'),
        expect.objectContaining({ message: 'Connection refused' }),
      );

      jest.advanceTimersByTime(15_000);
      await settled();
      expect(digest()).not.toBe(before);
      expect(changes).toHaveLength(1);
    });

    it('tries at once when the configuration changes again', async () => {
      const { digest, edit, policies } = await aPolicy();
      const before = digest();
      jest
        .spyOn(policies, 'activate')
        .mockRejectedValueOnce(new Error('Connection refused'));
      await edit(freeForAll);

      await edit({ ...freeForAll, fallbackTier: 'standard' });

      expect(digest()).not.toBe(before);
      expect(jest.getTimerCount()).toBe(0);
    });

    it('does not try again once it has stopped', async () => {
      const { active, digest, edit, policies } = await aPolicy();
      const before = digest();
      jest
        .spyOn(policies, 'activate')
        .mockRejectedValueOnce(new Error('Connection refused'));
      await edit(freeForAll);

      await active.stop();

      expect(jest.getTimerCount()).toBe(0);
      expect(digest()).toBe(before);
    });
  });

  it('goes on although nobody could be told', async () => {
    const config = mockServices.rootConfig({
      data: { infraRequests: acmeConfig },
    });
    const logger = mockServices.logger.mock();
    const active = await ActivePolicy.start({
      config,
      policies: createInMemoryStores().policies,
      logger,
      clock: () => new Date(),
      announce: async () => {
        throw new Error('No signals today');
      },
    });

    config.update({ data: { infraRequests: freeForAll } });
    await settled();

    expect(active.configuration.policy.rules).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({ message: 'No signals today' }),
    );
  });

  it('notes that it is active, last of all when it stops following', async () => {
    const { active, digest, edit, policies, time } = await aPolicy();
    time.now = new Date('2026-11-22T10:01:00Z');
    await active.noteStillActive();
    expect(await policies.get(digest())).toMatchObject({
      lastActiveAt: time.now,
    });

    time.now = new Date('2026-11-22T10:02:00Z');
    await active.stop();
    expect(await policies.get(digest())).toMatchObject({
      lastActiveAt: time.now,
    });

    const before = digest();
    await edit(freeForAll);
    expect(digest()).toBe(before);
  });
});
