import { ConflictError } from '@backstage/errors';
import type { RequestRecord, Terms } from '../domain/types';
import type { RequestStores } from './RequestStores';
import {
  aChange,
  anEffect,
  anEntry,
  aRequest,
  AT,
  aVote,
  inserted,
  nextVersion,
  stored,
} from './__testUtils__/requests';
import { eachImplementation } from './__testUtils__/implementations';

const LATER = new Date('2026-11-22T10:00:00.456Z');

/** A request in which every field is set, with text that databases like to change. */
function fullRequest(): RequestRecord {
  const request: Required<RequestRecord> = {
    ...aRequest(),
    environment: 'production',
    requestedFor: 'user:default/otto',
    entity: 'component:default/payments-api',
    agent: 'plugin:mcp-actions',
    subject: 'e'.repeat(64),
    emergency: true,
    incident: 'INC-4711',
    notBefore: '2026-12-01T06:00:00Z',
    lease: 'P14D',
    involved: ['user:default/c"ommitter'],
    terms: everyTerm(),
    breakGlass: { skipped: ['group:default/security'] },
    editors: ['user:default/dora', 'user:default/otto'],
    justification: `Überall 100 % "quotes" \\ ' 🚀\nsecond line`,
    parameters: {
      b: 1,
      a: { nested: [true, null, 0.1, 'x\u0000y'] },
      list: [],
    },
    previousParameters: { size: 'small' },
    previousMonthlyCost: '12345678901234567890.123456788',
    checks: [
      { id: 'plan', title: 'Plan', outcome: 'unknown' },
      {
        id: 'scan',
        title: 'Scan of "images"',
        outcome: 'warning',
        summary: 'Two findings',
        evidence: [
          { title: 'Report', digest: 'f'.repeat(64) },
          {
            title: 'Log',
            url: 'https://ci.acme.test/1',
            digest: '0'.repeat(64),
          },
        ],
      },
    ],
    comments: 3,
    cost: {
      currency: 'USD',
      monthly: '12345678901234567890.123456789',
      unknown: 'the table has no price',
      lines: [
        {
          title: 'Compute',
          quantity: '2',
          unitPrice: '10.50',
          amount: '21.00',
        },
        { title: 'Storage', unknown: 'no price' },
      ],
    },
    facts: {
      values: { requester: { groups: ['group:default/payments'] } },
      unknown: { 'entity.tier': 'the catalog did not answer' },
    },
    evaluation: {
      outcome: 'approval',
      tier: { id: 'elevated', title: 'Escalated', rank: 2 },
      stages: [
        {
          name: 'technical',
          requirements: [{ approvers: ['group:default/finops'], count: 2 }],
        },
      ],
      distinct: false,
      reasons: [{ kind: 'tier', rule: 'production', text: 'It is production' }],
      trace: [
        {
          rule: 'production',
          title: 'Production',
          effect: {
            tier: 'elevated',
            require: [{ approvers: ['group:default/security'], count: 1 }],
            deny: 'no',
          },
          result: 'matched',
          comparisons: [
            {
              path: 'environment',
              operator: '$in',
              expected: ['production', null],
              actual: 'production',
              result: 'matched',
            },
            {
              path: 'entity.tier',
              operator: '$eq',
              expected: 1,
              unknown: 'the catalog did not answer',
              result: 'unknown',
            },
          ],
        },
      ],
      policyDigest: 'p'.repeat(64),
    },
    stages: [
      {
        name: 'technical',
        requirements: [
          { approvers: ['group:default/finops', 'user:default/fay'], count: 2 },
        ],
        openedAt: AT,
        completedAt: LATER,
      },
      {
        name: 'security',
        requirements: [{ approvers: ['group:default/security'], count: 1 }],
        openedAt: LATER,
        reminders: 2,
        escalations: [
          { step: 0, to: ['group:default/platform-leads'], at: LATER },
          { step: 1, to: ['user:default/ada'], at: LATER },
        ],
      },
    ],
    activeStage: 1,
    votes: [
      aVote({ voter: 'user:default/zoe', comment: 'Go', carriedFrom: 1 }),
      aVote({
        voter: 'user:default/fay',
        memberships: ['user:default/fay', 'group:default/finops'],
        delegations: [
          {
            delegator: 'user:default/"',
            memberships: ['group:default/finops'],
          },
        ],
        reference: 'CHG-1 "now"',
      }),
    ],
    lateVotes: [
      aVote({
        voter: 'user:default/lea',
        verdict: 'request-changes',
        comment: 'Too late',
        delegations: [{ delegator: 'user:default/zoe', memberships: [] }],
        reference: 'CHG-2',
        carriedFrom: 1,
      }),
    ],
    tookPart: ['user:default/"', 'user:default/zoe'],
    delayed: { reason: 'The price is away.', since: AT, toldAt: LATER },
    review: {
      state: 'done',
      openedAt: AT,
      dueAt: LATER,
      reviewers: ['group:default/auditors'],
      escalateTo: ['user:default/ada'],
      approvedBy: ['user:default/zoe'],
      overdueAt: LATER,
      verdict: 'unjustified',
      reviewedBy: 'user:default/aud',
      reviewedAt: LATER,
      comment: 'It could have waited',
    },
    updatedAt: LATER,
    decidedAt: LATER,
    history: { length: 7, head: 'a'.repeat(64) },
  };
  return request;
}

