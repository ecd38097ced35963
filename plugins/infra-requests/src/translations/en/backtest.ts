/** Messages of backtests. */
export const backtest = {
  title: 'Backtest',
  what: 'the backtests',
  intro:
    'Evaluates a policy against every request of a period, with the facts as they were. Nothing is written, and no request changes.',
  none: 'No backtest was run yet. Start one to see what the policy would have decided.',
  uses: {
    active:
      'It uses the active policy as it is; edit it under “Try a change” first to see what the change would have done.',
    unreadable:
      'It uses the edited policy, which cannot be read yet: see “Try a change”.',
    edited_one:
      'It uses the edited policy of “Try a change”: {{count, number}} rule changed.',
    edited_other:
      'It uses the edited policy of “Try a change”: {{count, number}} rules changed.',
  },
  form: {
    period: 'Requests asked in',
    lastDays: 'the last {{days}} days',
    ownPeriod: 'a period of your own',
    since: 'First day',
    until: 'Last day',
    noSuchDay: 'There is no such day.',
    toCome: 'This day is still to come.',
    beforeFirst: 'It is before the first day.',
    tooLong: 'A period is at most {{years}} years long.',
    start: 'Start',
    failed: 'Could not start the backtest',
    tryAChange: 'Try a change',
    mistakes_one:
      'The edited policy has {{count, number}} mistake; mend it first under {{place}}.',
    mistakes_other:
      'The edited policy has {{count, number}} mistakes; mend them first under {{place}}.',
  },
  report: {
    title: 'Result',
    what: 'this backtest',
    byActive:
      'Requests asked from {{from}} to {{to}}, judged by the active policy ({{digest}}). Started by {{person}} {{time}}.',
    byEdited:
      'Requests asked from {{from}} to {{to}}, judged by an edited policy ({{digest}}). Started by {{person}} {{time}}.',
    cancelled:
      'It was cancelled. {{evaluated, number}} of {{total, number}} requests were evaluated; what follows is about those.',
    failed:
      'It failed: {{reason}} {{evaluated, number}} of {{total, number}} requests were evaluated; what follows is about those.',
    noReason: 'no reason is known.',
    evaluated: 'Requests evaluated',
    progress: '{{evaluated, number}} of {{total, number}} requests',
    cancel: 'Cancel',
  },
  outcome: {
    noRequest: 'No request was asked in this period.',
    none_one: 'None of {{count, number}} request would be decided otherwise.',
    none_other:
      'None of {{count, number}} requests would be decided otherwise.',
    laxer_one:
      'Of {{count, number}} request, {{laxer, number}} would get less scrutiny; {{unchanged, number}} would stay as they are.',
    laxer_other:
      'Of {{count, number}} requests, {{laxer, number}} would get less scrutiny; {{unchanged, number}} would stay as they are.',
    stricter_one:
      'Of {{count, number}} request, {{stricter, number}} would get more scrutiny; {{unchanged, number}} would stay as they are.',
    stricter_other:
      'Of {{count, number}} requests, {{stricter, number}} would get more scrutiny; {{unchanged, number}} would stay as they are.',
    both_one:
      'Of {{count, number}} request, {{laxer, number}} would get less scrutiny; {{stricter, number}} would get more scrutiny; {{unchanged, number}} would stay as they are.',
    both_other:
      'Of {{count, number}} requests, {{laxer, number}} would get less scrutiny; {{stricter, number}} would get more scrutiny; {{unchanged, number}} would stay as they are.',
  },
  figure: {
    requests_one: '{{count, number}} request',
    requests_other: '{{count, number}} requests',
    laxer: 'with less scrutiny',
    stricter: 'with more scrutiny',
    approvals_one: '{{count, number}} approval',
    approvals_other: '{{count, number}} approvals',
    votesSaved: 'no longer needed',
    votesAdded: '{{amount, number}} more needed elsewhere',
    waitingSaved: 'less waiting, estimated',
    waitingAdded: '{{time}} more elsewhere',
    minutes_one: '{{count, number}} minute',
    minutes_other: '{{count, number}} minutes',
    hours_one: '{{count, number}} hour',
    hours_other: '{{count, number}} hours',
    days_one: '{{count, number}} day',
    days_other: '{{count, number}} days',
    aboutWaiting:
      'The waiting is an estimate. Saved is what people waited, less what the laxer tier usually takes. Added is what the stricter tier usually takes (the median in this period), less what people waited anyway. Where a tier has no past, nothing is guessed.',
  },
  passing: {
    title_one:
      '{{count, number}} request that people rejected would now pass automatically',
    title_other:
      '{{count, number}} requests that people rejected would now pass automatically',
    read: 'Read why they were rejected before you ship this.',
  },
  change: {
    laxer: 'Laxer',
    stricter: 'Stricter',
    'rejected-now-automatic': 'Rejected by people, now automatic',
  },
  moves: {
    title: 'From tier to tier',
    table: 'From tier to tier, as a table',
    was: 'Was',
    wouldBe: 'Would be {{tier}}',
    denied: 'Denied',
    none: '–',
    unchanged: '{{amount, number}} unchanged',
    laxer: '{{amount, number}} laxer',
    stricter: '{{amount, number}} stricter',
    laxerWay: '{{amount, number}} laxer: from {{from}} to {{to}}',
    stricterWay: '{{amount, number}} stricter: from {{from}} to {{to}}',
  },
  requests: {
    title: 'Requests that would change',
    what: 'the requests',
    change: 'Change',
    any: 'Any',
    move: 'From {{from}} to {{to}}',
    decision: '{{before}} → {{after}}. {{text}}',
    aMonth: '{{amount}} a month',
    none: 'None that you may see. Requests that you may not see are counted, but not listed.',
    more: 'Load more',
  },
  earlier: {
    title: 'Other backtests',
    period: '{{from}} to {{to}}',
    line: '{{period}}, policy {{digest}}, {{state}}, started {{time}}',
    running: 'running',
    done: 'done',
    cancelled: 'cancelled',
    failed: 'failed',
  },
} as const;
