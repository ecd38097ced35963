/** Messages of cards, tabs and widgets on other pages of the portal. */
export const elsewhere = {
  waiting: 'Waiting for me',
} as const;
