/** Messages of the timeline of a request. */
export const timeline = {
  title: 'History',
} as const;
