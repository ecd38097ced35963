import type { SearchDocument } from '@backstage/plugin-search-common';
import type { RequestState } from '@infra-requests/plugin-infra-requests-common';

/** As what requests stand in the search index. */
export const REQUEST_DOCUMENT_TYPE = 'infra-requests';

/** A request as the search index has it; what it says may be somewhat older than the request. */
export interface RequestDocument extends SearchDocument {
  number?: number | string;
  state?: RequestState;
  typeTitle?: string;
  environment?: string;
  owner?: string;
  requester?: string;
  tier?: string;
}
