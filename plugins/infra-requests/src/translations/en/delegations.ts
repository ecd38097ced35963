/** Messages of the page Out of office. */
export const delegations = {
  title: 'Out of office',
} as const;
