import type { StorageApi } from '@backstage/core-plugin-api';
import type { JsonValue } from '@backstage/types';

/** Where Backstage keeps the drafts of a person: in the browser, or with their settings. */
export const DRAFTS_BUCKET = 'infra-requests';

/** A storage that does not say what it has by then holds up nobody. */
const PATIENCE_MS = 3_000;

/** Which draft it is: one per person, and per request type and action or per request that is edited. */
export const draftKeys = {
  ofNew: (person: string, type: string, action: string) =>
    `draft of ${person} for ${type} ${action}`,
  ofEdit: (person: string, request: string) =>
    `draft of ${person} for request ${request}`,
};

/** What was kept under a key, whenever the storage knows. */
export function readKept(
  storage: StorageApi,
  key: string,
): Promise<JsonValue | undefined> {
  const bucket = storage.forBucket(DRAFTS_BUCKET);
  const { presence, value } = bucket.snapshot<JsonValue>(key);
  if (presence !== 'unknown') {
    return Promise.resolve(value);
  }
  return new Promise(resolve => {
    const subscription = bucket.observe$<JsonValue>(key).subscribe({
      next: snapshot =>
        snapshot.presence !== 'unknown' && settle(snapshot.value),
      error: () => settle(undefined),
    });
    const timer = setTimeout(() => settle(undefined), PATIENCE_MS);
    function settle(known: JsonValue | undefined) {
      clearTimeout(timer);
      // A storage may answer before it hands out the subscription.
      setTimeout(() => subscription.unsubscribe());
      resolve(known);
    }
  });
}
