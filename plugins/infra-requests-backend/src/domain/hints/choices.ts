import type { JsonObject, JsonValue } from '@backstage/types';
import { comparisonsOf } from '../analysis/comparisons';
import { isJsonObject } from '../configuration/configReader';
import { parametersOf } from '../policy/factCatalogue';
import { conditionalParts, type ValueShape } from '../policy/valueShape';
import type { Policy, RequestTypeDefinition } from '../types';

/** A form with more values than that searches for them; nobody is offered one in a hint. */
const MAX_LISTED = 200;

/** Facts that follow from the price of a request. */
const PRICED = ['monthlyCost', 'ownerBudgetRemaining'];

export type Choice = string | number | boolean;

/** The values that a form offers for a parameter, in its order; or a range of numbers. */
export type Choices =
  | { kind: 'listed'; values: Choice[] }
  | {
      kind: 'range';
      integer: boolean;
      minimum?: number;
      maximum?: number;
      /** What the form starts with. */
      initial?: number;
      /** Where the policy draws lines through the range. */
      thresholds: number[];
    };

/** A parameter whose value a form offers for choice and on which the policy's decision depends. */
export interface ChangeableParameter {
  name: string;
  choices: Choices;
}

/**
 * What could be chosen differently to reach another decision, in the form's order. Whom it is for, who takes part
 * and which entity it concerns are what is asked, not how; secrets are never guessed at; free text offers no values; and a form may
 * say of a field that it states a fact, so that nobody is led to misstate it, or that it is what is wanted, so that nobody is led to
 * give it up.
 */
export function changeableParameters(
  policy: Policy,
  type: RequestTypeDefinition,
): ChangeableParameter[] {
  const comparisons = policy.rules
    .filter(({ disabled }) => !disabled)
    .flatMap(({ when }) => comparisonsOf(when));
  const read = new Set(comparisons.map(({ path }) => path));
  const fixed = [
    type.ownerParameter,
    type.entityParameter,
    ...type.involved,
    ...type.secrets,
    ...type.steps.flatMap(({ schema }) => notToBeChanged(schema)),
  ];
  const deciding = decidingParameters(type, read);
  return [...parametersOf(type)].flatMap(([name, shapes]) => {
    const thresholds = comparisons
      .filter(({ path }) => path === `parameters.${name}`)
      .flatMap(({ expected }) => [expected].flat())
      .filter(value => typeof value === 'number');
    const choices =
      deciding.has(name) && !fixed.includes(name)
        ? choicesOf(shapes, { thresholds, initial: defaultOf(type, name) })
        : undefined;
    return choices ? [{ name, choices }] : [];
  });
}

/** The parameters, also of conditional parts, with `ui:options: { hints: false }`. */
function notToBeChanged(schema: JsonObject): string[] {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const own = Object.entries(properties).filter(([, property]) => {
    const options = isJsonObject(property) && property['ui:options'];
    return isJsonObject(options) && options.hints === false;
  });
  return [
    ...own.map(([name]) => name),
    ...conditionalParts(schema).flatMap(notToBeChanged),
  ];
}

/** Whatever the policy does not read, directly or through the price, the environment or the lease, changes nothing. */
function decidingParameters(
  type: RequestTypeDefinition,
  read: ReadonlySet<string>,
): Set<string> {
  const own = [...read]
    .filter(path => path.startsWith('parameters.'))
    .map(path => path.split('.')[1]);
  const { environment, lease } = type;
  return new Set([
    ...own,
    ...(PRICED.some(path => read.has(path)) ? parametersOfCost(type) : []),
    ...(environment?.kind === 'parameter' && read.has('environment')
      ? [environment.parameter]
      : []),
    ...(lease?.kind === 'parameter' && read.has('lease.hours')
      ? [lease.parameter]
      : []),
  ]);
}

/** The parameters from which a type's own cost model makes the price. */
export function parametersOfCost({ cost }: RequestTypeDefinition): Set<string> {
  return new Set(
    cost
      .flatMap(({ quantity, unitPrice }) => [quantity, unitPrice])
      .flatMap(value => (value.kind === 'constant' ? [] : [value.parameter])),
  );
}

/** What a form starts with in a field, also of a conditional part. */
export function defaultOf(
  { steps }: RequestTypeDefinition,
  name: string,
): JsonValue | undefined {
  const within = (schema: JsonObject): JsonValue[] => {
    const properties = isJsonObject(schema.properties) ? schema.properties : {};
    const property = Object.hasOwn(properties, name) && properties[name];
    return [
      ...(isJsonObject(property) && property.default !== undefined
        ? [property.default]
        : []),
      ...conditionalParts(schema).flatMap(within),
    ];
  };
  return steps.flatMap(({ schema }) => within(schema))[0];
}

/** What a form offers for a parameter of these shapes; undefined where that is anything. */
export function choicesOf(
  shapes: ValueShape[],
  {
    thresholds,
    initial,
  }: { thresholds: number[]; initial: JsonValue | undefined },
): Choices | undefined {
  const [first] = shapes;
  if (shapes.length === 1 && first.kind === 'number' && !first.values) {
    const { integer = false, minimum, maximum } = first;
    return {
      kind: 'range',
      integer,
      minimum,
      maximum,
      thresholds,
      ...(typeof initial === 'number' ? { initial } : {}),
    };
  }
  const values = shapes.map(({ kind, values: listed }) =>
    kind === 'boolean' ? listed ?? [true, false] : listed,
  );
  const known = values.filter(listed => listed !== undefined);
  const distinct = [...new Set(known.flat())];
  return known.length === values.length &&
    distinct.length > 0 &&
    distinct.length <= MAX_LISTED
    ? { kind: 'listed', values: distinct }
    : undefined;
}
