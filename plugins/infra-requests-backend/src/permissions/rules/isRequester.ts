import { createPermissionRule } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { z } from 'zod';

/** Matches what one of the given users or services asked for. */
export const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow requests that one of these users or services made',
  resourceRef: infraRequestPermissionResourceRef,
  paramsSchema: z.object({
    refs: z
      .array(z.string())
      .describe('Entity refs of requesters, such as user:default/mira'),
  }),
  apply: (request, { refs }) => refs.includes(request.requester),
  toQuery: ({ refs }) => ({ key: 'requester', values: refs }),
});
