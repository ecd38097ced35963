/** Messages of the policy page and the versions of the policy. */
export const policy = {
  title: 'Policy',
} as const;
