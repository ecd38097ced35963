/** Messages of trying a policy and simulating requests. */
export const trial = {
  title: 'Try',
} as const;
