import { WEEKDAYS } from './calendar';
import { factsOfChecks, type CheckDeclaration } from './checkFacts';
import { declaredProperties, type ValueShape } from './valueShape';
import type { RequestTypeDefinition } from '../types';
import type { Names } from '../configuration/configReader';

/** Which facts exist and what they can be; rules are checked against it when they are loaded. */
export interface FactCatalogue {
  /** Every path that can be named, for suggestions. */
  paths: string[];
  find(path: string): ValueShape[] | undefined;
  /** Who says what about a fact that is declared in forms; empty for the facts that are always there. */
  declarations(path: string): Declaration[];
  /** The same facts, where a condition concerns only some request types. */
  within(requestTypes: string[]): FactCatalogue;
}

/** What one request type says about a parameter, or a list about its elements. */
export interface Declaration {
  requestType?: string;
  shapes: ValueShape[];
}

/** Facts that are decimal amounts in the policy's currency; compared as decimals, never as text. */
export const MONEY_FACTS: ReadonlySet<string> = new Set([
  'monthlyCost',
  'ownerMonthlySpend',
  'ownerBudgetRemaining',
]);

type Facts = Map<string, ValueShape[]>;

const isOpen = (shape: ValueShape) =>
  shape.kind === 'any' || (shape.kind === 'object' && shape.open);

function flatten(path: string, shapes: ValueShape[], into: Facts): void {
  into.set(path, [...(into.get(path) ?? []), ...shapes]);
  for (const shape of shapes) {
    for (const [name, property] of shape.properties ?? []) {
      flatten(path === '' ? name : `${path}.${name}`, property, into);
    }
  }
}

/** Also what is inside of it. */
const UNCHECKED: ValueShape = { kind: 'any', unchecked: true };

function shapesAt(facts: Facts, path: string): ValueShape[] | undefined {
  const known = facts.get(path);
  if (known) {
    return known;
  }
  const dot = path.lastIndexOf('.');
  const parent = dot > 0 ? shapesAt(facts, path.slice(0, dot)) : undefined;
  const open = parent?.find(isOpen);
  return open && [open.unchecked ? UNCHECKED : { kind: 'any' }];
}

const pathsOf = (facts: Facts) => [...facts.keys()].filter(path => path !== '');

function parameterFacts(type: RequestTypeDefinition): Facts {
  const facts: Facts = new Map();
  for (const [name, shapes] of parametersOf(type)) {
    const isSecret = type.secrets.includes(name);
    flatten(
      `parameters.${name}`,
      isSecret ? [{ kind: 'secret' }] : shapes,
      facts,
    );
  }
  return facts;
}

const OPEN: ValueShape[] = [{ kind: 'object', open: true }];

/** The facts that there are only because some request type declares what they follow from. */
function* declaredByTypes(
  requestTypes: RequestTypeDefinition[],
): Iterable<[string, ValueShape[]]> {
  if (requestTypes.some(({ lease }) => lease !== undefined)) {
    yield ['lease.hours', [{ kind: 'number', minimum: 0 }]];
  }
  if (requestTypes.some(type => type.entityParameter !== undefined)) {
    yield ['entity.ref', [{ kind: 'ref' }]];
    yield ['entity.kind', [{ kind: 'text' }]];
    yield ['entity.metadata', OPEN];
    yield ['entity.spec', OPEN];
  }
}

/** What a policy adds to the facts. */
export interface PolicyNames {
  calendars?: Pick<Names, 'ids' | 'complete'>;
  hasBudgets?: boolean;
  /** The automated checks that there are; without it, there may be any. */
  checks?: readonly CheckDeclaration[];
}

function* declaredByPolicy({
  calendars,
  hasBudgets,
  checks,
}: PolicyNames): Iterable<[string, ValueShape[]]> {
  if (hasBudgets) {
    yield ['ownerBudgetRemaining', [{ kind: 'money' }]];
  }
  for (const id of calendars?.ids ?? []) {
    yield [`calendars.${id}`, [{ kind: 'boolean' }]];
  }
  if (calendars?.complete === false) {
    // Where a calendar has no name of its own, it may be the one that is meant.
    yield ['calendars', OPEN];
  }
  yield* factsOfChecks(checks);
}

/** Every parameter of a request type, over all its steps. */
export function parametersOf(
  type: Pick<RequestTypeDefinition, 'steps'>,
): Map<string, ValueShape[]> {
  return new Map(
    type.steps.flatMap(step => [...declaredProperties(step.schema)]),
  );
}

