/**
 * Self-service infrastructure requests and approvals: forms, inbox, request and policy pages.
 *
 * @packageDocumentation
 */
export { infraRequestsApiRef } from './api/infraRequestsApiRef';
export {
  InfraRequestsSidebarItem,
  type InfraRequestsSidebarItemProps,
} from './components/InfraRequestsSidebarItem/InfraRequestsSidebarItem';
export { InfraRequestsPage, infraRequestsPlugin } from './plugin';
