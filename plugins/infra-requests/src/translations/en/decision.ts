/** Messages of the decision panel beside the form. */
export const decision = {
  title: 'Decision',
} as const;
