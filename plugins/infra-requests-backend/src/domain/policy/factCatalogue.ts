import { declaredProperties, shapesOf, type ValueShape } from './valueShape';
import type { RequestTypeDefinition } from '../types';

/** Which facts exist and what they can be; rules are checked against it when they are loaded. */
export interface FactCatalogue {
  /** Every path that can be named, for suggestions. */
  paths: string[];
  find(path: string): ValueShape[] | undefined;
}

/** Facts that are decimal amounts in the policy's currency; compared as decimals, never as text. */
export const MONEY_FACTS: ReadonlySet<string> = new Set([
  'monthlyCost',
  'ownerMonthlySpend',
]);

/** Values of `calendar.weekday`; the position is luxon's weekday less one. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const isOpen = (shape: ValueShape) =>
  shape.kind === 'any' || (shape.kind === 'object' && shape.open);

function flatten(
  path: string,
  shapes: ValueShape[],
  into: Map<string, ValueShape[]>,
): void {
  into.set(path, [...(into.get(path) ?? []), ...shapes]);
  for (const shape of shapes) {
    for (const [name, property] of shape.properties ?? []) {
      flatten(path === '' ? name : `${path}.${name}`, property, into);
    }
  }
}

function toCatalogue(facts: Map<string, ValueShape[]>): FactCatalogue {
  const find = (path: string): ValueShape[] | undefined => {
    const known = facts.get(path);
    if (known) {
      return known;
    }
    const dot = path.lastIndexOf('.');
    const parent = dot > 0 ? find(path.slice(0, dot)) : undefined;
    return parent?.some(isOpen) ? [{ kind: 'any' }] : undefined;
  };
  return { paths: [...facts.keys()].filter(path => path !== ''), find };
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
  const { environment } = type;
  if (environment === undefined) {
    return [];
  }
  return environment.kind === 'constant'
    ? shapesOf({ const: environment.value })
    : parametersOf(type).get(environment.parameter) ?? [{ kind: 'text' }];
}

/** The facts that rules can read, given what can be asked for. */
export function factCatalogue(
  requestTypes: RequestTypeDefinition[],
): FactCatalogue {
  const facts = new Map<string, ValueShape[]>([
    ['type', [{ kind: 'text', values: requestTypes.map(({ id }) => id) }]],
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
    ['calendar.weekday', [{ kind: 'text', values: [...WEEKDAYS] }]],
    [
      'calendar.hour',
      [{ kind: 'number', integer: true, minimum: 0, maximum: 23 }],
    ],
    ['calendar.date', [{ kind: 'date' }]],
  ]);
  for (const type of requestTypes) {
    for (const [name, shapes] of parametersOf(type)) {
      flatten(`parameters.${name}`, shapes, facts);
    }
  }
  return toCatalogue(facts);
}

/** The facts of one element of a list; the empty path is the element itself. */
export function elementCatalogue(listShapes: ValueShape[]): FactCatalogue {
  const facts = new Map<string, ValueShape[]>();
  flatten(
    '',
    listShapes.flatMap(shape => shape.elements ?? [{ kind: 'any' as const }]),
    facts,
  );
  return toCatalogue(facts);
}
