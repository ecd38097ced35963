/** Messages of what several pages share. */
export const common = {
  loading: 'Loading {{what}}',
  notKnown: 'not known',
  retry: 'Retry',
  /** Of a cost: "284.00 USD a month". */
  aMonth: '{{amount}} a month',
  emergency: 'Emergency',
  tier: 'Tier: {{tier}}',
  tierWithExtra: 'Tier: {{tier}}, with extra approval',
  extraApproval: 'Extra approval',
  time: {
    justNow: 'just now',
    unknown: 'at an unknown time',
    lessThanAMinute: 'less than a minute',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    hours: '{{hours}} h',
    minutes: '{{minutes}} min',
    left: '{{span}} left',
    in: 'in {{span}}',
    overdue: 'overdue',
    anyMoment: 'any moment now',
    review: 'review {{when}}',
  },
  deadline: {
    has: 'Has to be decided by {{time}}',
    had: 'Had to be decided by {{time}}',
    otherwiseExpire: 'Otherwise it expires.',
    otherwiseReject: 'Otherwise it is rejected.',
    otherwiseEscalate: 'Otherwise everybody it escalates to is asked at once.',
    nowExpire: 'So it expires now.',
    nowReject: 'So it is rejected now.',
    nowEscalate: 'It can still be decided.',
    goesOn: 'Otherwise it goes on waiting.',
  },
  state: {
    submitted: 'Submitted',
    denied: 'Denied',
    pending: 'Waiting for approval',
    'changes-requested': 'Changes requested',
    rejected: 'Rejected',
    expired: 'Expired',
    approved: 'Approved',
    fulfilling: 'Being fulfilled',
    fulfilled: 'Fulfilled',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  decision: {
    automatic: 'Approved at once',
    denied: 'Not allowed',
    needsApproval: 'Needs approval',
    withExtra: '{{tier}} with extra approval',
  },
  failure: {
    notReached:
      'The server could not be reached. Check your connection, then try again.',
    mayNotSee: 'You may not see {{what}}',
    askAdmins:
      'Ask your platform admins for it, or somebody who asked for it or decides on it to tell you.',
    notFound: 'Not found',
    checkAddress:
      'Check the address, or ask whoever sent it whether you may see it.',
    couldNotLoad: 'Could not load {{what}}',
    offline: 'You are offline',
    offlineText:
      'What is on the page may be out of date. It is read again by itself once you are back.',
    restarting: 'The server does not answer right now',
    restartingText:
      'It may be restarting, which takes a moment. It is tried again by itself.',
  },
  permission: {
    loading: 'Loading what you may do',
    mayNot: 'You may not {{what}}',
    notFoundOut: 'Could not find out whether you may {{what}}',
    needs:
      '{{doing}} needs the permission {{permission}}. Ask your platform admins for it.',
  },
  digest: {
    copied: 'Copied',
    copy: 'Copy the whole digest',
    wasCopied: 'The digest was copied',
    copyPolicy: 'Copy the policy’s digest',
    copyAny: 'Copy the digest',
  },
  people: {
    away: 'away; {{name}} decides',
    awayUntil: 'Away until {{time}}',
  },
  relation: {
    owner: 'the owning group',
    parentOfOwner: 'the parent of the owning group',
    ownerOfEntity: 'the owner of the entity',
    resolver: 'whoever {{id}} names for {{argument}}',
  },
  and: 'and',
  or: 'or',
} as const;
