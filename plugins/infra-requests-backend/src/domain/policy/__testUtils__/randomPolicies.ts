import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { WEEKDAYS } from '../calendar';
import { fullConfig } from './fullConfig';

const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
    fc.constantFrom(
      'true',
      '12',
      '2026-12-25',
      '- a: b',
      '# no',
      '"',
      "it's",
      'a\nb\n',
      ' a ',
      '~',
      '*a',
      '1e3',
      '0x1',
      'no',
    ),
  )
  .filter(value => value.trim() !== '');

const amount = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }),
  fc
    .tuple(
      fc.bigInt({ min: 0n, max: 10n ** 20n }),
      fc.integer({ min: 0, max: 9999 }),
    )
    .map(([whole, part]) => `${whole}.${part}`),
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const ids = (count: number) =>
  Array.from({ length: count }, (_, i) => `it-${i}`);

/** As written in a configuration file, where what is undefined is not there. */
const written = (value: object) => JSON.parse(JSON.stringify(value));

const window = fc.constantFrom<JsonObject>(
  {
    every: 'week',
    days: [...WEEKDAYS.slice(0, 5)],
    from: '09:00',
    to: '17:30',
  },
  { every: 'week', days: ['sunday'], from: '22:00', to: '04:00' },
  { every: 'week', days: ['saturday', 'monday'] },
  { every: 'month', from: 28, to: 31 },
  { every: 'month', from: 30, to: 2 },
  { every: 'year', from: '12-18', to: '01-03' },
  { date: '2026-12-25' },
  { from: '2026-12-18', to: '2027-01-03' },
  { from: '2026-12-18T18:00', to: '2027-01-04T08:00' },
);