function environmentShapes(type: RequestTypeDefinition): ValueShape[] {
  const { id: requestType, environment } = type;
  if (environment === undefined) {
    return [];
  }
  if (environment.kind === 'constant') {
    return [
      { kind: 'text', values: [environment.value], setBy: { requestType } },
    ];
  }
  const { parameter } = environment;
  const shapes = parametersOf(type).get(parameter) ?? [{ kind: 'text' }];
  return shapes.map(shape => ({ ...shape, setBy: { requestType, parameter } }));
}

/** Where a type lacks an id of its own, any name may be the one that was meant for it. */
function typeShape(requestTypes: RequestTypeDefinition[]): ValueShape {
  const ids = [...new Set(requestTypes.map(({ id }) => id))];
  return ids.length === requestTypes.length && !ids.includes('')
    ? { kind: 'text', values: ids }
    : { kind: 'text' };
}

/** The facts that rules can read, given what can be asked for and what the policy names. */
export function factCatalogue(
  requestTypes: RequestTypeDefinition[],
  names: PolicyNames = {},
): FactCatalogue {
  const facts: Facts = new Map<string, ValueShape[]>([
    ['type', [typeShape(requestTypes)]],
    [
      'action',
      [
        {
          kind: 'text',
          values: [...new Set(requestTypes.flatMap(({ actions }) => actions))],
        },
      ],
    ],
    [
      'environment',
      [
        { kind: 'text', values: [] },
        ...requestTypes.flatMap(environmentShapes),
      ],
    ],
    ['monthlyCost', [{ kind: 'money' }]],
    ['ownerMonthlySpend', [{ kind: 'money' }]],
    ['owner', [{ kind: 'ref' }]],
    ['requester.ref', [{ kind: 'ref' }]],
    ['requester.groups', [{ kind: 'list', elements: [{ kind: 'ref' }] }]],
    ['requester.kind', [{ kind: 'text', values: ['user', 'service'] }]],
    ['requester.agent', [{ kind: 'boolean' }]],
    ['calendar.weekday', [{ kind: 'text', values: [...WEEKDAYS] }]],
    [
      'calendar.hour',
      [{ kind: 'number', integer: true, minimum: 0, maximum: 23 }],
    ],
    ['calendar.date', [{ kind: 'date' }]],
    ['calendar.inFreeze', [{ kind: 'boolean' }]],
    ['emergency', [{ kind: 'boolean' }]],
    ...declaredByPolicy(names),
    ...declaredByTypes(requestTypes),
  ]);
  const declared = requestTypes.map(type => ({
    requestType: type.id,
    facts: parameterFacts(type),
  }));
  for (const [path, shapes] of declared.flatMap(one => [...one.facts])) {
    facts.set(path, [...(facts.get(path) ?? []), ...shapes]);
  }
  return concerning(facts, declared, declared);
}

interface DeclaredFacts {
  requestType: string;
  facts: Facts;
}

function concerning(
  facts: Facts,
  declared: DeclaredFacts[],
  concerned: DeclaredFacts[],
): FactCatalogue {
  const among = (some: DeclaredFacts[], path: string) =>
    some.flatMap(({ requestType, facts: own }) => {
      const shapes = shapesAt(own, path);
      return shapes ? [{ requestType, shapes }] : [];
    });
  return {
    paths: pathsOf(facts),
    find: path => shapesAt(facts, path),
    declarations: path => {
      const found = among(concerned, path);
      return found.length > 0 ? found : among(declared, path);
    },
    within: requestTypes =>
      concerning(
        facts,
        declared,
        concerned.filter(one => requestTypes.includes(one.requestType)),
      ),
  };
}

/** The facts of one element of a list; the empty path is the element itself. */
export function elementCatalogue(listShapes: ValueShape[]): FactCatalogue {
  const facts: Facts = new Map();
  flatten(
    '',
    listShapes.flatMap(shape => shape.elements ?? [{ kind: 'any' as const }]),
    facts,
  );
  const catalogue: FactCatalogue = {
    paths: pathsOf(facts),
    find: path => shapesAt(facts, path),
    declarations: path => {
      const shapes = shapesAt(facts, path);
      return shapes ? [{ shapes }] : [];
    },
    within: () => catalogue,
  };
  return catalogue;
}
