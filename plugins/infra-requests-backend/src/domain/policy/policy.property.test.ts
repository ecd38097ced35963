import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import {
  exampleConfig,
  exampleRequestTypes,
  factsOf,
} from './__testUtils__/examplePolicy';
import { estimateCost } from '../catalogue/cost';
import { evaluate } from './evaluate';
import { validateParameters } from '../catalogue/parameters';
import { describePolicy, parsePolicy } from './policy';
import { parseRequestTypes } from '../catalogue/requestType';

const noise: fc.Arbitrary<JsonValue> = fc
  .oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<JsonValue>(
      '$gt',
      '',
      -1,
      Number.MAX_VALUE,
      'group:default/x',
      [],
      {},
      { $not: { $not: {} } },
      { parameter: 'size' },
      '__proto__',
    ),
  )
  .map(value => value as JsonValue);

/** Every place in a document, as the keys that lead there. */
function placesIn(value: JsonValue | undefined): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [key],
        ...placesIn(inner).map(rest => [key, ...rest]),
      ])
    : [];
}

type Mutable = Record<string, JsonValue | undefined>;

function withNoiseAt(
  document: JsonObject,
  place: string[],
  change: { kind: 'set' | 'remove' | 'add'; value: JsonValue; key: string },
): JsonObject {
  const copy = structuredClone(document);
  const parent = place
    .slice(0, -1)
    .reduce<Mutable>((one, key) => one[key] as Mutable, copy as Mutable);
  const last = place[place.length - 1];
  if (change.kind === 'set') {
    parent[last] = change.value;
  } else if (change.kind === 'remove') {
    delete parent[last];
  } else {
    parent[change.key] = change.value;
  }
  return copy;
}

const example = exampleConfig();

/** The example with one to three things wrong in it, or by luck none. */
const damaged = fc
  .array(
    fc.record({
      place: fc.constantFrom(...placesIn(example)),
      kind: fc.constantFrom('set' as const, 'remove' as const, 'add' as const),
      value: noise,
      key: fc.oneof(fc.string(), fc.constantFrom('$gt', 'ui:field', 'id')),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map(changes =>
    changes.reduce((document, { place, ...change }) => {
      try {
        return withNoiseAt(document, place, change);
      } catch {
        // An earlier change took the place away.
        return document;
      }
    }, example),
  )
  // Without what no configuration file can hold, such as gaps in lists.
  .map(document => JSON.parse(JSON.stringify(document)) as JsonObject);

function expectPaths(problems: Array<{ path: string; message: string }>) {
  for (const { path, message } of problems) {
    expect(path).toMatch(/^infraRequests/);
    expect(message).not.toBe('');
  }
}

describe('a random configuration', () => {
  it('gives a policy that decides, or problems with paths, and never a crash', () => {
    const outcomes = { policy: 0, problems: 0 };
    fc.assert(
      fc.property(damaged, config => {
        const types = parseRequestTypes(config.requestTypes);
        const { policy, problems } = parsePolicy(config, types);
        expectPaths([...types.problems, ...problems]);
        expect(policy === undefined).toBe(problems.length > 0);
        outcomes[policy ? 'policy' : 'problems']++;
        if (policy) {
          describePolicy(policy, { now: new Date(0) });
          evaluate(policy, factsOf());
        }
      }),
      { numRuns: 300 },
    );
    expect(outcomes.policy).toBeGreaterThan(10);
    expect(outcomes.problems).toBeGreaterThan(10);
  });

  it('is refused where it is nothing like one', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), noise), config => {
        const types = parseRequestTypes(config.requestTypes);
        const { problems } = parsePolicy(config, types);
        expectPaths([...types.problems, ...problems]);
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('random parameters', () => {
  it('are accepted or named wrong, and priced or unknown, and never crash', () => {
    const [database] = exampleRequestTypes();
    const parameters = fc.dictionary(
      fc.oneof(
        fc.constantFrom('owner', 'size', 'replicas', 'disks', '__proto__'),
        fc.string(),
      ),
      noise,
    );
    fc.assert(
      fc.property(parameters, given => {
        for (const { field } of validateParameters(database, given)) {
          expect(field).toMatch(/^\/parameters/);
        }
        const { monthly, unknown } = estimateCost(database, given, 'USD');
        expect(monthly === undefined).toBe(unknown !== undefined);
      }),
      { numRuns: 300 },
    );
  });
});
