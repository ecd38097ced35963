/** Shared with the pages, which offer nothing that is refused for it. */
export { whatIsSaid } from '@infra-requests/plugin-infra-requests-common';
