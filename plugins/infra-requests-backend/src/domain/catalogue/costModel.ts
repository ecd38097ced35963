import type { Money } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { suggest } from '../configuration/configProblem';
import { ConfigReader, isJsonObject } from '../configuration/configReader';
import { isDecimal } from '../money';
import { readParameterName, type ParameterContext } from './parameterName';
import type { CostLineModel, CostValue } from '../types';
import type { ValueShape } from '../policy/valueShape';

const LINE_EXAMPLE =
  '{ title: Instance, quantity: { parameter: replicas }, unitPrice: { parameter: size, table: { small: 35, large: 142 } } }';
const VALUE_EXAMPLE =
  '12.50, { parameter: name } or { parameter: name, table: { … } }';

/** Reads what a month costs; it must be there, so that nothing is free by omission. */
export function readCost(
  input: JsonValue | undefined,
  at: string,
  context: ParameterContext,
): CostLineModel[] {
  const { reader } = context;
  const cost = reader.object(input, at, {
    keys: ['lines'],
    example: `{ lines: [${LINE_EXAMPLE}] }, or { lines: [] } for what costs nothing`,
  });
  return cost === undefined
    ? []
    : reader
        .list(cost.lines, `${at}.lines`, {
          of: 'cost lines',
          example: `[${LINE_EXAMPLE}]`,
          mayBeEmpty: true,
        })
        .map((one, index) => readLine(one, `${at}.lines[${index}]`, context))
        .filter((line): line is CostLineModel => line !== undefined);
}

function readLine(
  input: JsonValue,
  at: string,
  context: ParameterContext,
): CostLineModel | undefined {
  const line = context.reader.object(input, at, {
    keys: ['title', 'quantity', 'unitPrice'],
    example: LINE_EXAMPLE,
  });
  if (!line) {
    return undefined;
  }
  const title = context.reader.text(line.title, `${at}.title`, 'Instance');
  const quantity = readValue(line.quantity ?? 1, `${at}.quantity`, context);
  const unitPrice = readValue(line.unitPrice, `${at}.unitPrice`, context);
  return title !== undefined && quantity && unitPrice
    ? { title, quantity, unitPrice }
    : undefined;
}

const isNumeric = ({ kind, values }: ValueShape) =>
  kind === 'number' || kind === 'any' || (values?.every(isDecimal) ?? false);

function readValue(
  input: JsonValue | undefined,
  at: string,
  context: ParameterContext,
): CostValue | undefined {
  const { reader, parameters } = context;
  if (!isJsonObject(input)) {
    const value = reader.amount(input, at, VALUE_EXAMPLE)?.toFixed();
    return value === undefined ? undefined : { kind: 'constant', value };
  }
  const object = reader.object(input, at, {
    keys: ['parameter', 'table', 'default'],
    example: VALUE_EXAMPLE,
  })!;
  const fallback =
    object.default === undefined
      ? undefined
      : reader
          .amount(object.default, `${at}.default`, VALUE_EXAMPLE)
          ?.toFixed();
  const withDefault = fallback === undefined ? {} : { default: fallback };
  const parameter = readParameterName(
    object.parameter,
    `${at}.parameter`,
    context,
  );
  const shapes =
    parameter === undefined ? undefined : parameters.get(parameter);
  if (object.table !== undefined) {
    const table = readTable(object, `${at}.table`, shapes ?? [], reader);
    return parameter === undefined
      ? undefined
      : { kind: 'table', parameter, table, ...withDefault };
  }
  if (parameter !== undefined && shapes && !shapes.some(isNumeric)) {
    reader.report(
      at,
      `the parameter "${parameter}" is not a number. Add a table with a number for each of its values.`,
    );
  }
  return parameter === undefined
    ? undefined
    : { kind: 'parameter', parameter, ...withDefault };
}

function readTable(
  input: JsonObject,
  at: string,
  shapes: ValueShape[],
  reader: ConfigReader,
): Record<string, Money> {
  if (!isJsonObject(input.table)) {
    reader.report(
      at,
      'must be an object with a number for each value of the parameter. Write { small: 35, large: 142 }.',
    );
    return {};
  }
  const entries = Object.entries(input.table).flatMap(([key, amount]) => {
    const value = reader
      .amount(amount, `${at}.${key}`, VALUE_EXAMPLE)
      ?.toFixed();
    return value === undefined ? [] : [[key, value] as const];
  });
  const keys = Object.keys(input.table);
  const possible = shapes.some(
    ({ kind, values }) => values === undefined && kind !== 'boolean',
  )
    ? undefined
    : shapes.flatMap(({ kind, values }) =>
        kind === 'boolean' && !values ? ['true', 'false'] : values!.map(String),
      );
  const missing = possible?.filter(value => !keys.includes(value)) ?? [];
  if (missing.length > 0 && input.default === undefined) {
    reader.report(
      at,
      `has no number for ${missing.join(', ')}. Add ${
        missing.length === 1 ? 'it' : 'them'
      }, or a default beside the table.`,
    );
  }
  for (const key of keys) {
    if (possible && possible.length > 0 && !possible.includes(key)) {
      reader.report(
        `${at}.${key}`,
        `the parameter is never "${key}". ${suggest(key, possible)}`,
      );
    }
  }
  return Object.fromEntries(entries);
}
