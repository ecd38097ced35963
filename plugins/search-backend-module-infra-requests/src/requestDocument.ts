import { parseEntityRef } from '@backstage/catalog-model';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import type {
  EntityRef,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';

/**
 * A request as the search of the portal knows it. Nothing in it is from the parameters, which may be confidential.
 * @public
 */
export interface InfraRequestDocument extends IndexableDocument {
  number: number;
  state: string;
  typeTitle: string;
  environment?: string;
  owner: EntityRef;
  requester: EntityRef;
  /** The title of its tier. */
  tier: string;
}

/** `#1042 PostgreSQL database · production`. */
function titleOf({ number, typeTitle, environment }: RequestSummary): string {
  return [`#${number} ${typeTitle}`, environment]
    .filter(part => part !== undefined)
    .join(' · ');
}

/** What people may remember of a request. */
function textOf(request: RequestSummary): string {
  const { justification, number, action, state, tier } = request;
  const people = [request.owner, request.requester, request.requestedFor];
  const words = [
    justification,
    ...[...people, request.entity].map(ref => ref && nameOf(ref)),
    action,
    state,
    tier.title,
    request.emergency ? 'emergency' : undefined,
    String(number),
  ];
  return words.filter(Boolean).join(' · ');
}

function nameOf(ref: EntityRef): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    // Asked by something that is not in the catalog, such as a plugin.
    return ref;
  }
}

/** What is found, and by which words. */
export function requestDocument(request: RequestSummary): InfraRequestDocument {
  const { id, number, state, typeTitle, environment, owner, requester } =
    request;
  return {
    title: titleOf(request),
    text: textOf(request),
    location: `/infra-requests/requests/${encodeURIComponent(id)}`,
    authorization: { resourceRef: id },
    number,
    state,
    typeTitle,
    ...(environment === undefined ? {} : { environment }),
    owner,
    requester,
    tier: request.tier.title,
  };
}
