import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type {
  Person,
  PolicyFinding,
} from '@infra-requests/plugin-infra-requests-common';
import { acmeConfig } from '../__testUtils__/acme';
import { readInfraRequestsConfig } from '../config';
import { activeConfiguration } from './ActivePolicy';
import type { PolicyAnalysis } from './PolicyAnalysis';
import { PolicyFindings } from './PolicyFindings';

const SECURITY = 'group:default/security';

const finding = (
  message: string,
  severity: PolicyFinding['severity'],
  code: PolicyFinding['code'] = 'boundary-overlap',
): PolicyFinding => ({
  code,
  severity,
  tier: 'elevated',
  otherRules: [],
  message,
  example: {
    inWords: 'any request',
    facts: { values: {}, unknown: {} },
    outcome: 'approval',
    tier: { id: 'elevated', title: 'Escalated', rank: 2 },
  },
});

const overlap = finding('Two rules overlap', 'warning');
const hint = finding('A tier is reached seldom', 'info');
const deadEnd = finding('Nobody is in security', 'error', 'dead-end');

/** Finds an overlap always, and a dead end where the catalog says that nobody is in security. */
type Analyse = PolicyAnalysis['findingsIn'];

const analyse: Analyse = async (_policy, { people }) => [
  overlap,
  hint,
  ...(people?.get(SECURITY)?.length === 0 ? [deadEnd] : []),
];

function findingsOf(options: { analyse?: Analyse } = {}) {
  const logger = mockServices.logger.mock();
  const time = { now: new Date('2026-11-22T10:00:00Z') };
  const members: Person[] = [];
  const others: Person[] = [{ ref: 'user:default/otto', displayName: 'Otto' }];
  const peopleBehind = jest.fn(
    async (refs: string[]) =>
      new Map(refs.map(ref => [ref, ref === SECURITY ? [...members] : others])),
  );
  const findings = new PolicyFindings({
    directory: {
      peopleBehind,
      membershipsOf: async () => [],
      titlesOf: async () => new Map(),
      existing: async () => new Set(),
      resolveRelations: async () => new Map(),
      unresolved: async () => new Map(),
    },
    clock: () => time.now,
    logger,
    analysis: { findingsIn: options.analyse ?? analyse },
  });
  const configuration = activeConfiguration(
    readInfraRequestsConfig(new ConfigReader({ infraRequests: acmeConfig })),
  );
  const wait = (seconds: number) => {
    time.now = new Date(time.now.getTime() + seconds * 1000);
  };
  return {
    findings,
    find: () => findings.of(configuration),
    configuration,
    logger,
    peopleBehind,
    members,
    others,
    wait,
  };
}

describe('PolicyFindings', () => {
  it('asks the catalog for everybody whom the policy asks', async () => {
    const { find, peopleBehind } = findingsOf();
    expect(await find()).toEqual([overlap, hint, deadEnd]);
    expect(peopleBehind.mock.calls).toEqual([
      [['group:default/finops', 'group:default/platform-leads', SECURITY]],
    ]);
  });

  it('sees within half a minute that a group was filled', async () => {
    const { find, peopleBehind, members, wait } = findingsOf();
    await find();
    members.push({ ref: 'user:default/sofia', displayName: 'Sofia' });

    wait(29);
    expect(await find()).toContain(deadEnd);
    expect(peopleBehind).toHaveBeenCalledTimes(1);

    wait(1);
    expect(await find()).not.toContain(deadEnd);
    expect(peopleBehind).toHaveBeenCalledTimes(2);
  });

  it('sees within a minute that a group was emptied', async () => {
    const { find, peopleBehind, members, wait } = findingsOf();
    members.push({ ref: 'user:default/sofia', displayName: 'Sofia' });
    await find();
    members.pop();

    wait(59);
    expect(await find()).not.toContain(deadEnd);
    expect(peopleBehind).toHaveBeenCalledTimes(1);

    wait(1);
    expect(await find()).toContain(deadEnd);
  });

  it('asks again soon where a group was empty, also without a finding', async () => {
    const { find, peopleBehind, members, others, wait } = findingsOf();
    members.push({ ref: 'user:default/sofia', displayName: 'Sofia' });
    others.pop();
    expect(await find()).not.toContain(deadEnd);
    wait(30);
    await find();
    expect(peopleBehind).toHaveBeenCalledTimes(2);
  });

  it('asks once for several pages that are opened at the same time', async () => {
    const { find, peopleBehind } = findingsOf();
    await Promise.all([find(), find(), find()]);
    expect(peopleBehind).toHaveBeenCalledTimes(1);
  });

  it('analyses again only when the people are others', async () => {
    const analysed = jest.fn(analyse);
    const { find, members, wait } = findingsOf({ analyse: analysed });
    await find();
    wait(180);
    await find();
    expect(analysed).toHaveBeenCalledTimes(1);

    members.push({ ref: 'user:default/sofia', displayName: 'Sofia' });
    wait(180);
    await find();
    expect(analysed).toHaveBeenCalledTimes(2);
  });

  it('says nothing about people while the catalog does not answer, and asks again soon', async () => {
    const { find, peopleBehind, wait } = findingsOf();
    peopleBehind.mockRejectedValueOnce(new Error('ECONNREFUSED'));

    expect(await find()).toEqual([overlap, hint]);
    wait(20);
    expect(await find()).toEqual([overlap, hint, deadEnd]);
  });

  it('logs warnings and errors, each once', async () => {
    const { findings, configuration, find, logger, wait } = findingsOf();

    await findings.logAtLoad(configuration);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      'Found in the policy: Two rules overlap',
      { code: 'boundary-overlap', rule: undefined, tier: 'elevated' },
    );
    expect(logger.error).not.toHaveBeenCalled();

    await find();
    wait(180);
    await find();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      'Found in the policy: Nobody is in security',
      expect.anything(),
    );
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('logs only the first of very many', async () => {
    const { findings, configuration, logger } = findingsOf({
      analyse: async () =>
        Array.from({ length: 1500 }, (_, index) =>
          finding(`Finding ${index}`, 'warning'),
        ),
    });
    await findings.logAtLoad(configuration);
    expect(logger.warn).toHaveBeenCalledTimes(21);
    expect(logger.warn).toHaveBeenLastCalledWith(
      'Found in the policy: and 1480 more; see the policy page',
    );

    await findings.of(configuration);
    expect(logger.warn).toHaveBeenCalledTimes(21);
  });

  it('leaves the policy readable where the analysis itself fails', async () => {
    const { find, logger } = findingsOf({
      analyse: async () => {
        throw new Error('Out of cases');
      },
    });
    expect(await find()).toBeUndefined();
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('could not be analysed'),
      expect.objectContaining({ message: 'Out of cases' }),
    );
  });
});
