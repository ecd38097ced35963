import { parseEntityRef } from '@backstage/catalog-model';
import type { IdentityApi, StorageApi } from '@backstage/core-plugin-api';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import type { JsonObject } from '@backstage/types';
import type {
  EntityRef,
  InfraRequest,
  InfraRequestsApi,
  Person,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { stillFitting } from './fitting';
import { draftKeys, readKept } from './formDrafts';
import { COPY_FROM, prefillOf } from './prefill';
import { fromStored, type StoredDraft } from './storedDraft';

export interface FormSources {
  api: InfraRequestsApi;
  storage: StorageApi;
  identity: IdentityApi;
  catalog: CatalogApi;
}

/** Where the first answers of a form for something new come from. */
export interface NewForm {
  type: RequestType;
  /** Who asks. */
  person: EntityRef;
  /** What the form starts with, to tell drafts of it from others. */
  start: string;
  given: {
    action?: string;
    parameters: JsonObject;
    justification?: string;
    requestedFor: Person | null;
  };
  /** What the link has that the form could not take. */
  ignored: string[];
  copy?: Copy;
  kept?: StoredDraft;
}

/** The request whose answers were to be taken over. */
export type Copy =
  | { request: InfraRequest; sameType: boolean }
  | { error: unknown };

/** Everything that a form for something new starts with: its type, the link, the copied request, the kept draft. */
export async function loadNewForm(
  typeId: string,
  query: URLSearchParams,
  sources: FormSources,
): Promise<NewForm> {
  const [type, person, copy] = await Promise.all([
    sources.api.getRequestType(typeId),
    personAsking(sources.identity),
    readCopy(query.get(COPY_FROM), typeId, sources.api),
  ]);
  const { ignored, requestedFor, ...prefill } = prefillOf(type, query);
  const copied = copy && 'request' in copy && copy.sameType && copy.request;
  const actions = [prefill.action, copied && copied.action];
  const action = actions.find(one => one && type.actions.includes(one));
  const start = startOf(query, ignored);
  return {
    type,
    person,
    start,
    ignored,
    copy,
    given: {
      justification: prefill.justification,
      action: action || undefined,
      parameters: {
        ...(copied && stillFitting(type, copied.parameters as JsonObject).kept),
        ...prefill.parameters,
      },
      requestedFor: requestedFor
        ? await personOf(requestedFor, sources.catalog)
        : null,
    },
    kept: await latestDraft({
      type,
      person,
      start,
      actions: action ? [action] : type.actions,
      storage: sources.storage,
    }),
  };
}

/** Whoever asks, as the server calls them. */
export async function personAsking(identity: IdentityApi): Promise<EntityRef> {
  const { userEntityRef } = await identity.getBackstageIdentity();
  return userEntityRef.toLocaleLowerCase('en-US');
}

async function readCopy(
  id: string | null,
  typeId: string,
  api: InfraRequestsApi,
): Promise<Copy | undefined> {
  if (!id) {
    return undefined;
  }
  try {
    const request = await api.getRequest(id);
    return { request, sameType: request.type === typeId };
  } catch (error) {
    return { error };
  }
}

/** Somebody's name, as far as the catalog knows it; whether there is such a person is for the server to say. */
async function personOf(ref: EntityRef, catalog: CatalogApi): Promise<Person> {
  const profile = await catalog.getEntityByRef(ref).then(
    entity => entity?.spec?.profile,
    () => undefined,
  );
  const name =
    typeof profile === 'object' && profile && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return {
    ref,
    displayName: typeof name === 'string' ? name : parseEntityRef(ref).name,
  };
}

type Wanted = Pick<NewForm, 'type' | 'person' | 'start'> & {
  actions: string[];
  storage: StorageApi;
};

/** The draft that was begun from the same start, else the latest one. */
async function latestDraft(wanted: Wanted): Promise<StoredDraft | undefined> {
  const { type, person, start, actions, storage } = wanted;
  const kept = await Promise.all(
    actions.map(action =>
      readKept(storage, draftKeys.ofNew(person, type.id, action)),
    ),
  );
  const rank = (draft: StoredDraft) =>
    `${draft.start === start ? 1 : 0} ${draft.at}`;
  return kept
    .flatMap(stored => fromStored(stored, type) ?? [])
    .sort((one, other) => rank(other).localeCompare(rank(one)))
    .at(0);
}

/**
 * The same for links with the same answers in another order. What was not taken from a link is no part of it, as it is
 * kept with the draft and may be a secret.
 */
function startOf(query: URLSearchParams, ignored: string[]): string {
  const sorted = new URLSearchParams(query);
  ignored.forEach(name => sorted.delete(name));
  sorted.sort();
  return sorted.toString();
}
