import { createPermissionRule } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { z } from 'zod';

/** Matches what one of the given users voted on, in any revision and also too late. */
export const isVoter = createPermissionRule({
  name: 'IS_VOTER',
  description:
    'Allow requests on which one of these users voted, such as a delegate whose delegation is over by now',
  resourceRef: infraRequestPermissionResourceRef,
  paramsSchema: z.object({
    refs: z
      .array(z.string())
      .describe('User entity refs, such as user:default/mira'),
  }),
  apply: (request, { refs }) => request.voters.some(ref => refs.includes(ref)),
  toQuery: ({ refs }) => ({ key: 'voter', values: refs }),
});
