import { createPermissionRule } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { z } from 'zod';

/** Matches requests on which one of the given users stands in for an approver now; pass the user alone. */
export const isStandIn = createPermissionRule({
  name: 'IS_STAND_IN',
  description:
    'Allow requests on which one of these users stands in for an approver now: as the delegate of one who is away, or because a resolver names the user, such as who is on call',
  resourceRef: infraRequestPermissionResourceRef,
  paramsSchema: z.object({
    refs: z
      .array(z.string())
      .describe('User entity refs, such as user:default/mira'),
  }),
  apply: (request, { refs }) =>
    request.standIns.some(ref => refs.includes(ref)),
  toQuery: ({ refs }) => ({ key: 'standIn', values: refs }),
});
