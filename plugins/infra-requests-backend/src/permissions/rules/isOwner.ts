import { createPermissionRule } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { z } from 'zod';

/** Matches requests for one of the given owners; pass the groups a user is in. */
export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow requests that one of these groups or users owns',
  resourceRef: infraRequestPermissionResourceRef,
  paramsSchema: z.object({
    refs: z
      .array(z.string())
      .describe(
        'Entity refs of owners, usually all the ownership refs of the user',
      ),
  }),
  apply: (request, { refs }) => refs.includes(request.owner),
  toQuery: ({ refs }) => ({ key: 'owner', values: refs }),
});
