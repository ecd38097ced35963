import type {
  CostEstimate,
  CostLine,
  Money,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import Big from 'big.js';
import { asWritten } from '../configuration/configProblem';
import { formatMoney, isDecimal, toDecimal } from '../money';
import { listed } from '../policy/english';
import { fieldTitle } from '../policy/wording';
import type { CostLineModel, CostValue, RequestTypeDefinition } from '../types';

/** Bills are in cents. */
const DECIMALS_OF_A_LINE = 2;

type Resolved = { value: Big } | { unknown: string };

function parameterValue(
  parameters: JsonObject,
  name: string,
): JsonValue | undefined {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return value === null ? undefined : value;
}

function usable(value: JsonValue, title: () => string): Resolved {
  if (!isDecimal(value)) {
    return { unknown: `${title()} is not a number` };
  }
  const decimal = toDecimal(value);
  return decimal.lt(0)
    ? { unknown: `${title()} is negative` }
    : { value: decimal };
}

function resolve(
  model: CostValue,
  { type, parameters }: { type: RequestTypeDefinition; parameters: JsonObject },
): Resolved {
  if (model.kind === 'constant') {
    return { value: toDecimal(model.value) };
  }
  const name = model.parameter;
  const title = () => fieldTitle(type, name);
  const given = parameterValue(parameters, name);
  const fallback: Resolved | undefined =
    model.default === undefined
      ? undefined
      : { value: toDecimal(model.default) };
  if (given === undefined) {
    return fallback ?? { unknown: `${title()} is not filled in` };
  }
  if (model.kind === 'parameter') {
    return usable(given, title);
  }
  const key = asWritten(given);
  return Object.hasOwn(model.table, key)
    ? { value: toDecimal(model.table[key]) }
    : fallback ?? {
        unknown: `there is no price for ${JSON.stringify(given)} in ${title()}`,
      };
}

function priceLine(
  model: CostLineModel,
  given: { type: RequestTypeDefinition; parameters: JsonObject },
): { line: CostLine; reasons: string[] } {
  const quantity = resolve(model.quantity, given);
  const unitPrice = resolve(model.unitPrice, given);
  const line: CostLine = {
    title: model.title,
    ...('value' in quantity ? { quantity: quantity.value.toFixed() } : {}),
    ...('value' in unitPrice
      ? { unitPrice: formatMoney(unitPrice.value) }
      : {}),
  };
  const reasons = [quantity, unitPrice].flatMap(resolved =>
    'unknown' in resolved ? [resolved.unknown] : [],
  );
  if (!('value' in quantity && 'value' in unitPrice)) {
    const unknown = listed([...new Set(reasons)]);
    return { line: { ...line, unknown }, reasons };
  }
  const amount = quantity.value
    .times(unitPrice.value)
    .round(DECIMALS_OF_A_LINE, Big.roundHalfUp);
  return { line: { ...line, amount: formatMoney(amount) }, reasons };
}

/**
 * What a month costs, line by line, each rounded to the cent, as on a bill; so they add up to the total. A line that cannot be priced is unknown and makes the
 * total unknown: a cost that leaves something out would pass thresholds that the real one does not.
 */
export function estimateCost(
  type: RequestTypeDefinition,
  parameters: JsonObject,
  currency: string,
): CostEstimate {
  const priced = type.cost.map(model => priceLine(model, { type, parameters }));
  const lines = priced.map(({ line }) => line);
  // Several lines may lack the same, which is said once.
  const unknown = new Set(priced.flatMap(({ reasons }) => reasons));
  if (unknown.size > 0) {
    return { currency, unknown: listed([...unknown]), lines };
  }
  return {
    currency,
    monthly: addMoney(lines.map(line => line.amount!)),
    lines,
  };
}

/** The exact sum of decimal amounts; "0.00" for none. */
export function addMoney(amounts: Money[]): Money {
  return formatMoney(
    amounts.reduce((sum, amount) => sum.plus(toDecimal(amount)), new Big(0)),
  );
}
