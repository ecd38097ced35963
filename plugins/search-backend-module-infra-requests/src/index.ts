/**
 * Makes requests of Infra Requests findable from the search of the portal.
 *
 * @packageDocumentation
 */
export { searchModuleInfraRequests as default } from './module';
export type { InfraRequestDocument } from './requestDocument';
