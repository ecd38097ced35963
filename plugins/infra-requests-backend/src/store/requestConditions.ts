import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type { RequestFilter, RequestQuery, Viewer } from './RequestReadModel';
import type { ApproverRow, HistoryRow, RequestRow, VoteRow } from './rows';
import { searchTerms } from './searchText';
import { whereRunning } from './runningRequests';

type Conditions = Knex.QueryBuilder;

type Person = Pick<Viewer, 'ref' | 'memberships'>;

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
  const { entity, requester, runningAt } = query;
  if (entity) {
    requests.whereIn('entity_ref', entity);
  }
  if (requester) {
    requests.where(either =>
      either
        .whereIn('requester_ref', requester)
        .orWhereIn('requested_for_ref', requester),
    );
  }
  if (runningAt) {
    whereRunning(requests, runningAt);
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
      whereWaitingForVote(requests, viewer);
      break;
    case 'team':
      whereWaitingFor(requests, viewer);
      break;
    case 'decided':
      whereFilter(requests, { key: 'voter', values: [viewer.ref] });
      break;
    case 'reviews':
      whereOneOf(requests, 'pending_reviews', viewer);
      whereNotInvolved(requests, viewer.ref);
      whereNotIn(requests, 'review_approved_by', viewer.ref);
      break;
    case 'all':
      break;
    default:
      throw new Error(`Unknown scope '${scope satisfies never}'`);
  }
}

/** pending_approvals has rows of pending requests only. */
function whereWaitingFor(requests: Conditions, person: Person): void {
  whereOneOf(requests, 'pending_approvals', person);
}

/** Whether the person or a group of theirs is in a table of whom requests wait for. */
function whereOneOf(
  requests: Conditions,
  table: 'pending_approvals' | 'pending_reviews',
  { ref, memberships }: Person,
): void {
  requests.whereIn('requests.id', pending =>
    pending
      .from<ApproverRow>(table)
      .select('request_id')
      .whereIn('approver_ref', [ref, ...memberships]),
  );
}

function whereWaitingForVote(requests: Conditions, viewer: Viewer): void {
  whereNotInvolved(requests, viewer.ref);
  whereNoVote(requests, votes => whereSpent(votes, viewer.ref));
  whereNotIn(requests, 'spoken_for', viewer.ref);
  const { delegators = [] } = viewer;
  if (delegators.length === 0) {
    whereWaitingFor(requests, viewer);
    return;
  }
  // One list of ids, which an index finds the requests by; a choice between conditions would read all of them.
  requests.whereIn('requests.id', ids => {
    ids
      .from<ApproverRow>('pending_approvals')
      .select('request_id')
      .whereIn('approver_ref', [viewer.ref, ...viewer.memberships]);
    for (const delegator of delegators) {
      ids.union(through =>
        whereThrough(through.from('requests').select('requests.id'), {
          delegator,
          delegate: viewer.ref,
        }),
      );
    }
  });
}

/** Where the delegate may vote for the person. */
function whereThrough(
  requests: Conditions,
  delegation: { delegator: Person; delegate: string },
): void {
  const { delegator } = delegation;
  whereWaitingFor(requests, delegator);
  whereNotInvolved(requests, delegator.ref);
  whereNoVote(requests, votes => whereTakesThePlace(votes, delegation));
}

function whereNotInvolved(requests: Conditions, ref: string): void {
  requests
    .whereNot('requester_ref', ref)
    .where(either =>
      either
        .whereNull('requested_for_ref')
        .orWhereNot('requested_for_ref', ref),
    );
  whereNotIn(requests, 'editors', ref);
  whereNotIn(requests, 'involved', ref);
}

/** Whether the person is not in a list of people. */
export function whereNotIn(
  requests: Conditions,
  list: 'editors' | 'involved' | 'spoken_for' | 'review_approved_by',
  ref: string,
): void {
  // It is JSON without spaces, so a ref in its quotes is found whole or not at all.
  requests.whereRaw(`replace(coalesce(??, ''), ?, '') = coalesce(??, '')`, [
    list,
    JSON.stringify(ref),
    list,
  ]);
}

/** Whether no vote on the current revision is such. */
function whereNoVote(
  requests: Conditions,
  such: (votes: Conditions) => void,
): void {
  requests.whereNotExists(votes =>
    votes
      .from<VoteRow>('votes')
      .select('votes.id')
      .whereRaw('votes.request_id = requests.id')
      .whereRaw('votes.revision = requests.revision')
      .where(vote => such(vote)),
  );
}

/** The person's vote on the active stage, or one that is needed where nobody fills two requirements. */
function whereSpent(votes: Conditions, ref: string): void {
  votes
    .where('votes.voter_ref', ref)
    .where(spent =>
      spent
        .whereRaw('votes.stage = requests.active_stage')
        .orWhere(seat =>
          seat.where('requests.tier_distinct', true).where('votes.fills', true),
        ),
    );
}

/** A vote of the person or of another delegate for the person that leaves nothing to vote for the person. */
function whereTakesThePlace(
  votes: Conditions,
  { delegator, delegate }: { delegator: Person; delegate: string },
): void {
  const { ref } = delegator;
  // How JSON names the one for whom it counts, which no text in it can look like.
  const named = JSON.stringify({ delegator: ref }).slice(1, -1);
  votes
    .where(either =>
      either
        .where('votes.voter_ref', ref)
        .orWhere(other =>
          other
            .whereNot('votes.voter_ref', delegate)
            .whereRaw(
              `replace(votes.delegations, ?, '') <> votes.delegations`,
              [named],
            ),
        ),
    )
    .where(there =>
      there
        .whereRaw('votes.stage = requests.active_stage')
        .orWhere('requests.tier_distinct', true),
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
        .whereIn('voter_ref', values)
        .union(late =>
          late
            .from<HistoryRow>('history')
            .select('request_id')
            // Written out, so that the index on these finds them.
            .whereRaw(`action = 'late-vote'`)
            .whereIn('actor_ref', values),
        ),
    );
  } else if (key === 'involved') {
    // Nobody takes part, turned round; without values it is nothing.
    group.whereRaw('1 = 0');
    for (const ref of values) {
      group.orWhereNot(none => whereNotInvolved(none, ref));
    }
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
