import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { whyUnusable } from '../domain/decision/authority';
import { involvedPeople } from '../domain/decision/involvement';
import { everybodyNamed } from '../domain/decision/everybodyNamed';
import {
  fillingVoters,
  pendingApprovers,
  spokenFor,
} from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';
import { awaitedReviewers } from './awaitedReviewers';
import type { StoredRequest } from './InMemoryState';
import type { RequestFilter, RequestQuery, Viewer } from './RequestReadModel';
import { searchTerms, searchText } from './searchText';

type Person = Pick<Viewer, 'ref' | 'memberships'>;

/** Whether a query asks for a request and its viewer may see it; what runs is another question. */
export function meetsQuery(
  stored: StoredRequest,
  query: Omit<RequestQuery, 'limit' | 'cursor' | 'order'>,
): boolean {
  return (
    isInScope(stored, query.scope, query.viewer) &&
    (!query.permitted || meetsCriteria(stored, query.permitted)) &&
    (['state', 'type', 'environment', 'tier', 'owner'] as const).every(key => {
      const values = query[key];
      return !values || meetsFilter(stored, { key, values });
    }) &&
    isAbout(stored.request, query) &&
    isFound(stored.request, query.q)
  );
}

function isInScope(
  stored: StoredRequest,
  scope: RequestQuery['scope'],
  viewer: Viewer,
): boolean {
  const { request } = stored;
  switch (scope) {
    case 'mine':
      return isAskedBy(request, viewer.ref);
    case 'inbox':
      return (
        !involvedPeople(request).includes(viewer.ref) &&
        !hasVoted(request, viewer.ref) &&
        !spokenFor(request).includes(viewer.ref) &&
        (waitsFor(request, viewer) ||
          (viewer.delegators ?? []).some(one =>
            waitsThrough(request, { delegator: one, delegate: viewer.ref }),
          ))
      );
    case 'team':
      return waitsFor(request, viewer);
    case 'decided':
      return meetsFilter(stored, { key: 'voter', values: [viewer.ref] });
    case 'reviews':
      return (
        !involvedPeople(request).includes(viewer.ref) &&
        !request.review?.approvedBy.includes(viewer.ref) &&
        isAmong(awaitedReviewers(request), viewer)
      );
    case 'all':
      return true;
    default:
      throw new Error(`Unknown scope '${scope satisfies never}'`);
  }
}

export function isAskedBy(request: RequestRecord, ref: string): boolean {
  return [request.requester, request.requestedFor].includes(ref);
}

function waitsFor(request: RequestRecord, person: Person): boolean {
  return isAmong(pendingApprovers(request), person);
}

function isAmong(refs: string[], { ref, memberships }: Person): boolean {
  return refs.some(one => one === ref || memberships.includes(one));
}

/** Voted on the active stage, or fills a requirement where nobody may fill two. */
function hasVoted(request: RequestRecord, ref: string): boolean {
  return (
    request.votes.some(
      vote => vote.voter === ref && vote.stage === request.activeStage,
    ) ||
    (request.evaluation.distinct && fillingVoters(request).includes(ref))
  );
}

/** Whether the delegate may vote for the person. */
function waitsThrough(
  request: RequestRecord,
  { delegator, delegate }: { delegator: Person; delegate: string },
): boolean {
  const stage = request.activeStage;
  return (
    waitsFor(request, delegator) &&
    stage !== undefined &&
    !whyUnusable(request, { delegator: delegator.ref, delegate, stage })
  );
}

/** Whether somebody to whom a permission policy shows this much may see a request. */
export function meetsCriteria(
  stored: StoredRequest,
  criteria: PermissionCriteria<RequestFilter>,
): boolean {
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(one => meetsCriteria(stored, one));
  }
  if ('allOf' in criteria) {
    return criteria.allOf.every(one => meetsCriteria(stored, one));
  }
  if ('not' in criteria) {
    return !meetsCriteria(stored, criteria.not);
  }
  return meetsFilter(stored, criteria);
}

function meetsFilter(stored: StoredRequest, filter: RequestFilter): boolean {
  return valuesOf(stored, filter.key).some(value =>
    filter.values.includes(value),
  );
}

function valuesOf(
  { request, earlierVotes, entries }: StoredRequest,
  key: RequestFilter['key'],
): string[] {
  switch (key) {
    case 'requestedFor':
      return request.requestedFor === undefined ? [] : [request.requestedFor];
    case 'environment':
      return request.environment === undefined ? [] : [request.environment];
    case 'approver':
      return everybodyNamed(request);
    case 'voter':
      return [
        ...[...earlierVotes, ...request.votes].map(({ voter }) => voter),
        ...entries
          .filter(({ action }) => action === 'late-vote')
          .map(({ actor }) => actor.ref),
      ];
    case 'involved':
      return involvedPeople(request);
    case 'tier':
      return [request.evaluation.tier.id];
    default:
      return [request[key]];
  }
}

function isAbout(
  request: RequestRecord,
  { entity, requester }: Pick<RequestQuery, 'entity' | 'requester'>,
): boolean {
  const asking = [request.requester, request.requestedFor];
  return (
    (!entity || entity.some(ref => ref === request.entity)) &&
    (!requester || requester.some(ref => asking.includes(ref)))
  );
}

function isFound(request: RequestRecord, q: string | undefined): boolean {
  const text = searchText(request);
  return searchTerms(q).every(
    term => text.includes(term.text) || term.number === request.number,
  );
}
