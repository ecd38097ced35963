import { TestDatabases } from '@backstage/backend-test-utils';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import type {
  RequestRecord,
  ReviewRecord,
  Terms,
  VoteRecord,
} from '../domain/types';
import { aChange, aRequest, AT, inserted } from './__testUtils__/requests';
import { minute } from './__testUtils__/reading';
import { databaseStores, migrateDatabase } from './createDatabaseStores';
import { createInMemoryStores } from './createInMemoryStores';
import type { RequestFilter, RequestQuery } from './RequestReadModel';
import type { RequestStores } from './RequestStores';

jest.setTimeout(120_000);

const USERS = ['ann', 'bob', 'cyd', 'dan', 'eve'].map(
  name => `user:default/${name}`,
);
const GROUPS = ['red', 'green', 'blue'].map(name => `group:default/${name}`);
const RESOLVERS = ['resolver:on-call/payments', 'resolver:on-call/search'];
const REFS = [...USERS, ...GROUPS];
const TYPES = ['database', 'bucket'];
const ENVIRONMENTS = ['staging', 'production'];
const TIERS = ['standard', 'elevated'];
const ENTITIES = ['component:default/api', 'resource:default/db'];
const SUBJECTS = ['a', 'b', 'c', 'd', 'e'].map(one => one.repeat(64));
const STATES = ['pending', 'approved', 'fulfilled', 'cancelled'] as const;
const WORDS = ['50%', 'a_b', 'Ärger', 'c:\\x', '#2', 'plain', '\u0000'];

const user = fc.constantFrom(...USERS);
const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
/** Left out most of the time: many conditions at once leave nothing to compare. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );

const some = <T>(...values: T[]) => fc.subarray(values);
const aFew = <T>(...values: T[]) => fc.subarray(values, { maxLength: 2 });
const date = fc.integer({ min: 0, max: 3 }).map(ms => new Date(+AT + ms));

const stage = fc.record({
  name: fc.constantFrom('review', 'security'),
  requirements: fc.array(
    fc.record({
      approvers: fc.subarray([...REFS, ...RESOLVERS], { minLength: 1 }),
      count: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  openedAt: optional(date),
});

const hours = fc.constantFrom('PT1H', 'PT2H', 'PT3H');

const terms: fc.Arbitrary<Terms> = fc.record({
  due: optional(hours),
  onTimeout: fc.constantFrom('expire' as const, 'escalate' as const),
  remindAfter: optional(hours),
  escalate: fc.array(fc.record({ after: hours, to: some(...GROUPS) }), {
    maxLength: 1,
  }),
  commentOn: fc.constant([]),
  rejections: fc.constant(1),
});

const review: fc.Arbitrary<ReviewRecord> = fc.record({
  state: fc.constantFrom('open' as const, 'done' as const),
  openedAt: date,
  dueAt: date,
  reviewers: fc.array(fc.constantFrom(...REFS), { minLength: 1, maxLength: 4 }),
  escalateTo: some(...GROUPS),
  approvedBy: aFew(...USERS),
  overdueAt: optional(date),
});

const vote = fc.record({
  voter: user,
  verdict: fc.constantFrom('approve' as const, 'reject' as const),
  stage: fc.integer({ min: 0, max: 1 }),
  digest: fc.constant('d'),
  at: date,
  memberships: some(...GROUPS),
  delegations: optional(
    fc.array(fc.record({ delegator: user, memberships: some(...GROUPS) }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
});

/** What is stored of one request: a first version, and what a later one votes or edits. */
const requestPair = fc
  .record({
    type: fc.constantFrom(...TYPES),
    action: fc.constantFrom('create', 'create', 'change', 'destroy'),
    environment: optional(fc.constantFrom(...ENVIRONMENTS)),
    entity: optional(fc.constantFrom(...ENTITIES)),
    subject: optional(fc.constantFrom(...SUBJECTS)),
    lease: optional(fc.constantFrom('PT0.001S', 'PT0.003S', 'P1D')),
    emergency: rarely(fc.constant(true as const)),
    owner: fc.constantFrom(...GROUPS),
    requester: user,
    requestedFor: optional(user),
    lastEditor: user,
    editors: aFew(...USERS),
    involved: optional(aFew(...USERS)),
    terms: optional(terms),
    breakGlass: rarely(fc.constant({ skipped: GROUPS })),
    review: optional(review),
    notBefore: optional(date.map(at => at.toISOString())),
    decidedAt: date,
    justification: optional(
      fc
        .array(fc.constantFrom(...WORDS.slice(0, -1)), { maxLength: 3 })
        .map(words => words.join(' ')),
    ),
    tier: fc.constantFrom(...TIERS),
    distinct: fc.boolean(),
    monthly: optional(fc.constantFrom('9', '10.00', '100', '9.99', '-1')),
    state: fc.constantFrom(...STATES),
    stages: fc.array(stage, { minLength: 2, maxLength: 2 }),
    activeStage: fc.integer({ min: 0, max: 1 }),
    submittedAt: date,
    updatedAt: date,
    votes: votesOnce(),
    later: optional(
      fc.record({
        edit: fc.boolean(),
        editors: aFew(...USERS),
        votes: votesOnce(),
      }),
    ),
  })
  .map(one => {
    const { tier, distinct, monthly, later, votes, ...plain } = one;
    const template = aRequest();
    const first: Partial<RequestRecord> = {
      ...plain,
      activeStage: plain.state === 'pending' ? plain.activeStage : undefined,
      decidedAt: plain.state === 'pending' ? undefined : plain.decidedAt,
      evaluation: {
        ...template.evaluation,
        distinct,
        tier: { id: tier, title: tier, rank: 1 },
      },
      cost: { currency: 'USD', monthly, lines: [] },
      votes: votes.map(vote1 => ({ ...vote1, revision: 1 })),
    };
    const revision = later?.edit ? 2 : 1;
    const second: Partial<RequestRecord> | undefined = later && {
      revision,
      editors: later.editors,
      votes: later.votes.map(vote2 => ({ ...vote2, revision })),
    };
    return { first, second };
  });

