/** Messages of the catalogue and one's own requests. */
export const catalogue = {
  title: 'What do you need?',
} as const;
