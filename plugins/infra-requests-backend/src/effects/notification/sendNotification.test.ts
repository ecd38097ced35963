import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { by } from '../../__testUtils__/aService';
import { acmeConfig, acmeEntities, drafts } from '../../__testUtils__/acme';
import { timeInWords } from './wording';
import { refsOf, telling } from './__testUtils__/telling';

const ELEVATED = '#1 PostgreSQL database · production';
const STANDARD = '#1 PostgreSQL database · development';

type Telling = ReturnType<typeof telling>;

const approve = (
  { service }: Telling,
  { id, digest }: { id: string; digest: string },
  who: string,
) => service.vote(id, { verdict: 'approve', digest }, by(who));

/** Acme, where a lead's approval is asked for again and again. */
const withTerms = (terms: object) => ({
  ...acmeConfig,
  tiers: acmeConfig.tiers.map(tier =>
    tier.id === 'standard' ? { ...tier, ...terms } : tier,
  ),
});

describe('what approvers are told', () => {
  it('asks only those whose vote can help: not the requester, not who is done', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.elevated, by('grace'));
    const ask = {
      title: `${ELEVATED} waits for your decision`,
      severity: 'normal',
    };
    expect(await portal.told()).toEqual([
      { to: ['ada', 'fiona', 'frank'], ...ask },
    ]);

    await approve(portal, asked, 'frank');
    expect(await portal.told()).toEqual([
      {
        to: ['fiona'],
        title: `${ELEVATED} approved by Frank, nothing left for you to do`,
        severity: 'low',
      },
    ]);

    await approve(portal, asked, 'ada');
    expect(await portal.told()).toEqual([{ to: ['sam', 'sofia'], ...ask }]);
  });

  it('says all that a decision needs at a glance, and leads to it', async () => {
    const portal = telling({
      config: withTerms({ due: 'P2D', onTimeout: 'expire' }),
    });
    const { id } = await portal.service.submit(
      { ...drafts.standard, requestedFor: 'user:default/noah' },
      by('mira'),
    );
    const [{ payload }] = await portal.letters();
    expect(payload.description?.split(' · ')).toEqual([
      'For Payments team, asked by Mira for Noah',
      '620.00 USD a month',
      'Lead approval',
      expect.stringContaining('over 200'),
      '“Load test of the new ledger”',
      'To be decided by 22 November 2026, 11:00 GMT+1 (in 2 days)',
    ]);
    expect(payload).toMatchObject({
      link: `/infra-requests/requests/${id}`,
      topic: 'Approvals',
      scope: `${id}:approval`,
      metadata: {
        'infra-requests': { requestId: id, requestNumber: 1, message: 'ask' },
      },
    });
  });

  it('calls groups what the catalog calls them', async () => {
    const portal = telling({
      config: withTerms({
        escalate: [{ after: 'PT8H', to: ['group:default/security'] }],
      }),
    });
    const titles = catalogServiceMock({
      entities: acmeEntities.map(one => ({
        ...one,
        metadata: {
          ...one.metadata,
          ...(one.kind === 'Group' && { title: `The ${one.metadata.name}` }),
        },
      })),
    });
    portal.catalog.getEntitiesByRefs.mockImplementation((...args) =>
      titles.getEntitiesByRefs(...args),
    );
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    const [ask] = await portal.letters();
    expect(ask.payload.description).toMatch(
      /^For The payments-team, asked by Mira/,
    );
    portal.time.now = new Date('2026-11-20T18:00:00Z');
    await portal.service.advance(asked.id, { kind: 'run-due-steps' });
    expect((await portal.told()).map(({ title }) => title)).toContain(
      `${STANDARD} was escalated to The security and still waits for your decision`,
    );
  });

  it('says of what only rules ask people about that this is extra, not that it is automatic', async () => {
    const portal = telling({
      config: {
        ...acmeConfig,
        rules: [
          {
            id: 'free',
            when: { type: drafts.standard.type },
            tier: 'automatic',
          },
          {
            id: 'look',
            when: { type: drafts.standard.type },
            require: [{ approvers: ['group:default/security'], count: 1 }],
          },
        ],
      },
    });
    await portal.service.submit(drafts.standard, by('mira'));
    const [{ payload }] = await portal.letters();
    expect(payload.description?.split(' · ')[2]).toBe('Extra approval');
  });

  it('says of a deadline how many hours are left, and that it has passed', () => {
    const at = new Date('2026-11-22T09:00:00Z');
    const said = (now: string) =>
      timeInWords(at, { now: new Date(now), timezone: 'Europe/Berlin' });
    expect(said('2026-11-20T10:00:00Z')).toBe(
      '22 November 2026, 10:00 GMT+1 (in 47 hours)',
    );
    expect(said('2026-11-19T09:00:00Z')).toContain('(in 3 days)');
    expect(said('2026-11-22T09:14:00Z')).toContain('(14 minutes ago)');
  });

  it('asks nobody about a stage that is over by the time it is sent', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    await portal.service.cancel(asked.id, {}, by('noah'));
    expect(await portal.told()).toEqual([
      {
        to: ['ada', 'grace'],
        title: `${STANDARD} was cancelled by Noah, nothing for you to do`,
        severity: 'low',
      },
      {
        to: ['mira'],
        title: `${STANDARD} was cancelled`,
        severity: 'normal',
      },
    ]);
  });

  it('says whom it does not need any more, and as of when, for whoever clears it', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.elevated, by('mira'));
    const [ask] = await portal.letters();
    await approve(portal, asked, 'ada');
    const [settled] = await portal.letters();
    expect(settled.payload.scope).toBe(ask.payload.scope);
    expect(settled.payload.metadata).toEqual({
      'infra-requests': {
        requestId: asked.id,
        requestNumber: 1,
        message: 'settlement',
        settles: {
          except: ['user:default/fiona', 'user:default/frank'],
          asOf: portal.time.now.toISOString(),
        },
      },
    });
  });

  it('asks those again who were told that they are not needed', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.elevated, by('mira'));
    await approve(portal, asked, 'ada');
    await portal.letters();
    await portal.service.withdrawVote(asked.id, by('ada'));
    expect(await portal.told()).toEqual([
      {
        to: ['fiona', 'frank', 'grace'],
        title: `${ELEVATED} waits for your decision again`,
        severity: 'normal',
      },
    ]);
  });

  it('tells those whose votes were dismissed, and why', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.elevated, by('mira'));
    await approve(portal, asked, 'ada');
    await portal.letters();
    await portal.service.edit(
      asked.id,
      {
        parameters: { ...drafts.elevated.parameters, replicas: 3 },
        digest: asked.digest,
      },
      by('mira'),
    );
    const sent = await portal.letters();
    const dismissed = sent.filter(({ payload }) =>
      payload.title.startsWith('Your vote on'),
    );
    expect(dismissed).toHaveLength(1);
    expect(refsOf(dismissed[0].recipients)).toEqual(['user:default/ada']);
    expect(dismissed[0].payload).toMatchObject({
      title: `Your vote on ${ELEVATED} does not count any more`,
      description: expect.stringMatching(/^The request was changed/),
    });
    const waiting = sent.filter(({ payload }) =>
      payload.title.endsWith('waits for your decision'),
    );
    expect(
      waiting.flatMap(({ recipients }) => refsOf(recipients)).sort(),
    ).toEqual(
      ['ada', 'fiona', 'frank', 'grace'].map(name => `user:default/${name}`),
    );
  });

  it('asks whoever asked for changes again, and clears it for those who made them', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    await portal.service.vote(
      asked.id,
      {
        verdict: 'request-changes',
        comment: 'Smaller, please',
        digest: asked.digest,
      },
      by('grace'),
    );
    await portal.letters();
    await portal.service.edit(
      asked.id,
      {
        parameters: { ...drafts.standard.parameters, replicas: 3 },
        digest: asked.digest,
      },
      by('mira'),
    );
    const sent = await portal.letters();
    expect(
      sent
        .filter(({ recipients }) =>
          refsOf(recipients).includes('user:default/grace'),
        )
        .map(({ payload }) => payload.title),
    ).toEqual([expect.stringMatching(/ waits for your decision$/)]);
    expect(sent.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        scope: `${asked.id}:outcome`,
        metadata: {
          'infra-requests': expect.objectContaining({
            settles: { except: [], asOf: portal.time.now.toISOString() },
          }),
        },
      }),
    );
  });

  it('tells those who stand in for somebody, and for whom', async () => {
    const portal = telling();
    await portal.away('ada', 'linus');
    await portal.away('grace', 'mira');
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    expect(await portal.told()).toEqual([
      {
        to: ['ada', 'grace'],
        title: `${STANDARD} waits for your decision`,
        severity: 'normal',
      },
      {
        to: ['linus'],
        title: `${STANDARD} waits for your decision in place of Ada`,
        severity: 'normal',
      },
    ]);
    await approve(portal, asked, 'grace');
    expect(await portal.told()).toContainEqual({
      to: ['ada', 'linus'],
      title: `${STANDARD} approved by Grace, nothing left for you to do`,
      severity: 'low',
    });
  });

  it('reminds those for whom it still waits', async () => {
    const portal = telling({ config: withTerms({ remindAfter: 'PT4H' }) });
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    await portal.letters();
    portal.time.now = new Date('2026-11-20T14:00:00Z');
    await portal.service.advance(asked.id, { kind: 'run-due-steps' });
    expect(await portal.told()).toEqual([
      {
        to: ['ada', 'grace'],
        title: `${STANDARD} still waits for your decision`,
        severity: 'high',
      },
    ]);
  });

  it('tells who may decide as well by now, and those who were asked already', async () => {
    const portal = telling({
      config: withTerms({
        escalate: [{ after: 'PT8H', to: ['group:default/security'] }],
      }),
    });
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    await portal.letters();
    portal.time.now = new Date('2026-11-20T18:00:00Z');
    await portal.service.advance(asked.id, { kind: 'run-due-steps' });
    expect(await portal.told()).toEqual([
      {
        to: ['ada', 'grace'],
        title: `${STANDARD} was escalated to Security and still waits for your decision`,
        severity: 'high',
      },
      {
        to: ['sam', 'sofia'],
        title: `${STANDARD} was escalated to you and waits for your decision`,
        severity: 'high',
      },
    ]);
  });

  it('tells both sides that it has expired', async () => {
    const portal = telling({
      config: withTerms({ due: 'P1D', onTimeout: 'expire' }),
    });
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    await portal.letters();
    portal.time.now = new Date('2026-11-21T10:00:00Z');
    await portal.service.advance(asked.id, { kind: 'run-due-steps' });
    expect(await portal.told()).toEqual([
      {
        to: ['ada', 'grace'],
        title: `${STANDARD} has expired without a decision, nothing left for you to do`,
        severity: 'normal',
      },
      { to: ['mira'], title: `${STANDARD} has expired`, severity: 'high' },
    ]);
  });

  it('clears what asked somebody who stands in for nobody any more, also when it expires', async () => {
    const portal = telling({
      config: withTerms({ due: 'P1D', onTimeout: 'expire' }),
    });
    await portal.away('ada', 'linus');
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    const first = await portal.letters();
    expect(first.flatMap(({ recipients }) => refsOf(recipients))).toContain(
      'user:default/linus',
    );
    portal.time.now = new Date('2026-11-21T10:00:00Z');
    await portal.service.advance(asked.id, { kind: 'run-due-steps' });
    const settling = (await portal.letters()).filter(({ payload }) =>
      JSON.stringify(payload.metadata).includes('settles'),
    );
    expect(settling).toEqual([
      {
        recipients: { type: 'entity', entityRef: [] },
        payload: expect.objectContaining({
          title: `${STANDARD} has expired, nothing for you to do`,
          scope: `${asked.id}:approval`,
          metadata: {
            'infra-requests': expect.objectContaining({
              settles: {
                except: ['user:default/ada', 'user:default/grace'],
                asOf: portal.time.now.toISOString(),
              },
            }),
          },
        }),
      },
    ]);
  });

  it('tells whom a resolver names, as soon as it answers', async () => {
    let onCall: string[] = [];
    const portal = telling({
      config: {
        ...acmeConfig,
        tiers: acmeConfig.tiers.map(tier =>
          tier.id === 'standard'
            ? {
                ...tier,
                stages: [
                  {
                    name: 'review',
                    requirements: [
                      {
                        approvers: [
                          'group:default/security',
                          'resolver:on-call/payments',
                        ],
                        count: 1,
                      },
                    ],
                  },
                ],
              }
            : tier,
        ),
      },
      resolvers: new Map([['on-call', { resolve: async () => onCall }]]),
    });
    await portal.service.submit(drafts.standard, by('mira'));
    const claimed = await portal.stores.effects.claim({
      now: portal.time.now,
      leaseUntil: new Date(portal.time.now.getTime() + 60_000),
      limit: 100,
    });
    const [ask, askResolved] = claimed.filter(
      ({ kind }) => kind === 'notification',
    );
    await portal.channel(ask);
    await expect(portal.channel(askResolved)).rejects.toThrow(
      /Not everybody who can decide on request #1 could be told.*on-call/,
    );
    onCall = ['user:default/linus'];
    await portal.channel(askResolved);
    expect(
      portal.send.mock.calls.map(([{ recipients }]) => refsOf(recipients)),
    ).toEqual([
      ['user:default/sam', 'user:default/sofia'],
      ['user:default/linus'],
    ]);
  });

  it('keeps what waits for the daily message, but not what was escalated', async () => {
    const portal = telling({
      approvals: 'daily',
      config: withTerms({
        remindAfter: 'PT4H',
        escalate: [{ after: 'PT8H', to: ['group:default/security'] }],
      }),
    });
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    expect(await portal.told()).toEqual([]);
    portal.time.now = new Date('2026-11-20T14:00:00Z');
    await portal.service.advance(asked.id, { kind: 'run-due-steps' });
    expect(await portal.told()).toEqual([]);
    portal.time.now = new Date('2026-11-20T18:00:00Z');
    await portal.service.advance(asked.id, { kind: 'run-due-steps' });
    expect((await portal.told()).map(({ to }) => to)).toEqual([
      ['ada', 'grace'],
      ['sam', 'sofia'],
    ]);
    await approve(portal, asked, 'ada');
    expect(await portal.told()).toEqual([
      {
        to: ['sam', 'sofia'],
        title: `${STANDARD} approved by Ada, nothing left for you to do`,
        severity: 'low',
      },
      { to: ['mira'], title: `${STANDARD} was approved`, severity: 'normal' },
    ]);
  });

  it('cuts what does not fit, not what is said', async () => {
    const portal = telling({
      config: {
        ...acmeConfig,
        requestTypes: acmeConfig.requestTypes.map(type => ({
          ...type,
          title: 'Database '.repeat(60).trim(),
        })),
      },
    });
    await portal.service.submit(drafts.standard, by('mira'));
    const [{ payload }] = await portal.letters();
    expect(payload.title).toMatch(/^#1 Database .*… waits for your decision$/);
    expect(payload.title.length).toBeLessThanOrEqual(255);
  });
});

