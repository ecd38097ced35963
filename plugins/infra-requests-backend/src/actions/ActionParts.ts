import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Audited } from '../router/audited';
import type { AuthorizedRequestService } from '../service/AuthorizedRequestService';

/** What every action is made of: where it is registered, and what it calls with its caller's credentials. */
export interface ActionParts {
  registry: ActionsRegistryService;
  service: AuthorizedRequestService;
  audited: Audited;
  /** Where people open the portal, for links. */
  portal: string;
}

/** What a request is called in a link that an agent can give to a person. */
export const linkTo = (
  { portal }: Pick<ActionParts, 'portal'>,
  id: string,
): string => `${portal}/infra-requests/requests/${id}`;