const calendars = fc
  .array(
    fc.record({
      title: optional(text),
      timezone: optional(fc.constantFrom('UTC', 'America/New_York')),
      freeze: optional(fc.boolean()),
      windows: fc.array(window, { minLength: 1, maxLength: 3 }),
      except: optional(fc.array(window, { maxLength: 2 })),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map(list => list.map((one, index) => ({ id: ids(3)[index], ...one })));

const comparison = fc.oneof(
  fc
    .constantFrom('staging', 'production')
    .map(environment => ({ environment })),
  fc
    .tuple(
      fc.constantFrom(
        'monthlyCost',
        'ownerMonthlySpend',
        'ownerBudgetRemaining',
      ),
      fc.constantFrom('$lt', '$lte', '$gt', '$gte'),
      amount,
    )
    .map(([path, operator, limit]) => ({ [path]: { [operator]: limit } })),
  fc.constantFrom<JsonObject>(
    { 'calendars.it-0': true },
    { 'calendar.inFreeze': false },
    { 'calendar.date': { $gte: '2026-12-20' } },
    { emergency: true },
    { 'lease.hours': { $gt: 24 } },
    {
      'entity.metadata.annotations.backstage.io/techdocs-ref': {
        $exists: true,
      },
    },
    { 'parameters.token': { $exists: true } },
    { 'parameters.disks': { $contains: { sizeGb: { $gt: 5 } } } },
  ),
  text.map(value => ({ 'entity.spec.lifecycle': value })),
  fc
    .array(text, { minLength: 1, maxLength: 3 })
    .map(values => ({ 'entity.metadata.name': { $in: values } })),
);

const when = fc.letrec<{ any: JsonObject }>(tie => ({
  any: fc.oneof(
    { depthSize: 'small' },
    comparison as fc.Arbitrary<JsonObject>,
    fc
      .array(tie('any'), { minLength: 1, maxLength: 3 })
      .map((of): JsonObject => ({ $all: of })),
    fc
      .array(tie('any'), { minLength: 1, maxLength: 3 })
      .map((of): JsonObject => ({ $any: of })),
    tie('any').map((of): JsonObject => ({ $not: of })),
  ),
})).any;

const approvers = fc.subarray(
  [
    'group:default/security',
    'Group:Default/Finops',
    'user:default/ada',
    'owner',
    'owner.parent',
    'entity.owner',
    'resolver:on-call/Payments: "EU"',
  ],
  { minLength: 1 },
);

const requirement = fc.record({ approvers, count: fc.constant(1) });

const verdicts = fc.subarray(['approve', 'reject', 'request-changes'], {
  minLength: 1,
});

const reference = {
  title: optional(text),
  pattern: optional(fc.constantFrom('CHG\\d{7}', '[^#: ]+', "it's", '~', '12')),
};

/** How people decide, with every duration after the one before. */
const terms = fc
  .record({
    remindAfter: optional(fc.constantFrom('PT30M', 'PT1H')),
    escalate: optional(
      fc
        .array(approvers, { minLength: 1, maxLength: 3 })
        .map(all => all.map((to, index) => ({ after: `PT${index + 2}H`, to }))),
    ),
    due: optional(fc.constantFrom('P2D', 'P1W', 'PT100H30M')),
    onTimeout: optional(fc.constantFrom('expire', 'reject', 'escalate')),
    calendar: optional(fc.constant('it-0')),
    approvalValidFor: optional(fc.constantFrom('P7D', 'PT0.5H')),
    commentOn: optional(verdicts),
    reference: optional(fc.record({ ...reference, on: optional(verdicts) })),
    rejections: optional(fc.integer({ min: 1, max: 50 })),
    dismissOn: optional(
      fc.subarray(['parameters', 'monthlyCost', 'entity.spec.type'], {
        minLength: 1,
      }),
    ),
    emergency: optional(
      fc.record({
        requirements: fc.array(requirement, { minLength: 1, maxLength: 2 }),
        incident: optional(fc.record(reference)),
        reviewWithin: optional(fc.constantFrom('PT24H', 'P2D')),
        reviewers: optional(approvers),
        escalateTo: optional(approvers),
      }),
    ),
  })
  .map(({ onTimeout, calendar, ...rest }) => {
    const isCounted =
      rest.due ?? rest.remindAfter ?? rest.escalate !== undefined;
    const canEscalate = onTimeout !== 'escalate' || rest.escalate;
    return {
      ...rest,
      onTimeout: rest.due && canEscalate ? onTimeout : undefined,
      calendar: isCounted ? calendar : undefined,
    };
  });

const effect: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.nat({ max: 10 }).map(tier => ({ tier: `it-${tier}` })),
  fc
    .array(requirement, { minLength: 1, maxLength: 2 })
    .map(require => ({ require })),
  text.map(deny => ({ deny })),
);

const rules = fc
  .array(
    fc.record({
      title: optional(text),
      description: optional(text),
      owner: optional(fc.constantFrom('User:Default/Ada', 'group:default/a')),
      controls: optional(fc.constant(['NIST-800-53:CM-3', 'ISO 27001:A.8.32'])),
      disabled: optional(fc.boolean()),
      when,
      effect,
    }),
    { maxLength: 6 },
  )
  .map(list =>
    list.map(({ effect: then, ...rule }, index) => ({
      id: ids(6)[index],
      ...rule,
      ...then,
    })),
  );

type Requirements = { requirements: { approvers: string[] }[] };

/** Nobody may have to wait for more rejections than there are people to reject. */
function withinReach(how: JsonObject, stages: Requirements[]): JsonObject {
  const isOpen = stages.every(({ requirements }) =>
    requirements.some(one => one.approvers.some(ref => !/^user:/i.test(ref))),
  );
  return isOpen ? how : { ...how, rejections: 1 };
}

const tiers = fc
  .array(
    fc.record({
      title: optional(text),
      description: optional(text),
      distinct: optional(fc.boolean()),
      stages: fc.uniqueArray(
        fc.record({
          name: text,
          requirements: fc.array(requirement, { minLength: 1, maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 3, selector: ({ name }) => name },
      ),
      terms,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain(list =>
    fc.boolean().map(isFree =>
      list.map(({ stages, terms: how, ...tier }, index) => ({
        id: ids(4)[index],
        ...tier,
        ...(isFree && index === 0 && list.length > 1
          ? {}
          : { stages, ...withinReach(how, stages) }),
      })),
    ),
  );

/** The first has time every week, so that something can be due in it. */
const comingAgain = ([first, ...others]: JsonObject[]) => [
  {
    ...first,
    windows: [
      { every: 'week', days: ['monday', 'friday'] },
      ...(first.windows as JsonObject[]),
    ],
    except: [],
  },
  ...others,
];

/** A configuration that is right, with anything in it that there can be, and odd names for everything. */
export const randomConfig: fc.Arbitrary<JsonObject> = fc
  .record({
    currency: optional(fc.constantFrom('USD', 'EUR')),
    timezone: optional(fc.constantFrom('UTC', 'Europe/Berlin')),
    tiers,
    rules,
    fallback: optional(fc.nat({ max: 3 })),
    calendars,
    budgets: fc.record({
      default: amount,
      owners: optional(
        fc.dictionary(fc.constantFrom('Group:Default/A', 'user:a/b'), amount),
      ),
    }),
    highRiskEnvironments: optional(
      fc.subarray(['production', 'staging', 'preview']),
    ),
  })
  .map(({ fallback, ...config }) => {
    const count = config.tiers.length;
    const within = (tier: JsonValue | undefined) =>
      `it-${Number(String(tier).slice('it-'.length)) % count}`;
    return written({
      ...config,
      calendars: config.tiers.some(
        tier => 'calendar' in tier && tier.calendar === 'it-0',
      )
        ? comingAgain(config.calendars)
        : config.calendars,
      rules: (config.rules as JsonObject[]).map(rule =>
        rule.tier === undefined ? rule : { ...rule, tier: within(rule.tier) },
      ),
      fallbackTier:
        fallback === undefined ? undefined : within(`it-${fallback}`),
    });
  });

/** What can be asked for with such a configuration. */
export const requestTypesOfRandomConfig = () => fullConfig().requestTypes;
