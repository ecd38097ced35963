import { factCatalogue, type FactCatalogue } from '../policy/factCatalogue';
import type { ValueShape } from '../policy/valueShape';
import type { Policy, RequestTypeDefinition } from '../types';

/** What a fact can be in requests of one type. */
export interface PossibleFact {
  /** Empty where it never has a value. */
  shapes: ValueShape[];
  mayBeAbsent: boolean;
  mayBeUnknown: boolean;
}

type Describe = (path: string) => PossibleFact;

const always = (...shapes: ValueShape[]): PossibleFact => ({
  shapes,
  mayBeAbsent: false,
  mayBeUnknown: false,
});
const knownOrNot = (...shapes: ValueShape[]): PossibleFact => ({
  ...always(...shapes),
  mayBeUnknown: true,
});
const whatever = (...shapes: ValueShape[]): PossibleFact => ({
  ...knownOrNot(...shapes),
  mayBeAbsent: true,
});
const NEVER_THERE: PossibleFact = { ...always(), mayBeAbsent: true };

const NUMBER: ValueShape = { kind: 'number' };
const FLAG: ValueShape = { kind: 'boolean' };
const MONEY: ValueShape = { kind: 'money' };
const ANYTHING: ValueShape = { kind: 'any' };

const hasBudgets = ({ budgets }: Policy) =>
  budgets.default !== undefined || Object.keys(budgets.owners).length > 0;

/** Whether the check whose fact it is looks at requests of a type, as far as the checks are known. */
function isMadeOf(
  { id: type }: RequestTypeDefinition,
  { checks = [] }: Policy,
  path: string,
): boolean {
  const [, id] = path.split('.');
  const types = checks.find(check => check.id === id)?.types;
  return !types || types.includes(type);
}

/**
 * What facts can be in requests of a type, as the forms, the request type and the policy say. Whatever is not
 * certain counts as possible, so that what is impossible here is impossible in every request.
 */
export function possibleFacts(
  type: RequestTypeDefinition,
  policy: Policy,
): Describe {
  const catalogue = factCatalogue([type]);
  const declared = (path: string) => catalogue.find(path) ?? [];
  const known = new Map<string, PossibleFact>();
  const describe: Describe = path => {
    const [root] = path.split('.');
    switch (root) {
      case 'type':
        return always({ kind: 'text', values: [type.id] });
      case 'action':
        return always({ kind: 'text', values: type.actions });
      case 'environment':
        return environment(type, declared(path));
      case 'parameters':
        return parameter(type, path, catalogue);
      case 'monthlyCost':
      case 'ownerMonthlySpend':
        return knownOrNot(MONEY);
      case 'ownerBudgetRemaining':
        return hasBudgets(policy) ? whatever(MONEY) : NEVER_THERE;
      case 'owner':
        return knownOrNot(...declared(path));
      case 'requester':
        return knownOrNot(...declared(path));
      case 'calendar':
        return always(
          ...(path === 'calendar.inFreeze' ? [FLAG] : declared(path)),
        );
      case 'calendars':
        return always(FLAG);
      case 'emergency':
        return whatever(FLAG);
      case 'lease':
        return type.lease ? whatever(NUMBER) : NEVER_THERE;
      case 'entity':
        return type.entityParameter ? whatever(ANYTHING) : NEVER_THERE;
      case 'checks':
        return isMadeOf(type, policy, path) ? whatever(ANYTHING) : NEVER_THERE;
      default:
        return whatever(ANYTHING);
    }
  };
  return path => {
    const fact = known.get(path) ?? describe(path);
    known.set(path, fact);
    return fact;
  };
}

function environment(
  type: RequestTypeDefinition,
  shapes: ValueShape[],
): PossibleFact {
  if (type.environment === undefined) {
    return NEVER_THERE;
  }
  // The catalogue lists the shape of no value beside those of the type.
  const possible = shapes.filter(
    ({ values, setBy }) => setBy || values?.length !== 0,
  );
  if (type.environment.kind === 'constant') {
    return always(...possible);
  }
  return isRequired(type, type.environment.parameter)
    ? knownOrNot(...possible)
    : whatever(...possible);
}

function parameter(
  type: RequestTypeDefinition,
  path: string,
  catalogue: FactCatalogue,
): PossibleFact {
  const [, name, ...inside] = path.split('.');
  const shapes = catalogue.find(path);
  if (name === undefined) {
    return whatever(ANYTHING);
  }
  if (!shapes) {
    return NEVER_THERE;
  }
  if (type.secrets.includes(name)) {
    // What was given is replaced by a mark.
    return whatever(ANYTHING);
  }
  return inside.length === 0 && isRequired(type, name)
    ? knownOrNot(...shapes)
    : whatever(...shapes);
}

/** Whether no form passes without a value other than null. */
function isRequired(type: RequestTypeDefinition, name: string): boolean {
  return type.steps.some(({ schema }) => {
    const { required, properties } = schema;
    const property = (properties as Record<string, unknown> | undefined)?.[
      name
    ];
    return (
      Array.isArray(required) &&
      required.includes(name) &&
      refusesNull(property)
    );
  });
}

function refusesNull(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) {
    return false;
  }
  const { type, enum: values } = schema as { type?: unknown; enum?: unknown };
  return (
    (type !== undefined && ![type].flat().includes('null')) ||
    (Array.isArray(values) && !values.includes(null))
  );
}
