/** Messages of the page of one request, and of what it shares with the form. */
export const request = {
  changes: {
    parameters: 'Parameters',
    added: 'added',
    removed: 'removed',
    changed: 'changed',
    becomes: 'becomes',
    unchanged_one: '{{count}} answer unchanged',
    unchanged_other: '{{count}} answers unchanged',
    unchangedTable: 'Unchanged answers',
    sinceRevision_one: '{{count}} answer changed since revision {{revision}}.',
    sinceRevision_other:
      '{{count}} answers changed since revision {{revision}}.',
    sameAsRevision: 'Same parameters as revision {{revision}}.',
    fromRunning_one:
      '{{count}} answer differs from what runs now, {{running}}.',
    fromRunning_other:
      '{{count}} answers differ from what runs now, {{running}}.',
    sameAsRunning: 'Same parameters as what runs now, {{running}}.',
  },
} as const;
