/** Messages of how rules were judged. */
export const trace = {
  title: 'Rules',
} as const;
