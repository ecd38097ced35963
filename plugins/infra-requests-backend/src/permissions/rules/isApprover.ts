import { createPermissionRule } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { z } from 'zod';

/** Matches requests of which any stage names one of the given approvers; pass the user and its groups. */
export const isApprover = createPermissionRule({
  name: 'IS_APPROVER',
  description: 'Allow requests of which any stage names one of these approvers',
  resourceRef: infraRequestPermissionResourceRef,
  paramsSchema: z.object({
    refs: z
      .array(z.string())
      .describe(
        'Entity refs of approvers, usually all the ownership refs of the user',
      ),
  }),
  apply: (request, { refs }) =>
    request.approvers.some(ref => refs.includes(ref)),
  toQuery: ({ refs }) => ({ key: 'approver', values: refs }),
});
