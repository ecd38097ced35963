import type { Scope } from '../../hooks/useInboxQuery';

/** What a request in the list can show besides its number and type, in the order of the menu. */
export const COLUMNS = [
  'environment',
  'due',
  'owner',
  'requester',
  'cost',
  'age',
  'progress',
  'comments',
  'state',
  'tier',
] as const;

export type Column = (typeof COLUMNS)[number];

const WAITING: Column[] = [
  'environment',
  'due',
  'owner',
  'cost',
  'age',
  'progress',
  'tier',
];

/** What is shown until the person chooses. What waits has one state, so that it says nothing there. */
export function usualColumns(scope: Scope): Column[] {
  return scope === 'inbox' || scope === 'team'
    ? WAITING
    : [...WAITING, 'state'];
}

/** The columns among what was stored, which may be of another version. */
export function asColumns(stored: unknown): Column[] | undefined {
  return Array.isArray(stored)
    ? COLUMNS.filter(column => stored.includes(column))
    : undefined;
}

const LINE = 22;
const PADDING = 17;

/** How high a request is in the list, in pixels. */
export function rowHeight(columns: ReadonlySet<Column>): number {
  const chips = columns.has('state') || columns.has('tier');
  return PADDING + LINE * (chips ? 3 : 2) + (chips ? 4 : 0);
}
