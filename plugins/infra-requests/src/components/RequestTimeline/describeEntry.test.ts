import type { HistoryEntry } from '@infra-requests/plugin-infra-requests-common';
import { historyOf, pendingRequest } from '../../__testUtils__/fixtures';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { describeEntry } from './describeEntry';

const t = inEnglish();

const told = (entry: HistoryEntry, tierTitles?: ReadonlyMap<string, string>) =>
  describeEntry(entry, { t, language: 'en', tierTitles });

const entryOf = (
  action: HistoryEntry['action'],
  data: HistoryEntry['data'],
): HistoryEntry => ({ ...historyOf(pendingRequest())[0], action, data });

const evaluated = (...texts: string[]) =>
  entryOf('evaluated', {
    tier: 'elevated',
    reasons: texts.map(text => ({ kind: 'tier', text })),
  });

describe('describeEntry', () => {
  it('says why a request was evaluated as it was, in sentences', () => {
    expect(
      told(
        evaluated('It goes to production.', 'It costs more than 200 USD.'),
        new Map([['elevated', 'Escalated']]),
      ),
    ).toEqual({
      text: 'Evaluated as tier Escalated',
      detail: 'It goes to production. It costs more than 200 USD.',
    });
  });

  it('makes sentences of the clauses of old records', () => {
    expect(told(evaluated('it goes to production', 'it is large')).detail).toBe(
      'It goes to production. It is large.',
    );
  });

  it('repeats what rules that deny say, as it is written', () => {
    const denied = entryOf('denied', {
      reasons: ['kubectl is not for this', 'Use the pipeline.', 'Ask first'],
    });
    expect(told(denied)).toEqual({
      text: 'Denied by the policy',
      detail: 'kubectl is not for this; Use the pipeline. Ask first',
    });
  });

  it('has nothing to add without reasons', () => {
    expect(told(evaluated()).detail).toBe(undefined);
  });

  it.each<[string, HistoryEntry['action'], HistoryEntry['data'], object]>([
    [
      'with which ticket and for whom somebody voted',
      'approval-voted',
      {
        stageName: 'security',
        reference: 'CHG0042',
        delegations: [{ delegator: 'user:default/ada', memberships: [] }],
        comment: 'Fine.',
      },
      {
        text: 'approved (security, CHG0042) for',
        about: ['user:default/ada'],
        detail: 'Fine.',
      },
    ],
    [
      'that a vote came too late',
      'late-vote',
      { stageName: 'security', verdict: 'reject' },
      { text: 'rejected too late, without effect (security)' },
    ],
    [
      'whose votes hold for the new revision',
      'votes-carried-over',
      {
        from: 1,
        revision: 2,
        voters: ['user:default/ada', 'user:default/grace'],
        reason: 'Nothing that matters was changed.',
      },
      {
        text: 'Carried over from revision 1: the votes of',
        about: ['user:default/ada', 'user:default/grace'],
        detail: 'Nothing that matters was changed.',
      },
    ],
    [
      'whose vote counts for nothing any more',
      'membership-changed',
      {
        stageName: 'security',
        voter: 'user:default/ada',
        memberships: [],
        reason: 'Ada left.',
      },
      {
        text: 'Does not count any more (security): the vote of',
        about: ['user:default/ada'],
        detail: 'Ada left.',
      },
    ],
    [
      'whose vote counts for less',
      'membership-changed',
      {
        stageName: 'security',
        voter: 'user:default/ada',
        memberships: ['group:default/security'],
      },
      {
        text: 'Counts for less (security): the vote of',
        about: ['user:default/ada'],
      },
    ],
    [
      'through which agent it was cancelled',
      'cancelled',
      { reason: 'Not needed.', agent: 'plugin:mcp-actions' },
      {
        text: 'cancelled it through the agent plugin:mcp-actions',
        detail: 'Not needed.',
      },
    ],
    [
      'why it waits to be carried out',
      'fulfilment-delayed',
      { reason: 'The price is away.' },
      { text: 'Cannot be carried out yet', detail: 'The price is away.' },
    ],
    [
      'that people were reminded',
      'reminded',
      { stageName: 'security' },
      { text: 'Reminded who has not voted (security)' },
    ],
    [
      'to whom it escalated',
      'escalated',
      { stageName: 'security', to: ['group:default/directors'] },
      { text: 'Escalated (security) to', about: ['group:default/directors'] },
    ],
    [
      'what changed since it was approved',
      're-evaluated',
      { reason: 'It costs more.' },
      {
        text: 'Judged again before it was carried out',
        detail: 'It costs more.',
      },
    ],
    [
      'that a review was escalated',
      'review-overdue',
      { to: ['group:default/directors'] },
      {
        text: 'Review of the emergency overdue; escalated to',
        about: ['group:default/directors'],
      },
    ],
    [
      'that a review is overdue',
      'review-overdue',
      {},
      { text: 'Review of the emergency overdue' },
    ],
    [
      'what a review found',
      'reviewed',
      { verdict: 'unjustified', comment: 'It could wait.' },
      {
        text: 'found that the emergency did not justify it',
        detail: 'It could wait.',
      },
    ],
    [
      'that nobody decided in time',
      'rejected',
      { reason: 'It was not decided by its deadline.' },
      { text: 'Rejected', detail: 'It was not decided by its deadline.' },
    ],
    [
      'that it expired',
      'expired',
      { reason: 'It was not decided by its deadline.' },
      { text: 'Expired', detail: 'It was not decided by its deadline.' },
    ],
  ])('says %s', (_, action, data, story) => {
    expect(told(entryOf(action, data))).toEqual(story);
  });

  it('says by when and by whom a review is due', () => {
    expect(
      told(
        entryOf('review-opened', {
          dueAt: '2026-11-22T09:00:00.000Z',
          reviewers: ['group:default/directors'],
        }),
      ),
    ).toEqual({
      text: expect.stringMatching(
        /^Review of the emergency opened, due by Sun 22 Nov 2026, .*, for$/,
      ),
      about: ['group:default/directors'],
    });
  });
});