describe('what those who ask are told', () => {
  it('tells the person it was asked for as well, but not who did it', async () => {
    const portal = telling();
    const draft = { ...drafts.automatic, requestedFor: 'user:default/noah' };
    await portal.service.submit(draft, by('mira'));
    expect(await portal.told()).toEqual([
      {
        to: ['mira', 'noah'],
        title: `${STANDARD} was approved`,
        severity: 'normal',
      },
    ]);
    const second = await portal.service.submit(
      { ...drafts.standard, requestedFor: 'user:default/noah' },
      by('mira'),
    );
    await portal.told();
    await portal.service.cancel(second.id, {}, by('mira'));
    expect(await portal.told()).toContainEqual({
      to: ['noah'],
      title: '#2 PostgreSQL database · development was cancelled',
      severity: 'normal',
    });
  });

  it('says who decided, and what they had to say about it', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    await portal.letters();
    await portal.service.vote(
      asked.id,
      {
        verdict: 'request-changes',
        digest: asked.digest,
        comment: 'Is a medium one enough?',
      },
      by('ada'),
    );
    const sent = await portal.letters();
    expect(sent.map(({ payload }) => payload.title)).toEqual([
      `${STANDARD} sent back for changes by Ada, nothing for you to do`,
      `${STANDARD} needs changes`,
    ]);
    expect(sent[1].payload).toMatchObject({
      severity: 'high',
      description: expect.stringMatching(/^Ada: “Is a medium one enough\?” · /),
    });
  });

  it('leaves out what something newer has taken the place of', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.automatic, by('mira'));
    await portal.service.cancel(asked.id, {}, by('noah'));
    expect((await portal.told()).map(({ title }) => title)).toEqual([
      `${STANDARD} was cancelled`,
    ]);
  });
});

