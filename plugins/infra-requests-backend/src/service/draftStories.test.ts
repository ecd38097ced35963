import type {
  InfraRequest,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import { by, aService } from '../__testUtils__/aService';
import {
  acmeConfig,
  acmeWithStandardTier,
  drafts,
} from '../__testUtils__/acme';

const LEADS = 'group:default/platform-leads';
const SECURITY = 'group:default/security';

const problemsOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    error => error.problems,
  );

describe('a request to be carried out later', () => {
  const later = (notBefore: string): RequestDraft => ({
    ...drafts.standard,
    notBefore,
  });

  it('says from when on, in UTC', async () => {
    const { service } = aService();
    const asked = await service.submit(
      later('2026-12-01T09:00:00+01:00'),
      by('mira'),
    );
    expect(asked.notBefore).toBe('2026-12-01T08:00:00.000Z');
  });

  it.each([
    ['a time that has passed', '2026-11-20T10:00:00Z', 'has passed'],
    ['a year and more', '2027-11-20T10:00:01Z', 'more than a year ahead'],
    ['no time', 'soon', '"soon" is not a time'],
  ])('refuses %s, and says so before', async (_, notBefore, message) => {
    const { service, queries } = aService();
    const problem = {
      field: '/notBefore',
      message: expect.stringContaining(message),
    };
    expect(
      await problemsOf(service.submit(later(notBefore), by('mira'))),
    ).toEqual([problem]);
    const preview = await queries.preview(later(notBefore), by('mira'));
    expect(preview.problems).toEqual([problem]);
  });

  it('is judged by the calendar of that time', async () => {
    const { queries } = aService({
      config: {
        ...acmeConfig,
        rules: [
          {
            id: 'weekend',
            when: { 'calendar.weekday': { $in: ['saturday', 'sunday'] } },
            tier: 'elevated',
          },
          { id: 'other', when: { type: 'database' }, tier: 'automatic' },
        ],
      },
    });
    const tierOf = async (draft: RequestDraft) =>
      (await queries.preview(draft, by('mira'))).evaluation?.tier.id;
    // It is Friday.
    expect(await tierOf(drafts.standard)).toBe('automatic');
    expect(await tierOf(later('2026-11-21T10:00:00Z'))).toBe('elevated');
    expect(await tierOf(later('2026-11-23T10:00:00Z'))).toBe('automatic');
  });

  it('keeps its time when it is edited, also one that has passed, unless that is edited', async () => {
    const { service, time } = aService();
    let asked = await service.submit(later('2026-11-21T10:00:00Z'), by('mira'));
    const edit = async (change: object): Promise<InfraRequest> =>
      service.edit(
        asked.id,
        { parameters: asked.parameters, digest: asked.digest, ...change },
        by('mira'),
      );
    time.now = new Date('2026-11-22T10:00:00Z');
    asked = await edit({ justification: 'Another reason' });
    expect(asked.notBefore).toBe('2026-11-21T10:00:00.000Z');
    expect(
      await problemsOf(edit({ notBefore: '2026-11-22T09:00:00Z' })),
    ).toEqual([expect.objectContaining({ field: '/notBefore' })]);
    asked = await edit({ notBefore: '2026-11-23T10:00:00Z' });
    expect(asked.notBefore).toBe('2026-11-23T10:00:00.000Z');
    asked = await edit({ notBefore: null });
    expect(asked.notBefore).toBeUndefined();
  });
});

