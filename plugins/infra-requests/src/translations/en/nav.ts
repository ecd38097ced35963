/** Messages of the navigation between the pages. */
export const nav = {
  inbox: 'Inbox',
} as const;
