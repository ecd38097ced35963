import type { JsonValue } from '@backstage/types';
import { moneyValues, numberValues } from './amounts';
import type { Compare, FactState } from './comparisons';
import type { PossibleFact } from './possibleFacts';
import { areDaysPlain, dayValues, textValues } from './texts';
import type { ValueShape } from '../policy/valueShape';

/** More lists of values than this are not tried out one by one. */
const MOST_ELEMENTS = 5;

/**
 * A state of a fact for every way in which the comparisons of it can come out together; undefined where that
 * cannot be said, so that anything has to count as possible.
 */
export function statesOf(
  path: string,
  fact: PossibleFact,
  comparisons: Compare[],
): FactState[] | undefined {
  const values: JsonValue[] = [];
  for (const shape of fact.shapes) {
    const more = valuesOf(path, shape, comparisons);
    if (more === undefined) {
      return undefined;
    }
    values.push(...more);
  }
  const states: FactState[] = [
    ...values.map(value => ({ state: 'present' as const, value })),
    ...(fact.mayBeAbsent ? [{ state: 'absent' as const }] : []),
    ...(fact.mayBeUnknown ? [{ state: 'unknown' as const }] : []),
  ];
  return states.length > 0 ? states : undefined;
}

/** How a ref that no rule mentions begins, by the path of the fact. */
const REF_START: Record<string, string> = {
  'requester.ref': 'user:default/',
};

function valuesOf(
  path: string,
  shape: ValueShape,
  comparisons: Compare[],
): JsonValue[] | undefined {
  switch (shape.kind) {
    case 'text':
      return textValues(shape, comparisons);
    case 'ref':
      return textValues(
        shape,
        comparisons,
        REF_START[path] ?? 'group:default/',
      );
    case 'boolean':
      return shape.values ?? [false, true];
    case 'number':
      return numberValues(shape, comparisons);
    case 'money':
      return moneyValues(comparisons);
    case 'date':
      return areDaysPlain(comparisons) ? dayValues(comparisons) : undefined;
    case 'list':
      return listValues(comparisons);
    case 'object':
      return [{}];
    default:
      return anyValues(comparisons);
  }
}

/** Every list of what comparisons mention. */
function listValues(comparisons: Compare[]): JsonValue[] | undefined {
  const contains = comparisons.filter(
    ({ operator }) => operator === '$contains',
  );
  const elements = [...new Set(contains.map(({ expected }) => expected))];
  if (
    contains.some(({ element }) => element) ||
    elements.length > MOST_ELEMENTS
  ) {
    return undefined;
  }
  return elements.reduce<JsonValue[][]>(
    (lists, element) => [...lists, ...lists.map(list => [...list, element])],
    [[]],
  );
}

/** What can be anything: a text or plain value that is mentioned, another one, and something without a plain value. */
function anyValues(comparisons: Compare[]): JsonValue[] | undefined {
  const isPlain = ({ operator }: Compare) =>
    ['$eq', '$in', '$hasPrefix', '$exists'].includes(operator);
  if (!comparisons.every(isPlain)) {
    return undefined;
  }
  const mentioned = comparisons
    .filter(({ operator }) => operator !== '$exists')
    .flatMap(({ expected }) => [expected].flat() as JsonValue[]);
  return [
    ...textValues({}, comparisons),
    ...mentioned.filter(one => typeof one !== 'string'),
    {},
  ];
}
