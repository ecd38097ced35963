import type { JsonValue } from '@backstage/types';

const MAX_DEPTH = 50;
const MAX_VALUES = 200_000;

/** Why a document is too deep or too large to be read; walked without recursion, because it may be hostile. */
export function sizeProblem(value: JsonValue): string | undefined {
  let level: unknown[] = [value];
  let values = 1;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      return `is nested more than ${MAX_DEPTH} levels deep. Nothing needs that; check its brackets and aliases.`;
    }
    const next: unknown[] = [];
    for (const one of level) {
      const inside = typeof one === 'object' && one ? Object.values(one) : [];
      values += inside.length;
      if (values > MAX_VALUES) {
        return `has more than ${MAX_VALUES} values, aliases counted as often as they are used. Shorten it.`;
      }
      for (const inner of inside) {
        next.push(inner);
      }
    }
    level = next;
  }
  return undefined;
}
