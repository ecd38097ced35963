import type { JsonValue } from '@backstage/types';
import Big from 'big.js';
import { formatMoney, isDecimal, toDecimal } from '../money';
import type { Compare } from './comparisons';
import type { ValueShape } from '../policy/valueShape';

const ONE = new Big(1);

/** The amounts that comparisons name, each once, in order. */
function thresholds(comparisons: Compare[], bounds: Big[]): Big[] {
  const named = comparisons.flatMap(({ operator, expected }) =>
    operator === '$exists'
      ? []
      : ([expected].flat() as JsonValue[]).filter(isDecimal).map(toDecimal),
  );
  return [...named, ...bounds]
    .sort((a, b) => a.cmp(b))
    .filter((one, at, all) => at === 0 || !one.eq(all[at - 1]));
}

function between(low: Big, high: Big): Big {
  const next = low.plus(ONE);
  return next.lt(high) ? next : low.plus(high).div(2);
}

/** Every named amount, one between each two, one below all and one above. */
function withNeighbours(named: Big[]): Big[] {
  if (named.length === 0) {
    return [ONE];
  }
  const [first] = named;
  const below = first.gt(0) && first.lt(1) ? first.div(2) : first.minus(ONE);
  return [
    below,
    ...named.flatMap((one, at) =>
      at + 1 < named.length
        ? [one, between(one, named[at + 1])]
        : [one, one.plus(ONE)],
    ),
  ];
}

/** Amounts of money on every side of what comparisons name. */
export const moneyValues = (comparisons: Compare[]): string[] =>
  withNeighbours(thresholds(comparisons, [])).map(formatMoney);

/** Numbers on every side of what comparisons name, as far as the shape has numbers there. */
export function numberValues(
  shape: ValueShape,
  comparisons: Compare[],
): number[] {
  if (shape.values) {
    return shape.values as number[];
  }
  const { minimum = -Infinity, maximum = Infinity, integer } = shape;
  const bounds = [minimum, maximum].filter(Number.isFinite).map(toDecimal);
  const around = withNeighbours(thresholds(comparisons, bounds)).flatMap(one =>
    integer ? [one.round(0, Big.roundDown), one.round(0, Big.roundUp)] : [one],
  );
  return [...new Set(around.map(Number))].filter(
    one => one >= minimum && one <= maximum,
  );
}
