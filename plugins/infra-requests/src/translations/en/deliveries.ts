/** Messages of the page Deliveries. */
export const deliveries = {
  title: 'Deliveries',
} as const;
