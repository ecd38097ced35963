/**
 * Self-service infrastructure requests and approvals: forms, inbox, request and policy pages, and what other pages of
 * the portal show of them.
 *
 * @packageDocumentation
 */
export { infraRequestsApiRef } from './api/infraRequestsApiRef';
export {
  InfraRequestsSidebarItem,
  type InfraRequestsSidebarItemProps,
} from './components/InfraRequestsSidebarItem/InfraRequestsSidebarItem';
export type { InfraRequestsSearchResultListItemProps } from './components/RequestSearchResult/RequestSearchResultListItem';
export {
  RequestSomethingButton,
  type RequestSomethingButtonProps,
} from './components/RequestSomething/RequestSomethingButton';
export {
  EntityInfraRequestsCard,
  EntityInfraRequestsContent,
  GroupInfraRequestsCard,
  HomePageWaitingForMe,
  InfraRequestsPage,
  InfraRequestsSearchResultListItem,
  UserInfraRequestsCard,
  infraRequestsPlugin,
} from './plugin';
export { infraRequestsTranslationRef } from './translations/translationRef';