describe('what is told of an emergency', () => {
  const config = withTerms({
    stages: [
      {
        name: 'review',
        requirements: [
          { approvers: ['group:default/platform-leads'], count: 1 },
          { approvers: ['group:default/finops'], count: 1 },
        ],
      },
    ],
    emergency: {
      requirements: [{ approvers: ['group:default/sre-oncall'], count: 1 }],
      incident: { title: 'Incident', pattern: 'INC-[0-9]+' },
      reviewWithin: 'PT8H',
      reviewers: ['group:default/security'],
      escalateTo: ['group:default/finops'],
    },
  });
  const emergency = { ...drafts.standard, emergency: true, incident: 'INC-7' };

  async function approved(options: Parameters<typeof telling>[0] = {}) {
    const portal = telling({ config, ...options });
    const asked = await portal.service.submit(emergency, by('mira'));
    const ask = await portal.told();
    await approve(portal, asked, 'linus');
    return { ...portal, asked, ask };
  }

  it('asks those who can decide on it at once, most urgently, whatever comes daily', async () => {
    for (const approvals of ['immediate', 'daily'] as const) {
      const { ask } = await approved({ approvals });
      expect(ask).toEqual([
        {
          to: ['linus'],
          title: `Emergency: ${STANDARD} waits for your decision`,
          severity: 'critical',
        },
      ]);
    }
  });

  it('announces the approval to everybody whom it skipped, and asks for the review', async () => {
    const portal = await approved();
    expect(await portal.told()).toEqual([
      { to: ['mira'], title: `${STANDARD} was approved`, severity: 'normal' },
      {
        to: ['ada', 'fiona', 'frank', 'grace'],
        title: `${STANDARD} was approved without you, as an emergency`,
        severity: 'high',
      },
      {
        to: ['sam', 'sofia'],
        title: `${STANDARD} was approved as an emergency and waits for your review`,
        severity: 'high',
      },
    ]);
  });

  it('tells whoever was skipped and can review it in one message, that says both', async () => {
    const leads = ['group:default/platform-leads'];
    const portal = await approved({
      config: {
        ...config,
        tiers: config.tiers.map(tier =>
          'emergency' in tier
            ? {
                ...tier,
                emergency: { ...Object(tier.emergency), reviewers: leads },
              }
            : tier,
        ),
      },
    });
    expect(await portal.told()).toEqual([
      { to: ['mira'], title: `${STANDARD} was approved`, severity: 'normal' },
      {
        to: ['fiona', 'frank'],
        title: `${STANDARD} was approved without you, as an emergency`,
        severity: 'high',
      },
      {
        to: ['ada', 'grace'],
        title: `${STANDARD} was approved without you as an emergency and waits for your review`,
        severity: 'high',
      },
    ]);
  });

  it('says by whom, why, and until when to look back at it', async () => {
    const portal = await approved();
    const sent = await portal.letters();
    const descriptions = sent.map(({ payload }) => payload.description);
    expect(descriptions[2]).toMatch(/^By Linus · For Payments team/);
    expect(descriptions[2]).toContain('Incident INC-7');
    expect(descriptions[2]).toContain('“Load test of the new ledger”');
    expect(descriptions[3]).toMatch(
      /^To be reviewed by 20 November 2026, 19:00 GMT\+1 \(in 8 hours\) · By Linus/,
    );
  });

  it('tells those to whom an overdue review goes, in the place of the first message', async () => {
    const portal = await approved();
    const [, , , review] = await portal.letters();
    portal.time.now = new Date('2026-11-20T18:00:00Z');
    await portal.service.advance(portal.asked.id, { kind: 'run-due-steps' });
    const [overdue] = await portal.letters();
    expect(refsOf(overdue.recipients)).toEqual(
      ['sam', 'sofia', 'fiona', 'frank'].map(name => `user:default/${name}`),
    );
    expect(overdue.payload).toMatchObject({
      title: `${STANDARD} was approved as an emergency, and its review is overdue`,
      severity: 'critical',
      scope: review.payload.scope,
    });
  });

  it('tells who asked what the review came to, and the others that it is done', async () => {
    const portal = await approved();
    await portal.letters();
    await portal.service.review(
      portal.asked.id,
      { verdict: 'unjustified', comment: 'Nothing was down.' },
      by('sofia'),
    );
    const sent = await portal.letters();
    expect(
      sent.map(({ recipients, payload }) => [
        refsOf(recipients),
        payload.title,
        payload.severity,
      ]),
    ).toEqual([
      [
        ['user:default/sam'],
        `${STANDARD} was reviewed by Sofia, nothing left for you to do`,
        'low',
      ],
      [
        ['user:default/mira'],
        `${STANDARD} was reviewed: the emergency did not justify it`,
        'high',
      ],
    ]);
    expect(sent[1].payload.description).toMatch(/^Sofia: “Nothing was down\.”/);
  });
});

