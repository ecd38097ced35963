/** Messages of the catalogue and one's own requests. */
export const catalogue = {
  what: 'the catalogue',
  search: 'Search the catalogue',
  clearSearch: 'Clear the search',
  found_one: '{{count}} of {{all}} shown',
  found_other: '{{count}} of {{all}} shown',
  nothingFound: 'Nothing in the catalogue matches “{{query}}”.',
  showAll: 'Show everything',
  empty:
    'Nothing can be asked for yet. Platform admins add request types under {{key}} in the app configuration.',
  recent: 'Used recently',
  askedAt: 'asked {{when}}',
  request: 'Request',
  requestType: 'Request {{type}}',
  needsPermission:
    'Asking needs the permission {{permission}}. Ask your platform admins for it.',
  typical: {
    label: 'What it is usually like',
    time: 'usually {{span}}',
    automatic: '{{share}} automatic',
    allAutomatic: 'always approved at once',
    noneAutomatic: 'people always decide',
    cost: 'about {{cost}} a month',
    basis_one: 'Said of {{count}} request in the last 90 days',
    basis_other: 'Said of {{count}} requests in the last 90 days',
  },
  forEntity: {
    title: 'For {{entity}}',
    stop: 'Show everything',
    what: 'what it is for',
    gone: 'The catalog has no {{entity}}, or you may not see it.',
    nothing: 'Nothing in the catalogue can be asked for {{entity}}.',
  },
  mine: {
    title: 'My requests',
    what: 'your requests',
    empty:
      'You have not asked for anything yet. Choose something above: the form shows at once whether it will be automatic, what it costs and who has to approve.',
    more: 'Show more',
    again: 'Ask again',
    askAgain: 'Ask again for {{type}} as in #{{number}}',
  },
} as const;
