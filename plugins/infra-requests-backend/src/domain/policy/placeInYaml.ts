import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';

/** The text of a key; empty for what is no plain key. */
export const keyOf = (key: unknown) => (isScalar(key) ? String(key.value) : '');

/** The node that a path leads to, or the last on the way. Keys may have dots in them, so the text of them decides. */
export function nodeAt(node: Node, path: string): Node {
  if (isSeq(node)) {
    const [step = '', index] = /^\[(\d+)\]/.exec(path) ?? [];
    const item = step === '' ? undefined : node.items[Number(index)];
    return item ? nodeAt(item as Node, path.slice(step.length)) : node;
  }
  if (!isMap(node)) {
    return node;
  }
  const pairs = pairsOf(node);
  const pair = keysIn(path)
    .map(key => pairs.get(key))
    .find(one => one !== undefined);
  if (!pair) {
    return node;
  }
  const rest = path.slice(1 + keyOf(pair.key).length);
  const value = pair.value as Node | null;
  const inside = rest !== '' && value ? nodeAt(value, rest) : undefined;
  return inside && inside !== value ? inside : (pair.key as Node);
}

const byKey = new WeakMap<YAMLMap, Map<string, Pair>>();

function pairsOf(map: YAMLMap): Map<string, Pair> {
  const known =
    byKey.get(map) ?? new Map(map.items.map(pair => [keyOf(pair.key), pair]));
  byKey.set(map, known);
  return known;
}

/** What the first key of a path can be, the longest first: "a.b" and "a" of ".a.b". */
function keysIn(path: string): string[] {
  const ends = [...path.matchAll(/[.[]|$/g)].map(({ index }) => index);
  return path.startsWith('.')
    ? ends
        .slice(1)
        .reverse()
        .map(end => path.slice(1, end))
    : [];
}