function votesOnce(): fc.Arbitrary<Omit<VoteRecord, 'revision'>[]> {
  return fc.uniqueArray(vote, {
    maxLength: 4,
    selector: ({ voter, stage: position }) => `${voter} ${position}`,
  });
}

const filter: fc.Arbitrary<RequestFilter> = fc.oneof(
  fc.record({
    key: fc.constantFrom(
      'requester' as const,
      'requestedFor' as const,
      'owner' as const,
      'approver' as const,
      'voter' as const,
      'involved' as const,
    ),
    values: some(...REFS, ...RESOLVERS),
  }),
  fc.record({ key: fc.constant('state' as const), values: some(...STATES) }),
  fc.record({ key: fc.constant('type' as const), values: some(...TYPES) }),
  fc.record({
    key: fc.constant('environment' as const),
    values: some(...ENVIRONMENTS),
  }),
  fc.record({ key: fc.constant('tier' as const), values: some(...TIERS) }),
);

const criteria = fc.letrec<{ node: PermissionCriteria<RequestFilter> }>(tie => {
  const several = fc.tuple(tie('node'), tie('node'));
  return {
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      filter,
      fc.record({ not: tie('node') }),
      fc.record({ anyOf: several }),
      fc.record({ allOf: several }),
    ),
  };
}).node;

const person = { ref: user, memberships: some(...GROUPS) };

const query: fc.Arbitrary<RequestQuery> = fc.record({
  scope: fc.constantFrom(
    'mine' as const,
    'inbox' as const,
    'team' as const,
    'decided' as const,
    'reviews' as const,
    'all' as const,
  ),
  viewer: fc.record({
    ...person,
    delegators: optional(fc.array(fc.record(person), { maxLength: 2 })),
  }),
  permitted: optional(criteria),
  state: rarely(some(...STATES)),
  type: rarely(some(...TYPES)),
  environment: rarely(some(...ENVIRONMENTS)),
  tier: rarely(some(...TIERS)),
  owner: rarely(some(...GROUPS)),
  entity: rarely(some(...ENTITIES)),
  requester: rarely(some(...USERS)),
  runningAt: rarely(date),
  q: rarely(fc.constantFrom(...WORDS, 'ann', '3', '%', 'POSTGRES red')),
  order: optional(
    fc.constantFrom(
      'newest' as const,
      'oldest' as const,
      'updated' as const,
      'costliest' as const,
      'due' as const,
      'urgent' as const,
    ),
  ),
  limit: fc.integer({ min: 1, max: 4 }),
});

async function fill(
  stores: RequestStores,
  pairs: { first: Partial<RequestRecord>; second?: Partial<RequestRecord> }[],
): Promise<void> {
  for (const [index, { first, second }] of pairs.entries()) {
    const request = await inserted(
      stores.requests,
      aChange({ ...first, id: `request-${index}` }),
    );
    if (second) {
      await stores.requests.save(
        aChange({ ...request, ...second, version: 2 }),
      );
    }
  }
}

