/**
 * Domain and API types, permissions and constants of Infra Requests, for any JavaScript runtime.
 *
 * @packageDocumentation
 */
export * from './api';
export type { components, paths } from './api.generated';
export * from './client';
export * from './constants';
export * from './permissions';
export * from './relations';
export * from './whatIsSaid';
