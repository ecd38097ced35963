import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { validateParameters } from '../catalogue/parameters';
import type { RequestTypeDefinition } from '../types';
import { SIZES, worlds } from './__testUtils__/randomWorlds';
import { choiceCosts } from './choiceCosts';

const UNIT_PRICES = new Map<unknown, number>([
  ['small', 150],
  ['medium', 700],
  ['large', 2000],
]);

/** The price of the form in cents, worked out by hand; undefined where something is missing or no number. */
function cents({ size, nodes, days = 0, load = 0 }: JsonObject) {
  const unitPrice = UNIT_PRICES.get(size);
  const numbers = [nodes, days, load].map(value =>
    typeof value === 'number' && value >= 0 ? value : undefined,
  );
  return unitPrice === undefined || numbers.includes(undefined)
    ? undefined
    : unitPrice * numbers[0]! + 100 * numbers[1]! + Math.round(numbers[2]!);
}

/** Everything that the form offers where the price comes from, written down by hand. */
function offered({
  steps,
}: RequestTypeDefinition): Record<string, JsonValue[]> {
  const { nodes } = steps[0].schema.properties as Record<
    string,
    { minimum: number; maximum: number }
  >;
  const numbers = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const { minimum, maximum } = nodes;
  return {
    size: SIZES,
    ...(maximum - minimum < 50 ? { nodes: numbers(minimum, maximum) } : {}),
    days: numbers(1, 30),
  };
}

const problemsIn = (type: RequestTypeDefinition, parameters: JsonObject) =>
  validateParameters(type, parameters).map(one => JSON.stringify(one));

/** By parameter, what it adds beside the cheapest value that makes nothing wrong: by trying every one. */
function expectedOf({
  type,
  parameters,
}: {
  type: RequestTypeDefinition;
  parameters: JsonObject;
}): Record<string, number> {
  const now = cents(parameters);
  const adds: Record<string, number> = {};
  for (const [name, values] of Object.entries(offered(type))) {
    if (now === undefined || !values.includes(parameters[name] ?? null)) {
      continue;
    }
    const wrongNow = problemsIn(type, parameters);
    for (const value of values) {
      const changed = { ...parameters, [name]: value };
      const taken = validateParameters(type, changed).every(
        problem =>
          wrongNow.includes(JSON.stringify(problem)) &&
          problem.field !== `/parameters/${name}`,
      );
      const cost = cents(changed);
      if (taken && cost !== undefined && now - cost > (adds[name] ?? 0)) {
        adds[name] = now - cost;
      }
    }
  }
  return adds;
}

describe('what choices add to the cost', () => {
  it('is what trying every alternative shows, the costliest first', () => {
    const seen = { some: 0 };
    fc.assert(
      fc.property(worlds, world => {
        const { type, parameters } = world;
        const found = choiceCosts({ type, parameters, currency: 'USD' });
        const byName = Object.fromEntries(
          found.map(({ parameter, adds }) => [
            parameter,
            Math.round(Number(adds) * 100),
          ]),
        );
        expect(byName).toEqual(expectedOf(world));
        const inOrder = found.map(({ adds }) => Number(adds));
        expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a));
        seen.some += found.length;
      }),
      { numRuns: 150 },
    );
    expect(seen.some).toBeGreaterThan(50);
  });
});
