import { createPermissionRule } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { z } from 'zod';

/** Matches what was asked for one of the given users by somebody else. */
export const isRequestedFor = createPermissionRule({
  name: 'IS_REQUESTED_FOR',
  description: 'Allow requests that were made for one of these users',
  resourceRef: infraRequestPermissionResourceRef,
  paramsSchema: z.object({
    refs: z
      .array(z.string())
      .describe('User entity refs, such as user:default/mira'),
  }),
  apply: (request, { refs }) =>
    request.requestedFor !== undefined && refs.includes(request.requestedFor),
  toQuery: ({ refs }) => ({ key: 'requestedFor', values: refs }),
});
