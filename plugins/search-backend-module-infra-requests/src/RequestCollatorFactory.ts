import { Readable } from 'node:stream';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  InfraRequestsClient,
  infraRequestReadPermission,
  type InfraRequestsApi,
} from '@infra-requests/plugin-infra-requests-common';
import { requestDocument, type InfraRequestDocument } from './requestDocument';

/** As many as one call gives. */
const PAGE_SIZE = 100;

/**
 * Reads every request, for the search. Who finds one is decided anew at every search, by the permission to read it.
 */
export class RequestCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'infra-requests';
  readonly visibilityPermission = infraRequestReadPermission;
  readonly #requests: Pick<InfraRequestsApi, 'listRequests'>;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    const { auth, discovery } = options;
    this.#requests = new InfraRequestsClient({
      discoveryApi: discovery,
      fetchApi: { fetch: withServiceToken(auth) },
    });
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<InfraRequestDocument> {
    let cursor: string | undefined;
    do {
      const page = await this.#requests.listRequests({
        scope: 'all',
        // What comes meanwhile is read last, so that no page is read twice.
        order: 'oldest',
        limit: PAGE_SIZE,
        cursor,
      });
      yield* page.items.map(requestDocument);
      cursor = page.nextCursor;
    } while (cursor);
  }
}

/** A token for each call, as one does not last as long as reading everything may take. */
function withServiceToken(auth: AuthService): typeof fetch {
  return async (input, init) => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'infra-requests',
    });
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
}
