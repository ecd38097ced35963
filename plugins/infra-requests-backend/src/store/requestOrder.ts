import {
  FINAL_STATES,
  type Money,
  type RequestState,
} from '@infra-requests/plugin-infra-requests-common';
import { InputError } from '@backstage/errors';
import Big from 'big.js';
import { z } from 'zod';
import type { RequestRecord } from '../domain/types';
import type { RequestOrder } from './RequestReadModel';

/** Where a request stands in an order; the number decides between equal keys. */
export interface OrderPosition {
  key: string;
  number: number;
}

interface Ordering {
  by: 'submittedAt' | 'updatedAt' | 'monthlyCost' | 'dueAt' | 'urgency';
  direction: 'asc' | 'desc';
}

export const ORDERINGS: Record<RequestOrder, Ordering> = {
  newest: { by: 'submittedAt', direction: 'desc' },
  oldest: { by: 'submittedAt', direction: 'asc' },
  updated: { by: 'updatedAt', direction: 'desc' },
  costliest: { by: 'monthlyCost', direction: 'desc' },
  due: { by: 'dueAt', direction: 'asc' },
  urgent: { by: 'urgency', direction: 'asc' },
};

export const DEFAULT_ORDER: RequestOrder = 'newest';

// Amounts beyond this sort as equal, so that every key stays as long as the others.
const LARGEST_COST = new Big('4e20');
const COST_OFFSET = new Big('5e20');

/**
 * Text that sorts as the amounts do, in every database and collation: the offset makes all of them positive and
 * as long as each other. An unknown cost sorts below every known one.
 */
export function costSortKey(monthlyCost: Money | undefined): string {
  if (monthlyCost === undefined) {
    return '';
  }
  const cost = new Big(monthlyCost);
  const kept = cost.abs().gt(LARGEST_COST) ? LARGEST_COST.times(cost.s) : cost;
  return COST_OFFSET.plus(kept).toFixed(6);
}

const NEVER = '9999-12-31T23:59:59.999Z';

/** Text that sorts as deadlines do; what has none sorts after everything that has one. */
export function dueSortKey(dueAt: Date | undefined): string {
  return dueAt?.toISOString() ?? NEVER;
}

/** What `dueSortKey` was made of. */
export function toDueAt(key: string): string | undefined {
  return key === NEVER ? undefined : key;
}

/** What an approved request still needs is done by machines, if there are any. */
const NOTHING_TO_DO: readonly RequestState[] = ['approved', ...FINAL_STATES];

/**
 * Text that sorts what waits for approvers first, emergencies before the rest, then by deadline, then the longest
 * waiting. After it comes what is held up or carried out, in the same way, and then what is decided, the latest first.
 */
export function urgencySortKey(
  request: Pick<RequestRecord, 'state' | 'emergency' | 'submittedAt'>,
  dueAt: Date | undefined,
): string {
  const { state, emergency } = request;
  const submittedAt = request.submittedAt.toISOString();
  if (NOTHING_TO_DO.includes(state)) {
    return `2.1.${NEVER}.${latestFirst(submittedAt)}`;
  }
  const rank = `${state === 'pending' ? 0 : 1}.${emergency ? 0 : 1}`;
  return `${rank}.${dueSortKey(dueAt)}.${submittedAt}`;
}

/** As long as the time, and sorts the other way round. */
function latestFirst(time: string): string {
  return time.replace(/\d/g, digit => String(9 - Number(digit)));
}

const cursorSchema = z.strictObject({
  order: z.enum(['newest', 'oldest', 'updated', 'costliest', 'due', 'urgent']),
  key: z.string().regex(/^[0-9TZ:.-]{0,60}$/),
  number: z.number().int().min(0).max(2_147_483_647),
});

/** The opaque text of the position after which the next page begins. */
export function encodeCursor(
  order: RequestOrder,
  position: OrderPosition,
): string {
  const { key, number } = position;
  return Buffer.from(JSON.stringify({ order, key, number })).toString(
    'base64url',
  );
}

/** @throws InputError if the cursor is not one of ours or was made for another order. */
export function decodeCursor(
  order: RequestOrder,
  cursor: string,
): OrderPosition {
  const decoded = cursorSchema.safeParse(parseJson(cursor));
  if (!decoded.success) {
    throw new InputError(
      'The cursor is not valid; pass nextCursor as the page before returned it, or leave it out to start over',
    );
  }
  if (decoded.data.order !== order) {
    throw new InputError(
      `The cursor belongs to the order '${decoded.data.order}', not to '${order}'; leave it out when the order changes`,
    );
  }
  return { key: decoded.data.key, number: decoded.data.number };
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