function everyTerm(): Required<Terms> {
  return {
    due: 'PT8H',
    onTimeout: 'escalate',
    calendar: {
      id: 'office',
      title: 'Office hours',
      timezone: 'Europe/Berlin',
      freeze: false,
      windows: [
        { kind: 'weekly', days: ['monday'], from: '09:00', to: '17:00' },
        { kind: 'once', from: '2026-12-05', to: '2026-12-05' },
      ],
      except: [
        { kind: 'monthly', from: 30, to: 1 },
        { kind: 'yearly', from: '12-24', to: '01-01' },
      ],
    },
    remindAfter: 'PT2H',
    escalate: [{ after: 'PT4H', to: ['group:default/platform-leads'] }],
    approvalValidFor: 'P7D',
    commentOn: ['reject', 'request-changes'],
    reference: { title: 'Change', pattern: 'CHG-\\d+', on: ['approve'] },
    rejections: 2,
    dismissOn: ['monthlyCost', 'parameters'],
    emergency: {
      requirements: [{ approvers: ['group:default/on-call'], count: 1 }],
      incident: { title: 'Incident', pattern: 'INC-\\d+' },
      reviewWithin: 'PT24H',
      reviewers: ['group:default/auditors'],
      escalateTo: ['user:default/ada'],
    },
  };
}

jest.setTimeout(60_000);

