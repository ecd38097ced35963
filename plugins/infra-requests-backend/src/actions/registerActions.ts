import type { ActionParts } from './ActionParts';
import { explainRequest } from './explainRequest';
import { getRequest } from './getRequest';
import { listMyInbox } from './listMyInbox';
import { listRequestTypes } from './listRequestTypes';
import { previewRequest } from './previewRequest';
import { submitRequest } from './submitRequest';

/** What agents can do: ask, and read what has become of it. Nothing here decides, and nothing may be added that does. */
export function registerActions(parts: ActionParts) {
  for (const register of [
    listRequestTypes,
    previewRequest,
    submitRequest,
    getRequest,
    explainRequest,
    listMyInbox,
  ]) {
    register(parts);
  }
}