/** Requests of which a query finds some in every run. */
const SAME = { seed: 20261121 };

/** One set that many queries read. A new one for each would need a new database, where numbers start over. */
async function filledAlike(knex: Knex, options: { seed?: number } = SAME) {
  await migrateDatabase(knex);
  const database = databaseStores(knex);
  const memory = createInMemoryStores();
  const [pairs] = fc.sample(
    fc.array(requestPair, { minLength: 60, maxLength: 60 }),
    { numRuns: 1, ...options },
  );
  await fill(memory, pairs);
  await fill(database, pairs);
  return { memory, database, pairs };
}

async function allPages(stores: RequestStores, asked: RequestQuery) {
  const pages = [];
  let cursor: string | undefined;
  do {
    const page = await stores.readModel.list({ ...asked, cursor });
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'random requests on %s',
  databaseId => {
    it('are the same lists as in memory, whatever is asked', async () => {
      const { memory, database } = await filledAlike(
        await databases.init(databaseId),
      );
      const found = { some: 0, none: 0 };
      await fc.assert(
        fc.asyncProperty(query, async asked => {
          const expected = await allPages(memory, asked);
          expect(await allPages(database, asked)).toEqual(expected);
          found[expected[0].totalItems > 0 ? 'some' : 'none'] += 1;
        }),
        { numRuns: 400 },
      );
      // Lists that are always empty would prove nothing.
      expect(found.some).toBeGreaterThan(150);
    });

    it('come back from the database as from memory', async () => {
      const { memory, database, pairs } = await filledAlike(
        await databases.init(databaseId),
        { seed: undefined },
      );
      const ids = pairs.map((_, index) => `request-${index}`);
      expect(await database.requests.getMany(ids)).toEqual(
        await memory.requests.getMany(ids),
      );
      for (const owner of GROUPS) {
        for (const at of [AT, minute(5), minute(100_000)]) {
          expect(
            await database.readModel.committedCosts(owner, { at }),
          ).toEqual(await memory.readModel.committedCosts(owner, { at }));
        }
      }
    });

    it('wait for the same people, for whomever they vote', async () => {
      const { memory, database } = await filledAlike(
        await databases.init(databaseId),
      );
      const asked = fc.record({
        scope: fc.constantFrom('inbox' as const, 'reviews' as const),
        viewer: fc.record({
          ...person,
          delegators: fc.array(fc.record(person), {
            minLength: 1,
            maxLength: 3,
          }),
        }),
        limit: fc.constant(100),
      });
      let found = 0;
      await fc.assert(
        fc.asyncProperty(asked, async query1 => {
          const ids = async ({ readModel }: RequestStores) =>
            (await readModel.list(query1)).items.map(({ id }) => id);
          const expected = await ids(memory);
          expect(await ids(database)).toEqual(expected);
          found += expected.length;
        }),
        { numRuns: 300 },
      );
      expect(found).toBeGreaterThan(300);
    });

    it('have the same things to do, and wait for the same', async () => {
      const { memory, database } = await filledAlike(
        await databases.init(databaseId),
      );
      const asked = fc.record({
        at: fc.oneof(
          date,
          fc.integer({ min: 0, max: 200 }).map(m => new Date(+AT + m * 60_000)),
        ),
        limit: fc.integer({ min: 1, max: 40 }),
        types: some(...TYPES),
        after: optional(
          fc.integer({ min: 0, max: 59 }).map(index => `request-${index}`),
        ),
        people: fc.array(user, { maxLength: 3 }),
      });
      const found = { steps: 0, ready: 0, overdue: 0 };
      await fc.assert(
        fc.asyncProperty(asked, async options => {
          const { people, at } = options;
          const answersOf = async ({ readModel }: RequestStores) => ({
            steps: await readModel.dueForSteps(options),
            ready: await readModel.readyForFulfilment(options),
            overdue: await readModel.overdueReviews(people, at),
          });
          const expected = await answersOf(memory);
          expect(await answersOf(database)).toEqual(expected);
          for (const kind of ['steps', 'ready', 'overdue'] as const) {
            found[kind] += expected[kind].length;
          }
        }),
        { numRuns: 100 },
      );
      expect(Object.values(found)).not.toContain(0);
      const resolvers = await memory.readModel.pendingResolvers();
      expect(resolvers).not.toEqual([]);
      expect(await database.readModel.pendingResolvers()).toEqual(resolvers);
      const named = await memory.readModel.namedResolvers();
      expect(named).not.toEqual([]);
      expect(await database.readModel.namedResolvers()).toEqual(named);
    });
  },
);
