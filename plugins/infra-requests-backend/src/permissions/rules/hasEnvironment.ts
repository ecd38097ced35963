import { createPermissionRule } from '@backstage/plugin-permission-node';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import { z } from 'zod';

/** Matches requests for one of the given environments. */
export const hasEnvironment = createPermissionRule({
  name: 'HAS_ENVIRONMENT',
  description: 'Allow requests for one of these environments',
  resourceRef: infraRequestPermissionResourceRef,
  paramsSchema: z.object({
    environments: z
      .array(z.string())
      .describe('Environments, such as production'),
  }),
  apply: (request, { environments }) =>
    request.environment !== undefined &&
    environments.includes(request.environment),
  toQuery: ({ environments }) => ({ key: 'environment', values: environments }),
});
