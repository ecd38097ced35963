/**
 * The Infra Requests backend plugin, and what permission policies need from it.
 *
 * @packageDocumentation
 */
export { infraRequestsPlugin as default } from './plugin';
export { reloadingRootConfigServiceFactory } from './reloadingRootConfig';
export {
  createInfraRequestConditionalDecision,
  infraRequestConditions,
} from './permissions/conditions';
