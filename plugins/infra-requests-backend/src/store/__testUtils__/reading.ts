import type { RequestQuery, RequestReadModel } from '../RequestReadModel';
import { AT } from './requests';

export const LEADS = 'group:default/platform-leads';
export const FINOPS = 'group:default/finops';
export const SECURITY = 'group:default/security';

export const minute = (m: number) => new Date(AT.getTime() + m * 60_000);

/** Everything, as Lena sees it, unless something else is asked for. */
export function query(overrides: Partial<RequestQuery> = {}): RequestQuery {
  return {
    scope: 'all',
    viewer: { ref: 'user:default/lena', memberships: [LEADS] },
    limit: 100,
    ...overrides,
  };
}

/** The part of a query that says who asks. */
export function as(name: string, ...memberships: string[]) {
  return { viewer: { ref: `user:default/${name}`, memberships } };
}

/** What a query finds, in the order of the ids; the count says the same. */
export async function idsOf(
  readModel: RequestReadModel,
  overrides: Partial<RequestQuery> = {},
): Promise<string[]> {
  const page = await readModel.list(query(overrides));
  expect(page.totalItems).toBe(page.items.length);
  expect(await readModel.count(query(overrides))).toBe(page.items.length);
  return page.items.map(({ id }) => id).sort();
}
