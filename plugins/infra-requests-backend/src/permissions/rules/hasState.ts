import { createPermissionRule } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { z } from 'zod';

/** Matches requests in one of the given states. */
export const hasState = createPermissionRule({
  name: 'HAS_STATE',
  description: 'Allow requests in one of these states',
  resourceRef: infraRequestPermissionResourceRef,
  paramsSchema: z.object({
    states: z.array(z.string()).describe('States, such as pending or approved'),
  }),
  apply: (request, { states }) => states.includes(request.state),
  toQuery: ({ states }) => ({ key: 'state', values: states }),
});
