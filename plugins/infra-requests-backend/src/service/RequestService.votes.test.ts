import type { VoteInput } from '@infra-requests/plugin-infra-requests-common';
import { by, aService } from '../__testUtils__/aService';
import { acmeConfig, drafts } from '../__testUtils__/acme';
import { verifyRecord } from '../domain/decision/verifyRecord';

const LEADS = 'group:default/platform-leads';

/** Acme whose tier "standard" is another one in some respects. */
const withStandard = (tier: object) => ({
  ...acmeConfig,
  tiers: acmeConfig.tiers.map(one =>
    one.id === 'standard' ? { ...one, ...tier } : one,
  ),
});

const stage = (...requirements: object[]) => [{ name: 'review', requirements }];

async function asked(options: NonNullable<Parameters<typeof aService>[0]>) {
  const world = aService(options);
  const { service, queries, stores } = world;
  const request = await service.submit(drafts.standard, by('mira'));
  const vote = (who: string, input: Partial<VoteInput> = {}) =>
    service.vote(
      request.id,
      { verdict: 'approve', digest: request.digest, ...input },
      by(who),
    );
  const verification = async () =>
    verifyRecord(
      await queries.record(request.id),
      await stores.requests.history(request.id),
    );
  return { ...world, request, vote, verification };
}

describe('a vote', () => {
  it('names every field that is missing with it', async () => {
    const { vote } = await asked({
      config: withStandard({
        commentOn: ['reject'],
        reference: {
          title: 'Change ticket',
          pattern: 'CHG\\d{4}',
          on: ['reject', 'approve'],
        },
      }),
    });
    await expect(
      vote('ada', { verdict: 'reject', comment: ' ', reference: 'CHG1' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      problems: [{ field: '/comment' }, { field: '/reference' }],
    });
    expect(await vote('ada', { reference: ' CHG1234 ' })).toMatchObject({
      state: 'approved',
      votes: [expect.objectContaining({ reference: 'CHG1234' })],
    });
  });

  it('that closes nothing asks the catalog of nobody but its voter', async () => {
    const { vote, directory } = await asked({
      config: withStandard({
        stages: stage({ approvers: ['group:default/platform'], count: 3 }),
      }),
    });
    const memberships = jest.spyOn(directory, 'membershipsOf');
    const whoWasAsked = () => memberships.mock.calls.map(([ref]) => ref);
    await vote('ada');
    await vote('grace');
    expect(whoWasAsked()).toEqual(['user:default/ada', 'user:default/grace']);
    memberships.mockClear();
    await vote('linus');
    expect(whoWasAsked()).toEqual([
      'user:default/linus',
      'user:default/ada',
      'user:default/grace',
    ]);
  });

  it('is not taken while it cannot be asked whether earlier ones still count', async () => {
    const { vote, directory, queries, request } = await asked({
      config: withStandard({ stages: stage({ approvers: [LEADS], count: 2 }) }),
    });
    await vote('ada');
    const { membershipsOf } = directory;
    jest
      .spyOn(directory, 'membershipsOf')
      .mockImplementation(async (user, options) =>
        user === 'user:default/ada'
          ? Promise.reject(new Error('connect ECONNREFUSED'))
          : membershipsOf.call(directory, user, options),
      );
    await expect(vote('grace')).rejects.toThrow('ECONNREFUSED');
    expect(await queries.record(request.id)).toMatchObject({
      state: 'pending',
      votes: [{ voter: 'user:default/ada' }],
    });
  });
});

describe('who could decide instead', () => {
  const PLATFORM = 'group:default/platform';
  const stagesOf = (...counts: number[]) =>
    withStandard({
      stages: counts.map((count, index) => ({
        name: `stage ${index + 1}`,
        requirements: [{ approvers: [PLATFORM], count }],
      })),
    });

  it('is nobody who counts already, in an earlier stage or in this one', async () => {
    const { vote, queries, request } = await asked({ config: stagesOf(2, 1) });
    await vote('ada');
    await expect(vote('frank')).rejects.toThrow(/ Grace or Linus can decide/);
    await vote('linus');
    await expect(vote('ada')).rejects.toThrow(
      /one person counts only once in this request\. Grace can decide\.$/,
    );
    const { allowedActions } = await queries.get(request.id, by('ada'));
    expect(allowedActions.approve.reason).toMatch(/ Grace can decide\.$/);
  });

  it('may be who approved another stage, where one person may count for both', async () => {
    const { vote } = await asked({
      config: withStandard({ ...stagesOf(1, 1).tiers[1], distinct: false }),
    });
    await vote('ada');
    await expect(vote('frank')).rejects.toThrow(
      / Ada, Grace, or Linus can decide/,
    );
  });
});

describe('an edit of what votes do not depend on', () => {
  const carrying = (resolvers: Map<string, { resolve: jest.Mock }>) =>
    asked({
      config: withStandard({
        dismissOn: ['parameters.size'],
        stages: [
          ...stage(
            { approvers: ['resolver:on-call/platform'], count: 1 },
            { approvers: [LEADS], count: 1 },
          ),
          {
            name: 'last',
            requirements: [{ approvers: ['group:default/security'], count: 1 }],
          },
        ],
      }),
      resolvers,
    });

  it('carries votes over, and asks again whether who gave them is on call', async () => {
    const resolve = jest.fn().mockResolvedValue(['user:default/linus']);
    const { service, stores, request, vote, verification } = await carrying(
      new Map([['on-call', { resolve }]]),
    );
    // Noah edits, and votes for Linus while he is away.
    await stores.delegations.insert({
      id: 'away',
      delegator: 'user:default/linus',
      delegate: 'user:default/noah',
      from: new Date('2026-11-01T00:00:00Z'),
      until: new Date('2026-12-01T00:00:00Z'),
      createdAt: new Date('2026-11-01T00:00:00Z'),
    });
    await vote('linus');
    await vote('ada');
    const edited = await service.edit(
      request.id,
      {
        parameters: drafts.standard.parameters,
        justification: 'Load test before the sale',
        digest: request.digest,
      },
      by('noah'),
    );
    expect(edited).toMatchObject({
      state: 'pending',
      revision: 2,
      progress: { stageName: 'last' },
    });
    expect(edited.votes).toEqual([
      expect.objectContaining({ voter: 'user:default/linus', carriedFrom: 1 }),
      expect.objectContaining({ voter: 'user:default/ada', carriedFrom: 1 }),
    ]);
    expect(await vote('sofia', { digest: edited.digest })).toMatchObject({
      state: 'approved',
    });
    expect(await verification()).toEqual({ verified: true });
  });

  it('keeps what it was asked besides, unless the edit says otherwise', async () => {
    const { service, queries } = aService();
    const { id, digest } = await service.submit(
      { ...drafts.standard, notBefore: '2026-11-25T08:00:00Z' },
      by('mira'),
    );
    const { parameters } = drafts.standard;
    const edited = await service.edit(
      id,
      { parameters: { ...parameters, replicas: 2 }, digest },
      by('mira'),
    );
    expect(edited.notBefore).toBe('2026-11-25T08:00:00.000Z');
    await service.edit(
      id,
      { parameters, notBefore: null, digest: edited.digest },
      by('mira'),
    );
    expect((await queries.record(id)).notBefore).toBeUndefined();
  });
});
