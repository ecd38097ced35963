/** Messages of the page Deliveries. */
export const deliveries = {
  title: 'Deliveries',
  what: 'the deliveries',
  intro:
    'What could not be told or done after a request changed: notifications, events for other systems, fulfilment. Each is tried again with growing pauses and given up after many attempts. The requests themselves and their records are not affected.',
  read: {
    to: 'see the deliveries',
    doing: 'Seeing what does not get through',
  },
  show: {
    label: 'Show',
    all: 'everything',
    dead: 'what was given up',
    failing: 'what is still being tried',
  },
  none: 'Nothing is failing, and nothing was given up.',
  noneOfKind: 'There is nothing of that kind.',
  showAll: 'Show everything',
  latest: 'The latest {{shown, number}} of {{total, number}}',
  inAll: '{{total, number}} in all',
  needsPermission:
    'Trying them again needs the permission {{permission}}. Ask your platform admins for it.',
  column: {
    request: 'Request',
    what: 'What',
    state: 'State',
    attempts: 'Attempts',
    due: 'Due',
    lastError: 'Last error',
    action: 'Action',
  },
  state: {
    waiting: 'Waiting',
    failing: 'Failing',
    dead: 'Given up',
  },
  kind: {
    event: 'Event for other systems',
    signal: 'Refresh of open pages',
    notification: 'Notification',
    fulfilment: 'Fulfilment',
    with: '{{kind}}: {{action}}',
  },
  times: {
    next: 'since {{since}}; next {{in}}',
    never: 'since {{since}}; not tried again by itself',
  },
  attempts_one: '{{count, number}} attempt {{times}}',
  attempts_other: '{{count, number}} attempts {{times}}',
  error: {
    none: 'not recorded',
    whole: 'Whole error',
    wholeOf: 'Whole error: #{{number}} {{effect}}',
    label: 'Error',
  },
  retry: {
    one: 'Try again',
    oneOf: 'Try again: #{{number}} {{effect}}',
    all: 'Try all {{amount, number}} again',
    taken_one:
      '{{count, number}} is being tried again. What fails again comes back here.',
    taken_other:
      '{{count, number}} are being tried again. What fails again comes back here.',
    refused: '#{{number}} {{effect}}: {{reason}}',
  },
} as const;
