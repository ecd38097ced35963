import type {
  InfraRequest,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import { aService, by } from '../__testUtils__/aService';
import { acmeWithStandardTier, drafts } from '../__testUtils__/acme';
import { explainInWords } from './explainInWords';

const LINK = 'https://portal.acme.example/infra-requests/requests/1';
const DATABASE = '#1 PostgreSQL database · development';

/** What is said of a request after something was done with it. */
async function explained(options: {
  draft?: RequestDraft;
  config?: object;
  then?: (
    world: ReturnType<typeof aService>,
    request: InfraRequest,
  ) => Promise<unknown>;
}) {
  const world = aService({ config: options.config });
  const { service, queries } = world;
  const request = await service.submit(
    options.draft ?? drafts.standard,
    by('mira'),
  );
  await options.then?.(world, request);
  return explainInWords(await queries.get(request.id, by('mira')), LINK);
}

const votes =
  (
    who: string,
    verdict: 'approve' | 'reject' | 'request-changes',
    comment?: string,
  ) =>
  (
    { service }: ReturnType<typeof aService>,
    { id, digest }: Pick<InfraRequest, 'id' | 'digest'>,
  ) =>
    service.vote(id, { verdict, digest, comment }, by(who));

describe('what is explained of a request', () => {
  it('that waits: where, why, for whom, by when', async () => {
    expect(
      await explained({
        config: acmeWithStandardTier({ due: 'P1D', onTimeout: 'expire' }),
      }),
    ).toEqual([
      `${DATABASE} waits for people in stage “Review”: 0 of 1 approval given.`,
      expect.stringMatching(/^Lead approval because .*over 200/),
      '“Review” needs an approval by Platform leads: Ada or Grace.',
      'It has to be decided by 2026-11-21T10:00:00.000Z; then it expires.',
      `Only people decide, at ${LINK}.`,
    ]);
  });

  it('of several stages: what is missing now, and what comes after that', async () => {
    const said = await explained({
      draft: drafts.elevated,
      then: votes('ada', 'approve', 'Sensible'),
    });
    expect(said).toEqual([
      '#1 PostgreSQL database · production waits for people in stage “Technical”: 1 of 2 approvals given.',
      expect.stringMatching(/^Escalated because /),
      '“Technical” needs an approval by Finops: Fiona or Frank.',
      'After that: “Security”.',
      'Ada approved in stage “Technical”: “Sensible”',
      `Only people decide, at ${LINK}.`,
    ]);
  });

  it.each<[string, Parameters<typeof explained>[0], string, string]>([
    [
      'was approved by rule',
      { draft: drafts.automatic },
      `${DATABASE} is approved and waits to be carried out.`,
      `It can be followed at ${LINK}.`,
    ],
    [
      'was rejected',
      { then: votes('ada', 'reject', 'Use the shared one') },
      `${DATABASE} was rejected.`,
      `It can be asked for again, with other answers, from ${LINK}.`,
    ],
    [
      'was sent back',
      { then: votes('ada', 'request-changes', 'Smaller?') },
      `${DATABASE} was sent back for changes.`,
      `Whoever asked for it can edit it and submit it again at ${LINK}.`,
    ],
    [
      'was denied',
      { draft: drafts.denied },
      expect.stringContaining('was denied by the policy.'),
      `It can be asked for again, with other answers, from ${LINK}.`,
    ],
  ])('that %s', async (_, options, first, last) => {
    const said = await explained(options);
    expect(said[0]).toEqual(first);
    expect(said.at(-1)).toBe(last);
  });

  it('says what people wrote', async () => {
    expect(
      await explained({ then: votes('ada', 'reject', 'Use the shared one') }),
    ).toContain('Ada rejected it in stage “Review”: “Use the shared one”');
  });

  it('says that an agent asked', async () => {
    const { service } = aService();
    const request = await service.submit(drafts.standard, {
      ...by('mira'),
      agent: 'plugin:mcp-actions',
    });
    expect(explainInWords(request, LINK)).toContain(
      'It was asked for by an agent (plugin:mcp-actions) on behalf of Mira.',
    );
  });

  it('names nobody while the catalog cannot be asked who they are', async () => {
    const { service, queries, catalog } = aService();
    const { id } = await service.submit(drafts.standard, by('mira'));
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('is down'));
    expect(explainInWords(await queries.get(id, by('mira')), LINK)).toContain(
      '“Review” needs an approval by Platform leads.',
    );
  });
});