describe('what is told when an approval does not hold any more', () => {
  it('tells who asked, who approved and who has to decide again, with what changed', async () => {
    const portal = telling();
    const asked = await portal.service.submit(drafts.standard, by('mira'));
    await approve(portal, asked, 'ada');
    await portal.letters();
    portal.activate({ ...acmeConfig, rules: [], fallbackTier: 'elevated' });
    await portal.service.startFulfilment(asked.id);
    const sent = await portal.letters();
    expect(
      sent.map(({ recipients, payload }) => [
        refsOf(recipients)
          .map(ref => ref.replace('user:default/', ''))
          .sort(),
        payload.title,
      ]),
    ).toEqual([
      [['ada'], `Your vote on ${STANDARD} does not count any more`],
      [
        ['ada', 'fiona', 'frank', 'grace'],
        `${STANDARD} waits for your decision`,
      ],
      [['mira'], `${STANDARD} needs a decision again`],
    ]);
    const why = sent.map(({ payload }) => payload.description?.split(' · ')[0]);
    const changed =
      'The policy has changed since the approval. It needs "Escalated", and was approved as "Lead approval".';
    expect(why).toEqual([changed, changed, changed]);
    expect(sent.map(({ payload }) => payload.severity)).toEqual([
      'normal',
      'normal',
      'high',
    ]);
  });
});
