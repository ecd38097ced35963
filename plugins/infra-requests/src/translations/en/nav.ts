/** Messages of the navigation between the pages, and of the counts beside it. */
export const nav = {
  label: 'Infra Requests',
  requests: 'Requests',
  inbox: 'Inbox',
  delegations: 'Out of office',
  policy: 'Policy',
  deliveries: 'Deliveries',
  waiting: '{{number}} waiting for you',
  overdueReviews_one: '{{count}} overdue review',
  overdueReviews_other: '{{count}} overdue reviews',
} as const;
