import type { JsonObject, JsonValue } from '@backstage/types';
import { estimateCost } from '../catalogue/cost';
import { leaseHours, leaseOf } from '../catalogue/lease';
import { environmentOf } from '../catalogue/parameters';
import { numberValues } from './amounts';
import type { Compare, FactState } from './comparisons';
import type { PossibleFact } from './possibleFacts';
import { requiredIn, typicalForm } from './typicalForm';
import type { Policy, RequestTypeDefinition } from '../types';

/** A form filled in, with the facts that follow from it. */
export interface Form {
  parameters: JsonObject;
  states: ReadonlyMap<string, FactState>;
}

/** How many ways to fill in one form are looked at, and how many values of one parameter. */
const MOST_FORMS = 240;
const MOST_VALUES = 12;

/**
 * Ways to fill in the form of a type that differ in what it costs, where it runs and how long it lives, the most
 * usual first. Empty where nobody can tell how to fill it in.
 */
export function formsOf(
  type: RequestTypeDefinition,
  options: {
    policy: Policy;
    factAt: (path: string) => PossibleFact;
    /** What rules ask of a path. */
    asked: (path: string) => Compare[];
  },
): Form[] {
  const typical = typicalForm(type);
  if (!typical) {
    return [];
  }
  const axes = decisiveParameters(type).map(name => ({
    name,
    values: valuesOf(type, name, { ...options, typical }),
  }));
  return combinations(axes.map(({ values }) => values)).map(values =>
    formOf(
      type,
      options.policy,
      axes.reduce<JsonObject>(
        (form, { name }, at) => withValue(form, name, values[at]),
        typical,
      ),
    ),
  );
}

/** The parameters that something else follows from: the cost, the environment, the lease. */
export function decisiveParameters(type: RequestTypeDefinition): string[] {
  const { environment, lease, cost } = type;
  return [
    ...new Set([
      ...(environment?.kind === 'parameter' ? [environment.parameter] : []),
      ...cost
        .flatMap(line => [line.quantity, line.unitPrice])
        .flatMap(value => (value.kind === 'constant' ? [] : [value.parameter])),
      ...(lease?.kind === 'parameter' ? [lease.parameter] : []),
    ]),
  ];
}

function withValue(
  form: JsonObject,
  name: string,
  value: JsonValue | undefined,
): JsonObject {
  const { [name]: _, ...others } = form;
  return value === undefined ? others : { ...others, [name]: value };
}

/** What a parameter can be, the typical value first; undefined is not given. */
function valuesOf(
  type: RequestTypeDefinition,
  name: string,
  options: {
    typical: JsonObject;
    factAt: (path: string) => PossibleFact;
    asked: (path: string) => Compare[];
  },
): Array<JsonValue | undefined> {
  const path = `parameters.${name}`;
  const isEnvironment =
    type.environment?.kind === 'parameter' &&
    type.environment.parameter === name;
  const asked = [
    ...options.asked(path),
    ...(isEnvironment ? options.asked('environment') : []),
  ];
  const mentioned = asked.flatMap(({ operator, expected }) =>
    operator === '$eq' || operator === '$in'
      ? ([expected].flat() as JsonValue[])
      : [],
  );
  const values = options.factAt(path).shapes.flatMap((shape): JsonValue[] => {
    switch (shape.kind) {
      case 'number':
        return shape.values ?? [...numberValues(shape, asked), ...steps(shape)];
      case 'boolean':
        return shape.values ?? [false, true];
      default:
        return shape.values ?? mentioned;
    }
  });
  const all = [
    options.typical[name],
    ...spread([...new Set(values)]),
    ...(requiredIn(type).has(name) ? [] : [undefined]),
  ];
  return [...new Set(all)];
}

/** Amounts of very different size, as far as they are possible. */
function steps({
  minimum = 0,
  maximum = 1_000_000,
}: {
  minimum?: number;
  maximum?: number;
}): number[] {
  return [minimum, 1, 2, 3, 5, 10, 100, 1000, 10_000, 100_000, maximum].filter(
    one => one >= minimum && one <= maximum,
  );
}

function spread<T>(values: T[]): T[] {
  const step = Math.max(1, values.length / MOST_VALUES);
  return Array.from(
    { length: Math.min(values.length, MOST_VALUES) },
    (_, at) => values[Math.floor(at * step)],
  );
}

/** All combinations of one value each, or an even spread of them where there are too many. */
function combinations<T>(axes: T[][]): T[][] {
  const total = axes.reduce((so, { length }) => so * length, 1);
  const nth = (index: number) => {
    let rest = index;
    return axes.map(values => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return value;
    });
  };
  if (total <= MOST_FORMS) {
    return Array.from({ length: total }, (_, index) => nth(index));
  }
  const first = axes.map(([value]) => value);
  const oneChanged = axes.flatMap((values, axis) =>
    values.map(value => first.map((one, at) => (at === axis ? value : one))),
  );
  // A step that shares no factor with small numbers of values, so that no axis stands still.
  const stride = Math.floor(total / MOST_FORMS) | 1;
  const across = Array.from({ length: MOST_FORMS }, (_, index) =>
    nth((index * (stride + 6)) % total),
  );
  return [...oneChanged, ...across].slice(0, MOST_FORMS);
}

function formOf(
  type: RequestTypeDefinition,
  policy: Policy,
  parameters: JsonObject,
): Form {
  const state = (value: JsonValue | undefined, missing: FactState): FactState =>
    value === undefined ? missing : { state: 'present', value };
  const lease = leaseOf(type, parameters);
  const states = new Map<string, FactState>([
    [
      'environment',
      state(
        environmentOf(type, parameters),
        type.environment ? { state: 'unknown' } : { state: 'absent' },
      ),
    ],
    [
      'monthlyCost',
      state(estimateCost(type, parameters, policy.currency).monthly, {
        state: 'unknown',
      }),
    ],
    [
      'lease.hours',
      state(lease === undefined ? undefined : leaseHours(lease), {
        state: 'absent',
      }),
    ],
    ...decisiveParameters(type).map((name): [string, FactState] => [
      `parameters.${name}`,
      state(parameters[name], { state: 'absent' }),
    ]),
  ]);
  return { parameters, states };
}
