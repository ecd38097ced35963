/**
 * Extension points and references of Infra Requests, for backend modules and permission policies.
 *
 * @packageDocumentation
 */
export * from './checks';
export * from './extensions';
export * from './permissions';
