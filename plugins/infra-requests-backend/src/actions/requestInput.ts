import type { z as zod } from 'zod/v3';

/** Which request an action is about. */
export const requestInput = (z: typeof zod) =>
  z.object({
    request: z
      .string()
      .min(1)
      .max(100)
      .describe('Its number as people say it, such as #1042, or its id'),
  });
