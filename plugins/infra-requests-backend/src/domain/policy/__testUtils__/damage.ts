import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';

/** What nobody means to write. */
export const noise: fc.Arbitrary<JsonValue> = fc
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
      '24:00',
      '2026-12-25',
      'P14D',
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

/** A document with one to three things wrong in it, or by luck none; what stands under the kept keys stays. */
export function damaged(
  document: JsonObject,
  options: { keep?: string[] } = {},
): fc.Arbitrary<JsonObject> {
  const places = placesIn(document).filter(
    ([first]) => !options.keep?.includes(first),
  );
  return (
    fc
      .array(
        fc.record({
          place: fc.constantFrom(...places),
          kind: fc.constantFrom(
            'set' as const,
            'remove' as const,
            'add' as const,
          ),
          value: noise,
          key: fc.oneof(
            fc.string(),
            fc.constantFrom('$gt', 'ui:field', 'id', 'freeze', 'disabled'),
          ),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map(changes =>
        changes.reduce((damagedSoFar, { place, ...change }) => {
          try {
            return withNoiseAt(damagedSoFar, place, change);
          } catch {
            // An earlier change took the place away.
            return damagedSoFar;
          }
        }, document),
      )
      // Without what no configuration file can hold, such as gaps in lists.
      .map(config => JSON.parse(JSON.stringify(config)) as JsonObject)
  );
}