describe('a request in which others take part', () => {
  const [database, ...others] = acmeConfig.requestTypes;
  const config = {
    ...acmeConfig,
    requestTypes: [
      {
        ...database,
        involved: ['committers', 'author'],
        parameters: [
          ...[database.parameters].flat(),
          {
            title: 'Change',
            properties: {
              committers: { type: 'array', items: { type: 'string' } },
              author: { type: 'string' },
            },
          },
        ],
      },
      ...others,
    ],
  };
  const withPeople = (change: object): RequestDraft => ({
    ...drafts.standard,
    parameters: { ...drafts.standard.parameters, ...change },
  });

  it('names them in full, and none of them decides', async () => {
    const { service, queries } = aService({ config });
    const asked = await service.submit(
      withPeople({
        committers: ['Ada', 'user:noah', 'user:default/ada'],
        author: '',
      }),
      by('mira'),
    );
    expect(asked.involved).toEqual(['user:default/ada', 'user:default/noah']);
    expect(asked.stages[0].requirements[0].candidates).toMatchObject([
      { displayName: 'Grace' },
    ]);
    const shown = await queries.get(asked.id, by('ada'));
    expect(shown.allowedActions.approve.allowed).toBe(false);
  });

  it('cannot be one that nobody else could decide on', async () => {
    const { service, queries } = aService({ config });
    const draft = withPeople({ committers: ['ada'], author: 'grace' });
    await expect(service.submit(draft, by('mira'))).rejects.toMatchObject({
      name: 'ConflictError',
    });
    const preview = await queries.preview(draft, by('mira'));
    expect(preview.blockers).toHaveLength(1);
  });

  it('names everybody who is no user of the catalog', async () => {
    const { service } = aService({ config });
    expect(
      await problemsOf(
        service.submit(
          withPeople({
            committers: ['group:default/security', 'ghost'],
            author: 'Mira <mira@acme.example>',
          }),
          by('mira'),
        ),
      ),
    ).toEqual([
      {
        field: '/parameters/committers',
        message: '"group:default/security" is not a user of the catalog',
      },
      {
        field: '/parameters/committers',
        message: 'user:default/ghost does not exist in the catalog',
      },
      {
        field: '/parameters/author',
        message:
          'user:default/mira <mira@acme.example> does not exist in the catalog',
      },
    ]);
  });
});

