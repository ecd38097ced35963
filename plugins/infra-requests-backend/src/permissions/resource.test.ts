import { aService, by } from '../__testUtils__/aService';
import { acmeWithStandardTier, drafts } from '../__testUtils__/acme';
import { StandIns } from '../service/StandIns';
import { readResources } from './resource';

const LEADS = 'group:default/platform-leads';
const SECURITY = 'group:default/security';
const FINOPS = 'group:default/finops';
const HOUR_MS = 3_600_000;

/** Acme, where the standard tier goes on to security after an hour, and has a way for emergencies. */
function world() {
  const acme = aService({
    config: acmeWithStandardTier({
      escalate: [{ after: 'PT1H', to: [SECURITY] }],
      emergency: {
        requirements: [{ approvers: [LEADS], count: 1 }],
        reviewWithin: 'PT1H',
        reviewers: [SECURITY],
        escalateTo: [FINOPS],
      },
    }),
  });
  const { stores, time, parts } = acme;
  const read = readResources({ ...parts, standIns: new StandIns(parts) });
  return {
    ...acme,
    store: stores.requests,
    /** Who is named by a request, and who stands in there. */
    named: async (id: string) => {
      const [resource] = await read([id]);
      return resource && [...resource.approvers, ...resource.standIns];
    },
    anHourLater: () => {
      time.now = new Date(+time.now + HOUR_MS);
    },
  };
}

describe('what permission rules see', () => {
  it('is nothing of a request that does not exist', async () => {
    expect(await world().named('nothing')).toBeUndefined();
  });

  it('names whoever joins by an escalation from its minute on, and who stands in for them', async () => {
    const { service, stores, time, named, anHourLater } = world();
    await stores.delegations.insert({
      id: 'away',
      delegator: 'user:default/sofia',
      delegate: 'user:default/noah',
      from: time.now,
      until: new Date(+time.now + 2 * HOUR_MS),
      createdAt: time.now,
    });
    const { id } = await service.submit(drafts.standard, by('mira'));
    expect(await named(id)).toEqual([LEADS]);
    anHourLater();
    expect(await named(id)).toEqual([LEADS, SECURITY, 'user:default/noah']);
  });

  it('names whoever is asked to look back once that is overdue', async () => {
    const { service, named, anHourLater } = world();
    const { id, digest } = await service.submit(
      { ...drafts.standard, emergency: true, incident: 'INC-7' },
      by('mira'),
    );
    await service.vote(id, { verdict: 'approve', digest }, by('ada'));
    expect(await named(id)).toEqual([LEADS, SECURITY]);
    anHourLater();
    expect(await named(id)).toEqual([LEADS, SECURITY, FINOPS]);
  });
});
