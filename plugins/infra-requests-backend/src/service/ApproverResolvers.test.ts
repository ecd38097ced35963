import { mockServices } from '@backstage/backend-test-utils';
import type { ApproverResolver } from '@infra-requests/plugin-infra-requests-node';
import { addApproverResolver, ApproverResolvers } from './ApproverResolvers';

const PLATFORM = 'resolver:on-call/platform';

/** One resolver, "on-call", and a clock that the test holds. */
function onCall(resolve: (argument: string) => unknown) {
  const logger = mockServices.logger.mock();
  const calls: string[] = [];
  const time = { ms: 0 };
  const resolver: ApproverResolver = {
    resolve: ({ argument }) => {
      calls.push(argument);
      return resolve(argument) as Promise<string[]>;
    },
  };
  const resolvers = new ApproverResolvers({
    resolvers: new Map([['on-call', resolver]]),
    logger,
    timeoutMs: 100,
    milliseconds: () => time.ms,
  });
  return { resolvers, logger, calls, time };
}

describe('ApproverResolvers', () => {
  it('asks the resolver for what follows its name, and reads refs in full', async () => {
    const { resolvers, calls } = onCall(async () => [
      'user:Ada',
      'user:default/ada',
      'group:default/sre-oncall',
    ]);
    expect(await resolvers.resolve(PLATFORM)).toEqual({
      refs: ['user:default/ada', 'group:default/sre-oncall'],
    });
    expect(calls).toEqual(['platform']);
  });

  it('asks once for all questions of a few seconds, then again', async () => {
    const answers = [['user:default/ada'], ['user:default/grace']];
    const { resolvers, calls, time } = onCall(async () => answers.shift());
    const [first, second] = await Promise.all([
      resolvers.resolve(PLATFORM),
      resolvers.resolve(PLATFORM),
    ]);
    expect(second).toEqual(first);
    time.ms = 3_000;
    expect(await resolvers.resolve(PLATFORM)).toEqual(first);
    expect(calls).toHaveLength(1);

    time.ms = 3_001;
    expect(await resolvers.resolve(PLATFORM)).toEqual({
      refs: ['user:default/grace'],
    });
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('401 from the schedule'))],
    [
      'throws at once',
      () => {
        throw new Error('no schedule');
      },
    ],
    ['never answers', () => new Promise(() => {})],
    ['names nobody', async () => []],
    ['names what nobody is', async () => ['team payments', 7, 'api:default/x']],
    ['answers with something else', async () => ({ onCall: 'ada' })],
    ['answers with nothing', async () => undefined],
    [
      'answers with far too many',
      async () => Array.from({ length: 1_001 }, (_, i) => `user:default/u${i}`),
    ],
  ])('names nobody, with a reason, where it %s', async (_, resolve) => {
    const { resolvers } = onCall(resolve);
    const { refs, unresolved } = await resolvers.resolve(PLATFORM);
    expect(refs).toEqual([]);
    expect(unresolved).toMatch(/on-call/);
    expect(unresolved).not.toContain('401');
  });

  it('does not keep everybody waiting for one that does not answer, and takes what comes in the end', async () => {
    const answers: ((refs: string[]) => void)[] = [];
    const { resolvers, time } = onCall(
      () => new Promise(answer => answers.push(answer)),
    );
    const failure = await resolvers.resolve(PLATFORM);
    expect(failure.unresolved).toMatch(/took too long/);

    time.ms += 10_000;
    // Asked again, and told what is known before the time limit of that.
    expect(await resolvers.resolve(PLATFORM)).toEqual(failure);
    answers[1](['user:default/ada']);
    expect(await resolvers.resolve(PLATFORM)).toEqual({
      refs: ['user:default/ada'],
    });
    expect(answers).toHaveLength(2);
  });

  it('leaves out what is no user or group, and keeps the rest', async () => {
    const { resolvers } = onCall(async () => [
      'resolver:on-call/x',
      'user:ada',
    ]);
    expect(await resolvers.resolve(PLATFORM)).toEqual({
      refs: ['user:default/ada'],
    });
  });

  it('says that there is no such resolver', async () => {
    const { resolvers } = onCall(async () => []);
    expect(await resolvers.resolve('resolver:pager/platform')).toEqual({
      refs: [],
      unresolved:
        'There is no resolver "pager" here; the platform team has to add the module that brings it.',
    });
  });

  it('logs a failure once until it works again', async () => {
    const answers: (() => Promise<string[]>)[] = [
      () => Promise.reject(new Error('down')),
      () => Promise.reject(new Error('still down')),
      async () => ['user:default/ada'],
      () => Promise.reject(new Error('down again')),
    ];
    const { resolvers, logger, time } = onCall(() => answers.shift()!());
    const warnings: number[] = [];
    for (let round = 0; round < 4; round++) {
      time.ms += 10_000;
      await resolvers.resolve(PLATFORM);
      warnings.push(logger.warn.mock.calls.length);
    }
    expect(warnings).toEqual([1, 1, 1, 2]);
    expect(logger.info.mock.calls.map(([message]) => message)).toEqual([
      `Approver ${PLATFORM} can be found out again`,
    ]);
  });
});

describe('adding a resolver', () => {
  const resolver: ApproverResolver = { resolve: async () => [] };

  it.each(['', 'On-Call', 'on call', 'on/call', '-on'])(
    'refuses the name "%s"',
    id => {
      expect(() => addApproverResolver(new Map(), { id, resolver })).toThrow(
        `"${id}" is no name for an approver resolver`,
      );
    },
  );

  it('refuses a second one of the same name', () => {
    const resolvers = new Map<string, ApproverResolver>();
    addApproverResolver(resolvers, { id: 'on-call', resolver });
    expect(() =>
      addApproverResolver(resolvers, { id: 'on-call', resolver }),
    ).toThrow('There already is an approver resolver "on-call"');
  });
});