describe('a request in an emergency', () => {
  const config = acmeWithStandardTier({
    due: 'P1D',
    onTimeout: 'reject',
    stages: [
      {
        name: 'review',
        requirements: [
          { approvers: [LEADS], count: 1 },
          { approvers: [SECURITY], count: 1 },
        ],
      },
    ],
    emergency: {
      requirements: [{ approvers: [LEADS], count: 1 }],
      incident: { title: 'Incident', pattern: 'INC-[0-9]+' },
      reviewWithin: 'PT8H',
      reviewers: [SECURITY],
    },
  });
  const emergency: RequestDraft = {
    ...drafts.standard,
    emergency: true,
    incident: 'INC-7',
  };

  it('is offered by forms where some tier has a way for it, though no rule asks', async () => {
    const offered = async (given?: object) => {
      const { queries } = aService({ config: given });
      const types = await queries.requestTypes(by('mira'));
      return types.map(type => type.offersEmergency);
    };
    expect(await offered(config)).toEqual([true, true]);
    expect(await offered()).toEqual([false, false]);
  });

  it('takes the shorter way, which the form offers before', async () => {
    const { service, queries } = aService({ config });
    const offered = await queries.preview(drafts.standard, by('mira'));
    expect(offered).toMatchObject({
      deadline: {
        at: '2026-11-21T10:00:00.000Z',
        overdue: false,
        onTimeout: 'reject',
      },
      emergencyWay: {
        taken: false,
        requirements: [{ approvers: [LEADS], count: 1 }],
        incident: { title: 'Incident', pattern: 'INC-[0-9]+' },
        reviewWithin: 'PT8H',
      },
    });
    expect(offered.stages?.[0].requirements).toHaveLength(2);

    const preview = await queries.preview(emergency, by('mira'));
    expect(preview.emergencyWay?.taken).toBe(true);
    expect(preview.stages).toMatchObject([
      { requirements: [{ approvers: [LEADS] }] },
    ]);
    expect(preview.problems).toEqual([]);

    const asked = await service.submit(emergency, by('mira'));
    expect(asked).toMatchObject({
      incident: 'INC-7',
      breakGlass: true,
      skipped: [SECURITY],
      stages: [{ requirements: [{ approvers: [LEADS], count: 1 }] }],
    });
  });

  it.each([
    ['no incident', undefined],
    ['an incident that is only spaces', '  '],
    ['something else as the incident', 'see chat'],
  ])('is refused with %s', async (_, incident) => {
    const { service, queries } = aService({ config });
    const draft = { ...emergency, incident };
    const problem = { field: '/incident', message: expect.any(String) };
    expect(await problemsOf(service.submit(draft, by('mira')))).toEqual([
      problem,
    ]);
    expect((await queries.preview(draft, by('mira'))).problems).toEqual([
      problem,
    ]);
  });

  it('needs no incident where the tier has no way for emergencies', async () => {
    const { service, queries } = aService();
    const draft = { ...drafts.standard, emergency: true };
    expect(
      (await queries.preview(draft, by('mira'))).emergencyWay,
    ).toBeUndefined();
    const asked = await service.submit(draft, by('mira'));
    expect(asked).toMatchObject({ state: 'pending', emergency: true });
    expect(asked.breakGlass).toBeFalsy();
  });

  it('is refused where nobody could look back at it', async () => {
    const { service, queries } = aService({
      config: acmeWithStandardTier({
        emergency: {
          requirements: [{ approvers: [LEADS], count: 1 }],
          reviewers: ['group:default/empty'],
        },
      }),
    });
    const nobody =
      'Nobody of Empty could look back at this emergency afterwards.';
    expect((await queries.preview(emergency, by('mira'))).blockers).toEqual([
      nobody,
    ]);
    await expect(service.submit(emergency, by('mira'))).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(nobody),
    });
    const asked = await service.submit(drafts.standard, by('mira'));
    expect(asked.state).toBe('pending');
  });

  it('is closed to those whose last one was not looked back at in time', async () => {
    const { service, queries, time } = aService({ config });
    const first = await service.submit(
      { ...emergency, requestedFor: 'user:default/noah' },
      by('mira'),
    );
    await service.vote(
      first.id,
      { verdict: 'approve', digest: first.digest },
      by('ada'),
    );
    time.now = new Date('2026-11-20T17:59:59Z');
    await service.submit(emergency, by('mira'));

    const reviewsOf = async (who: string) => {
      const { reviews, overdueReviews } = await queries.counts({}, by(who));
      return { reviews, overdueReviews };
    };
    expect(await reviewsOf('sofia')).toEqual({ reviews: 1, overdueReviews: 0 });

    time.now = new Date('2026-11-20T18:00:00Z');
    expect(await reviewsOf('sofia')).toEqual({ reviews: 1, overdueReviews: 1 });
    expect(await reviewsOf('ada')).toEqual({ reviews: 0, overdueReviews: 0 });
    for (const who of ['mira', 'noah']) {
      await expect(service.submit(emergency, by(who))).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('the emergency of #1,'),
      });
    }
    await expect(
      service.submit(
        { ...emergency, requestedFor: 'user:default/mira' },
        by('cleo'),
      ),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const preview = await queries.preview(emergency, by('mira'));
    expect(preview.blockers).toEqual([expect.stringContaining('#1')]);

    expect(await service.submit(emergency, by('cleo'))).toMatchObject({
      state: 'pending',
    });
    const plain = await service.submit(
      { ...emergency, emergency: undefined, incident: undefined },
      by('cleo'),
    );
    await expect(
      service.edit(
        plain.id,
        { ...emergency, digest: plain.digest },
        by('mira'),
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('the emergency of #1,'),
    });
    expect(await service.submit(drafts.standard, by('mira'))).toMatchObject({
      state: 'pending',
    });
  });

  it('is not approved either while an earlier one was not looked back at in time', async () => {
    const { service, queries, time } = aService({ config });
    const first = await service.submit(emergency, by('mira'));
    const second = await service.submit(emergency, by('mira'));
    const vote = (
      { id, digest }: typeof first,
      who: string,
      verdict: 'approve' | 'request-changes' = 'approve',
    ) => service.vote(id, { verdict, digest }, by(who));
    await vote(first, 'ada');

    time.now = new Date('2026-11-20T18:00:00Z');
    const closed = /the emergency of #1, .* Ask the reviewers there\./;
    await expect(vote(second, 'ada')).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(closed),
    });
    const { state, allowedActions } = await queries.get(second.id, by('ada'));
    expect(state).toBe('pending');
    expect(allowedActions).toMatchObject({
      approve: { allowed: false, reason: expect.stringMatching(closed) },
      reject: { allowed: true },
      'request-changes': { allowed: true },
    });
    await expect(vote(second, 'cleo')).rejects.toMatchObject({
      name: 'NotAllowedError',
    });

    await service.review(
      first.id,
      { verdict: 'justified', comment: 'Checkout was down.' },
      by('sofia'),
    );
    expect(
      (await queries.get(second.id, by('ada'))).allowedActions.approve,
    ).toEqual({ allowed: true });
    expect(await vote(second, 'ada')).toMatchObject({ state: 'approved' });
  });
});
