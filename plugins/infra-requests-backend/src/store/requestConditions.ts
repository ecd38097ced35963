import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type { RequestFilter, RequestQuery, Viewer } from './RequestReadModel';
import type { ApproverRow, RequestRow, VoteRow } from './rows';
import { searchTerms } from './searchText';

type Conditions = Knex.QueryBuilder;

const FILTER_COLUMNS = {
  requester: 'requester_ref',
  requestedFor: 'requested_for_ref',
  owner: 'owner_ref',
  state: 'state',
  type: 'type',
  environment: 'environment',
  tier: 'tier_id',
} as const satisfies Partial<Record<RequestFilter['key'], keyof RequestRow>>;

/** Narrows a selection of `requests` to what the query asks for and its viewer may see. */
export function whereRequested(
  requests: Conditions,
  query: Omit<RequestQuery, 'limit' | 'cursor' | 'order'>,
): void {
  whereInScope(requests, query.scope, query.viewer);
  const { permitted } = query;
  if (permitted) {
    requests.where(group => whereCriteria(group, permitted));
  }
  for (const key of [
    'state',
    'type',
    'environment',
    'tier',
    'owner',
  ] as const) {
    const values = query[key];
    if (values) {
      requests.where(group => whereFilter(group, { key, values }));
    }
  }
  whereSearched(requests, query.q);
}

function whereInScope(
  requests: Conditions,
  scope: RequestQuery['scope'],
  viewer: Viewer,
): void {
  switch (scope) {
    case 'mine':
      requests.where(either =>
        either
          .where('requester_ref', viewer.ref)
          .orWhere('requested_for_ref', viewer.ref),
      );
      break;
    case 'inbox':
      whereWaitingFor(requests, viewer);
      whereNotOwn(requests, viewer);
      whereNotYetVoted(requests, viewer);
      break;
    case 'team':
      whereWaitingFor(requests, viewer);
      break;
    case 'decided':
      whereFilter(requests, { key: 'voter', values: [viewer.ref] });
      break;
    case 'all':
      break;
    default:
      throw new Error(`Unknown scope '${scope satisfies never}'`);
  }
}

/** pending_approvals has rows of pending requests only. */
function whereWaitingFor(requests: Conditions, viewer: Viewer): void {
  requests.whereIn('requests.id', pending =>
    pending
      .from<ApproverRow>('pending_approvals')
      .select('request_id')
      .whereIn('approver_ref', [viewer.ref, ...viewer.memberships]),
  );
}

function whereNotOwn(requests: Conditions, viewer: Viewer): void {
  requests
    .whereNot('requester_ref', viewer.ref)
    // The list is JSON without spaces, so a ref in its quotes is found whole or not at all.
    .whereRaw(`replace(editors, ?, '') = editors`, [JSON.stringify(viewer.ref)])
    .where(either =>
      either
        .whereNull('requested_for_ref')
        .orWhereNot('requested_for_ref', viewer.ref),
    );
}

function whereNotYetVoted(requests: Conditions, viewer: Viewer): void {
  requests.whereNotExists(votes =>
    votes
      .from<VoteRow>('votes')
      .select('votes.id')
      .whereRaw('votes.request_id = requests.id')
      .whereRaw('votes.revision = requests.revision')
      .where('votes.voter_ref', viewer.ref)
      .where(spent =>
        spent
          .whereRaw('votes.stage = requests.active_stage')
          .orWhere(seat =>
            seat
              .where('requests.tier_distinct', true)
              .where('votes.fills', true),
          ),
      ),
  );
}

/** Narrows a selection of `requests` to what a permission policy lets somebody see. */
export function whereCriteria(
  group: Conditions,
  criteria: PermissionCriteria<RequestFilter>,
): void {
  if ('anyOf' in criteria) {
    // An empty list lets nothing through.
    group.whereRaw('1 = 0');
    for (const one of criteria.anyOf) {
      group.orWhere(nested => whereCriteria(nested, one));
    }
  } else if ('allOf' in criteria) {
    group.whereRaw('1 = 1');
    for (const one of criteria.allOf) {
      group.where(nested => whereCriteria(nested, one));
    }
  } else if ('not' in criteria) {
    group.whereNot(nested => whereCriteria(nested, criteria.not));
  } else {
    whereFilter(group, criteria);
  }
}

function whereFilter(group: Conditions, filter: RequestFilter): void {
  const { key, values } = filter;
  if (key === 'approver') {
    group.whereIn('requests.id', approvers =>
      approvers
        .from<ApproverRow>('request_approvers')
        .select('request_id')
        .whereIn('approver_ref', values),
    );
  } else if (key === 'voter') {
    group.whereIn('requests.id', votes =>
      votes
        .from<VoteRow>('votes')
        .select('request_id')
        .whereIn('voter_ref', values),
    );
  } else {
    // `null in (...)` is neither true nor false, and would stay so under a `not`.
    const column = FILTER_COLUMNS[key];
    group.whereNotNull(column).whereIn(column, values);
  }
}

function whereSearched(requests: Conditions, q: string | undefined): void {
  for (const term of searchTerms(q)) {
    requests.where(either => {
      either.whereRaw(`search_text like ? escape '\\'`, [
        `%${escapeLike(term.text)}%`,
      ]);
      if (term.number !== undefined) {
        either.orWhere('number', term.number);
      }
    });
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
