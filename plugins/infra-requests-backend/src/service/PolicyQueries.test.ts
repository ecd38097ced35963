import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { by, aService } from '../__testUtils__/aService';
import { acmeConfig, drafts } from '../__testUtils__/acme';
import { readInfraRequestsConfig } from '../config';
import { activeConfiguration, type RejectedChange } from './ActivePolicy';
import { PolicyFindings } from './PolicyFindings';
import { PolicyQueries } from './PolicyQueries';

const STARTED = new Date('2026-11-01T08:00:00Z');

async function theQueries() {
  const made = aService();
  const { policies, readModel } = made.stores;
  const configuration = activeConfiguration(
    readInfraRequestsConfig(new ConfigReader({ infraRequests: acmeConfig })),
  );
  const { digest } = configuration.policy;
  const state: { rejectedChange?: RejectedChange } = {};
  const queries = new PolicyQueries({
    active: {
      configuration,
      get rejectedChange() {
        return state.rejectedChange;
      },
    },
    policies,
    readModel,
    findings: new PolicyFindings({
      directory: made.directory,
      clock: () => made.time.now,
      logger: mockServices.logger.mock(),
      analysis: { findingsIn: async () => [] },
    }),
    clock: () => made.time.now,
  });
  await policies.activate({
    digest,
    document: { digest, rules: [], tiers: [] },
    at: STARTED,
  });
  return { ...made, queries, policies, digest, state };
}

describe('PolicyQueries', () => {
  it('shows the active policy with what was found in it', async () => {
    const { queries, digest } = await theQueries();
    const document = await queries.document();

    expect(document).toMatchObject({
      digest,
      activeSince: STARTED.toISOString(),
      findings: [],
      fallbackTier: 'elevated',
    });
    expect(document.rules.map(({ id }) => id)).toEqual(
      acmeConfig.rules.map(({ id }) => id),
    );
    expect(document).not.toHaveProperty('rejectedChange');
  });

  it('shows a change that was refused', async () => {
    const { queries, state } = await theQueries();
    const problems = [{ path: 'infraRequests.tiers', message: 'is missing' }];
    state.rejectedChange = { at: STARTED, problems };

    expect(await queries.document()).toMatchObject({
      rejectedChange: { at: STARTED.toISOString(), problems },
    });
  });

  it('counts how often rules matched in the last days', async () => {
    const { queries, service, time } = await theQueries();
    await service.submit(drafts.standard, by('mira'));
    time.now = new Date('2026-12-05T10:00:00Z');
    await service.submit(drafts.elevated, by('mira'));
    await service.submit(drafts.automatic, by('mira'));

    expect(await queries.usage({ days: 14 })).toEqual([
      { rule: 'dev-is-free', matched: 1, states: { automatic: 1 } },
      { rule: 'over-threshold', matched: 1, states: { pending: 1 } },
      { rule: 'production', matched: 1, states: { pending: 1 } },
    ]);
    expect(await queries.usage({ days: 15 })).toContainEqual({
      rule: 'over-threshold',
      matched: 2,
      states: { pending: 2 },
    });
  });

  it('lists every policy there was, the active one first', async () => {
    const { queries, policies, digest } = await theQueries();
    const later = new Date('2026-11-02T08:00:00Z');
    // Of a replica that has not followed yet.
    await policies.activate({ digest: 'other', document: {}, at: later });

    expect(await queries.versions()).toEqual([
      {
        digest,
        firstActiveAt: STARTED.toISOString(),
        lastActiveAt: STARTED.toISOString(),
        active: true,
        rules: 0,
      },
      {
        digest: 'other',
        firstActiveAt: later.toISOString(),
        lastActiveAt: later.toISOString(),
        active: false,
        rules: undefined,
      },
    ]);
  });

  it('shows a past policy as it was, also one of the release before', async () => {
    const { queries, policies } = await theQueries();
    const document = { digest: 'past', currency: 'EUR', tiers: [], rules: [] };
    await policies.activate({ digest: 'past', document, at: STARTED });
    const ended = new Date('2026-11-02T08:00:00Z');
    await policies.stillActive('past', ended);

    expect(await queries.version('past')).toEqual({
      ...document,
      activeSince: STARTED.toISOString(),
      lastActiveAt: ended.toISOString(),
    });
  });

  it('says of the active one that it has not ended', async () => {
    const { queries, digest } = await theQueries();
    const version = await queries.version(digest);
    expect(version.digest).toBe(digest);
    expect(version).not.toHaveProperty('lastActiveAt');
  });

  it('knows only policies that were active', async () => {
    const { queries } = await theQueries();
    await expect(queries.version('never')).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'There was never a policy never.',
    });
  });
});
