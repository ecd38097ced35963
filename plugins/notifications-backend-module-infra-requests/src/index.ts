/**
 * Marks notifications of Infra Requests as read for everybody who has nothing left to do.
 *
 * @packageDocumentation
 */
export { notificationsModuleInfraRequests as default } from './module';