describe.each(eachImplementation())('RequestStore: %s', (_name, makeStores) => {
  let stores: RequestStores;
  beforeEach(async () => {
    stores = await makeStores();
  });

  it('gives back a request with every field as it was stored', async () => {
    const request = fullRequest();
    const first = await inserted(stores.requests, aChange(request));
    expect(first).toEqual({ ...request, number: expect.any(Number) });
    expect(await stores.requests.get(request.id)).toEqual(first);
  });

  it('gives back an automatic request that has no optional field', async () => {
    const request = aRequest({
      state: 'approved',
      stages: [],
      activeStage: undefined,
      cost: { currency: 'USD', lines: [] },
    });
    const first = await inserted(stores.requests, aChange(request));
    expect(await stores.requests.get(request.id)).toEqual({
      ...request,
      number: first.number,
    });
  });

  it('numbers requests in the order in which they come', async () => {
    const first = await stored(stores.requests, { id: 'a' });
    const second = await stored(stores.requests, { id: 'b' });
    expect(first.number).toBeGreaterThan(0);
    expect(second.number).toBeGreaterThan(first.number);
  });

  it('knows nothing of an id that was never stored', async () => {
    expect(await stores.requests.get('nobody')).toBeUndefined();
    expect(await stores.requests.getMany(['nobody'])).toEqual([]);
    expect(await stores.requests.history('nobody')).toEqual([]);
  });

  it('reads many requests in the order asked for, each once', async () => {
    await stored(stores.requests, { id: 'a', votes: [aVote()] });
    await stored(stores.requests, { id: 'b' });
    const found = await stores.requests.getMany(['b', 'x', 'a', 'b']);
    expect(found.map(({ id, votes }) => [id, votes.length])).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
  });

  it('keeps no object that a caller can still change', async () => {
    const change = aChange({}, { entries: [anEntry()] });
    const first = await inserted(stores.requests, change);
    change.request.parameters.size = 'forged';
    change.entries[0].data.revision = 99;
    first.stages[0].name = 'forged';
    const read = await stores.requests.get(first.id);
    read!.cost.monthly = '0';

    const again = await stores.requests.get(first.id);
    expect(again?.parameters).toEqual({ size: 'large' });
    expect(again?.stages[0].name).toBe('technical');
    expect(again?.cost.monthly).toBe('284.00');
    const [entry] = await stores.requests.history(first.id);
    expect(entry.data).toEqual({ revision: 1 });
  });

  describe('when saved', () => {
    it('replaces the state, the stages and the votes of the revision', async () => {
      const before = await stored(stores.requests, { votes: [aVote()] });
      const after = nextVersion(before, {
        activeStage: 1,
        stages: before.stages.map(stage => ({ ...stage, openedAt: LATER })),
        votes: [
          aVote({ voter: 'user:default/zoe' }),
          aVote({ voter: 'user:default/fay' }),
        ],
        justification: 'now with a reason',
        updatedAt: LATER,
      });
      expect(
        await stores.requests.save({
          request: after,
          entries: [],
          effects: [],
        }),
      ).toBe(true);
      expect(await stores.requests.get(before.id)).toEqual(after);
    });

    it('starts a new revision without the votes of the one before', async () => {
      const before = await stored(stores.requests, {
        votes: [aVote(), aVote({ voter: 'user:default/fay' })],
      });
      const edited = nextVersion(before, {
        revision: 2,
        votes: [],
        stages: before.stages.slice(0, 1),
      });
      await stores.requests.save({
        request: edited,
        entries: [],
        effects: [],
      });
      expect(await stores.requests.get(before.id)).toEqual(edited);
    });

    it('loses to another writer and then writes nothing at all', async () => {
      const before = await inserted(
        stores.requests,
        aChange({}, { entries: [anEntry()], effects: [anEffect()] }),
      );
      const winner = nextVersion(before, { justification: 'winner' });
      await stores.requests.save({
        request: winner,
        entries: [],
        effects: [],
      });

      const saved = await stores.requests.save({
        request: nextVersion(before, {
          justification: 'loser',
          votes: [aVote()],
          stages: before.stages.slice(0, 1),
        }),
        entries: [anEntry({ seq: 2, action: 'approved' })],
        effects: [anEffect({ idempotencyKey: 'loser' })],
      });

      expect(saved).toBe(false);
      expect(await stores.requests.get(before.id)).toEqual(winner);
      expect(await stores.requests.history(before.id)).toEqual([anEntry()]);
      const effects = await stores.effects.claim({
        now: LATER,
        leaseUntil: LATER,
        limit: 10,
      });
      expect(effects.map(effect => effect.idempotencyKey)).toEqual([
        'request-1-opened',
      ]);
    });

    it('loses when the entry number is already taken', async () => {
      const before = await inserted(
        stores.requests,
        aChange({}, { entries: [anEntry()] }),
      );
      const saved = await stores.requests.save({
        request: nextVersion(before, { justification: 'loser' }),
        entries: [
          anEntry({ seq: 2, action: 'stage-opened' }),
          anEntry({ seq: 1, action: 'approved' }),
        ],
        effects: [],
      });
      expect(saved).toBe(false);
      expect(await stores.requests.get(before.id)).toEqual(before);
      expect(await stores.requests.history(before.id)).toEqual([anEntry()]);
    });

    it('stores what relies on a spend only while the owner still spends that', async () => {
      const approved = (id: string, monthly: string | undefined) =>
        aChange({
          id,
          state: 'approved',
          activeStage: undefined,
          owner: 'group:default/spenders',
          cost: { currency: 'USD', monthly, lines: [] },
        });
      const relyingOn = (total: string, id: string) => ({
        ...approved(id, '10.00'),
        spend: { owner: 'group:default/spenders', total, at: LATER },
      });
      const { requests } = stores;

      expect(await requests.insert(relyingOn('0.00', 'a'))).toBeDefined();
      expect(await requests.insert(relyingOn('0.00', 'b'))).toBeUndefined();
      expect(await requests.get('b')).toBeUndefined();
      expect(await requests.insert(relyingOn('10', 'b'))).toBeDefined();

      const a = (await requests.get('a'))!;
      const edited = { request: nextVersion(a), entries: [], effects: [] };
      const spend = { owner: a.owner, total: '20.00', at: LATER };
      expect(await requests.save({ ...edited, spend })).toBe(false);
      expect((await requests.get('a'))?.version).toBe(1);
      // Its own cost is not part of what it relies on.
      const own = { ...spend, total: '10.00' };
      expect(await requests.save({ ...edited, spend: own })).toBe(true);

      await requests.insert(approved('c', undefined));
      expect(await requests.insert(relyingOn('20.00', 'd'))).toBeUndefined();
    });

    it('does not make a request that was never inserted', async () => {
      const change = aChange({ version: 2 });
      expect(await stores.requests.save(change)).toBe(false);
      expect(await stores.requests.get(change.request.id)).toBeUndefined();
    });

    it('lets exactly one of several parallel writers win', async () => {
      const before = await stored(stores.requests);
      const voters = ['ann', 'bob', 'cyd', 'dan', 'eve'];
      const saved = await Promise.all(
        voters.map(name =>
          stores.requests.save({
            request: nextVersion(before, {
              votes: [aVote({ voter: `user:default/${name}` })],
            }),
            entries: [anEntry({ data: { name } })],
            effects: [anEffect({ payload: { name } })],
          }),
        ),
      );
      expect(saved.filter(Boolean)).toHaveLength(1);
      const winner = voters[saved.indexOf(true)];
      const after = await stores.requests.get(before.id);
      expect(after?.votes.map(({ voter }) => voter)).toEqual([
        `user:default/${winner}`,
      ]);
      const history = await stores.requests.history(before.id);
      expect(history.map(({ data }) => data)).toEqual([{ name: winner }]);
      const effects = await stores.effects.claim({
        now: LATER,
        leaseUntil: LATER,
        limit: 10,
      });
      expect(effects.map(({ payload }) => payload)).toEqual([{ name: winner }]);
    });

    it('refuses two votes of one person on one stage, and writes nothing', async () => {
      const before = await stored(stores.requests);
      await expect(
        stores.requests.save({
          request: nextVersion(before, {
            votes: [aVote(), aVote({ verdict: 'reject' })],
          }),
          entries: [anEntry()],
          effects: [],
        }),
      ).rejects.toThrow();
      expect(await stores.requests.get(before.id)).toEqual(before);
      expect(await stores.requests.history(before.id)).toEqual([]);
    });

    it('takes a vote of the same person on another stage and another revision', async () => {
      const votes = [aVote(), aVote({ stage: 1 })];
      const before = await stored(stores.requests, { votes });
      const edited = nextVersion(before, {
        revision: 2,
        votes: [aVote({ revision: 2 })],
      });
      expect(
        await stores.requests.save({
          request: edited,
          entries: [],
          effects: [],
        }),
      ).toBe(true);
      const read = await stores.requests.get(before.id);
      expect(read?.votes).toEqual([aVote({ revision: 2 })]);
    });
  });

  describe('history', () => {
    it('comes back byte for byte, oldest first', async () => {
      const entries = [
        anEntry({
          at: '2026-11-21T09:30:00.000Z',
          data: {
            z: 1,
            a: { 'ключ ünïcode': ['\u0000', '\ud83d\ude00', '\\u0000'] },
            amount: 0.1,
            large: 12345678901234567000,
            none: null,
          },
        }),
        anEntry({
          seq: 2,
          action: 'stage-opened',
          actor: { kind: 'system', ref: 'plugin:infra-requests' },
          at: '2026-11-21T09:30:00.999Z',
          data: {},
          prevHash: 'h'.repeat(64),
          hash: 'i'.repeat(64),
        }),
      ];
      const request = await inserted(stores.requests, aChange({}, { entries }));
      const third = anEntry({ seq: 3, action: 'approved' });
      await stores.requests.save({
        request: nextVersion(request),
        entries: [third],
        effects: [],
      });
      const history = await stores.requests.history(request.id);
      expect(history.map(entry => JSON.stringify(entry))).toEqual(
        [...entries, third].map(entry => JSON.stringify(entry)),
      );
    });
  });

  describe('idempotency keys', () => {
    const idempotency = {
      requester: 'user:default/dora',
      key: 'key-1',
      fingerprint: 'f'.repeat(64),
    };

    it('finds the request that was made with a key', async () => {
      const { id } = await inserted(stores.requests, aChange(), {
        idempotency,
      });
      expect(
        await stores.requests.findByIdempotencyKey(
          'user:default/dora',
          'key-1',
        ),
      ).toEqual({ id, fingerprint: 'f'.repeat(64) });
      expect(
        await stores.requests.findByIdempotencyKey(
          'user:default/otto',
          'key-1',
        ),
      ).toBeUndefined();
    });

    it('keeps a key after the request was changed', async () => {
      const request = await inserted(stores.requests, aChange(), {
        idempotency,
      });
      await stores.requests.save({
        request: nextVersion(request),
        entries: [],
        effects: [],
      });
      expect(
        await stores.requests.findByIdempotencyKey(
          'user:default/dora',
          'key-1',
        ),
      ).toEqual({ id: request.id, fingerprint: 'f'.repeat(64) });
    });

    it('refuses a key that is taken, and writes nothing', async () => {
      await stores.requests.insert(aChange({ id: 'a' }), { idempotency });
      const second = stores.requests.insert(
        aChange({ id: 'b' }, { entries: [anEntry()] }),
        { idempotency },
      );
      await expect(second).rejects.toThrow(ConflictError);
      await expect(second).rejects.toThrow(/user:default\/dora.*'key-1'/);
      expect(await stores.requests.get('b')).toBeUndefined();
      expect(await stores.requests.history('b')).toEqual([]);
    });

    it('makes one request of the same submission sent in parallel', async () => {
      const results = await Promise.allSettled(
        ['a', 'b', 'c'].map(id =>
          stores.requests.insert(aChange({ id }), { idempotency }),
        ),
      );
      expect(
        results.filter(({ status }) => status === 'fulfilled'),
      ).toHaveLength(1);
    });

    it('lets several requests have no key', async () => {
      await stored(stores.requests, { id: 'a' });
      const second = await stored(stores.requests, { id: 'b' });
      expect(second.id).toBe('b');
    });
  });
});
