import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { exampleRequestTypes } from './__testUtils__/examplePolicy';
import { factCatalogue } from './factCatalogue';
import { evaluatePredicate, parsePredicate } from './predicate';

const catalogue = factCatalogue(exampleRequestTypes());

/** A condition on one fact, as written, with the paths that are easy to get wrong. */
const condition: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .constantFrom('development', 'staging', 'production')
    .map(value => ({ environment: value })),
  fc
    .uniqueArray(fc.constantFrom('development', 'staging', 'production'), {
      minLength: 1,
    })
    .map(values => ({ environment: { $in: values } })),
  fc
    .tuple(
      fc.constantFrom('monthlyCost', 'parameters.replicas'),
      fc.constantFrom('$lt', '$lte', '$gt', '$gte'),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(([path, operator, limit]) => ({ [path]: { [operator]: limit } })),
  fc
    .tuple(
      fc.constantFrom('monthlyCost', 'parameters.tags', 'parameters.size'),
      fc.boolean(),
    )
    .map(([path, exists]) => ({ [path]: { $exists: exists } })),
  fc
    .constantFrom('a', 'b')
    .map(tag => ({ 'parameters.tags': { $contains: tag } })),
  fc
    .constantFrom('1', '10.')
    .map(prefix => ({ 'parameters.network.cidr': { $hasPrefix: prefix } })),
  fc
    .constantFrom('s', 'la')
    .map(prefix => ({ 'parameters.size': { $hasPrefix: prefix } })),
);

/** What no form admits, but what stored or imported facts might hold. */
const odd = fc.constantFrom<JsonValue>('3', [3], { a: 1 }, true, 'a');

const predicate = fc.letrec<{ any: JsonObject }>(tie => ({
  any: fc.oneof(
    { depthSize: 'small' },
    condition,
    fc
      .tuple(condition, condition)
      .map(([one, other]): JsonObject => ({ ...one, ...other })),
    fc
      .array(tie('any'), { minLength: 1, maxLength: 3 })
      .map((of): JsonObject => ({ $all: of })),
    fc
      .array(tie('any'), { minLength: 1, maxLength: 3 })
      .map((of): JsonObject => ({ $any: of })),
    tie('any').map((of): JsonObject => ({ $not: of })),
  ),
})).any;

const flatFacts = fc.record(
  {
    environment: fc.constantFrom('development', 'staging', 'production'),
    monthlyCost: fc.constantFrom('0.99', '1.00', '3', '4.5', '10.00'),
    'parameters.replicas': fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 1, arbitrary: odd },
    ),
    'parameters.size': fc.constantFrom<JsonValue>('small', 'large', 2),
    'parameters.tags': fc.oneof(
      { weight: 3, arbitrary: fc.array(fc.constantFrom('a', 'b', 'c')) },
      { weight: 1, arbitrary: odd },
    ),
    'parameters.network.cidr': fc.constantFrom('10.0.0.0/8', '192.168.0.0/16'),
  },
  { requiredKeys: [] },
);

type FlatFacts = Partial<Record<string, JsonValue>>;

/** The same facts, as rules see them. */
function nested(flat: FlatFacts): JsonObject {
  const { environment, monthlyCost } = flat;
  const put = (path: string, name: string) =>
    flat[path] === undefined ? {} : { [name]: flat[path] };
  return {
    ...(environment === undefined ? {} : { environment }),
    ...(monthlyCost === undefined ? {} : { monthlyCost }),
    parameters: {
      ...put('parameters.replicas', 'replicas'),
      ...put('parameters.size', 'size'),
      ...put('parameters.tags', 'tags'),
      ...(flat['parameters.network.cidr'] === undefined
        ? {}
        : { network: put('parameters.network.cidr', 'cidr') }),
    },
  };
}

/** Written straight from the design, on flat facts, with 1, 0 and ½ for true, false and unknown. */
function naive(when: JsonObject, facts: FlatFacts, unknown: string[]): number {
  if (when.$all) {
    return Math.min(
      ...(when.$all as JsonObject[]).map(one => naive(one, facts, unknown)),
    );
  }
  if (when.$any) {
    return Math.max(
      ...(when.$any as JsonObject[]).map(one => naive(one, facts, unknown)),
    );
  }
  if (when.$not) {
    return 1 - naive(when.$not as JsonObject, facts, unknown);
  }
  return Math.min(
    ...Object.entries(when).map(([path, asked]) => {
      if (unknown.includes(path)) {
        return 0.5;
      }
      const actual = facts[path];
      const operators: Array<[string, JsonValue | undefined]> =
        typeof asked === 'object' ? Object.entries(asked!) : [['=', asked]];
      return Math.min(
        ...operators.map(([operator, expected]) =>
          naiveCannotTell(operator, path, actual)
            ? 0.5
            : Number(naiveCompare(operator, actual, expected!)),
        ),
      );
    }),
  );
}

/** Asking for an order, a beginning or an entry of something that has none: nobody can say. */
function naiveCannotTell(
  operator: string,
  path: string,
  actual: JsonValue | undefined,
): boolean {
  if (actual === undefined) {
    return false;
  }
  if (operator.startsWith('$l') || operator.startsWith('$g')) {
    return path !== 'monthlyCost' && typeof actual !== 'number';
  }
  return (
    (operator === '$hasPrefix' && typeof actual !== 'string') ||
    (operator === '$contains' && !Array.isArray(actual))
  );
}

function naiveCompare(
  operator: string,
  actual: JsonValue | undefined,
  expected: JsonValue,
): boolean {
  if (operator === '$exists') {
    return (actual !== undefined) === expected;
  }
  if (actual === undefined) {
    return false;
  }
  const order = Number(actual) - Number(expected);
  switch (operator) {
    case '$in':
      return (expected as JsonValue[]).includes(actual);
    case '$contains':
      return (actual as JsonValue[]).includes(expected);
    case '$hasPrefix':
      return String(actual).indexOf(String(expected)) === 0;
    case '$lt':
      return order < 0;
    case '$lte':
      return order <= 0;
    case '$gt':
      return order > 0;
    case '$gte':
      return order >= 0;
    default:
      return actual === expected;
  }
}

describe('evaluatePredicate', () => {
  it('agrees with a naive interpreter', () => {
    fc.assert(
      fc.property(
        predicate,
        flatFacts,
        fc.subarray(['monthlyCost', 'parameters.replicas', 'parameters.tags']),
        (when, facts, unknown) => {
          const parsed = parsePredicate(when, 'when', catalogue);
          expect(parsed.problems).toEqual([]);
          const { result } = evaluatePredicate(parsed.predicate!, {
            values: nested(facts),
            unknown: Object.fromEntries(unknown.map(path => [path, 'lost'])),
          });
          const expected = { 0: 'not-matched', 0.5: 'unknown', 1: 'matched' }[
            naive(when, facts, unknown) as 0 | 0.5 | 1
          ];
          expect(result).toBe(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});
