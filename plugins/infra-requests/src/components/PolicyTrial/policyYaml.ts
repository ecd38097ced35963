import { LineCounter, isMap, isSeq, parseDocument } from 'yaml';

/** Where something stands in a text; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

interface WrittenRule extends Place {
  id: string;
  /** The rule as JSON, to compare. */
  json: string;
}

/** The rules of a policy in YAML that have an id; nothing where the text is no YAML. */
function readRules(text: string): WrittenRule[] | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return undefined;
  }
  const rules =
    document.getIn(['infraRequests', 'rules']) ?? document.getIn(['rules']);
  const items = isSeq(rules) ? rules.items.filter(isMap) : [];
  return items.flatMap(rule => {
    const id: unknown = rule.get('id');
    if (typeof id !== 'string') {
      return [];
    }
    const { line, col } = lines.linePos(rule.range?.[0] ?? 0);
    return [
      { id, json: JSON.stringify(rule.toJS(document)), line, column: col },
    ];
  });
}

/** Where a rule is written, if it is. */
export function placeOfRule(text: string, id: string): Place | undefined {
  const rule = readRules(text)?.find(one => one.id === id);
  return rule && { line: rule.line, column: rule.column };
}

/** How many rules an edit added, removed or changed; nothing where one of the texts cannot be read. */
export function countChangedRules(options: {
  active: string;
  edited: string;
}): number | undefined {
  const active = readRules(options.active);
  const edited = readRules(options.edited);
  if (!active || !edited) {
    return undefined;
  }
  const before = new Map(active.map(({ id, json }) => [id, json]));
  const after = new Map(edited.map(({ id, json }) => [id, json]));
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter(id => before.get(id) !== after.get(id)).length;
}
