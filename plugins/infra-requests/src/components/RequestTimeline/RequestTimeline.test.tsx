import { mockApis } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HistoryEntry } from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  MAY_VOTE,
  historyOf,
  pendingRequest,
} from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const record = () => screen.findByRole('region', { name: 'Record' });

const field = () => screen.findByRole('textbox', { name: 'Say something' });

const send = () => screen.getByRole('button', { name: 'Send' });

function commented(text: string, seq = 4): HistoryEntry {
  return {
    ...historyOf(pendingRequest())[0],
    seq,
    action: 'commented',
    actor: { kind: 'user', ref: 'user:default/grace' },
    data: { text, mentions: [] },
  };
}

function withComment(...texts: string[]) {
  const api = new FakeInfraRequestsApi();
  const entries = historyOf(pendingRequest());
  api.getHistory = async () => ({
    items: [...entries, ...texts.map((text, at) => commented(text, 4 + at))],
    verification: { verified: true },
  });
  return api;
}

describe('the record', () => {
  it('leaves out on demand what happened by itself', async () => {
    await renderPage('/requests/r-1042');
    await screen.findByText('Record verified');
    expect(await record()).toHaveTextContent('Evaluated as tier Escalated');
    await userEvent.click(
      screen.getByRole('checkbox', { name: '1 automatic entry' }),
    );
    expect(await record()).not.toHaveTextContent('Evaluated as tier Escalated');
    expect(await record()).toHaveTextContent('mira asked for this');
  });

  it('stays as the person had it', async () => {
    const storage = mockApis.storage();
    const open = () =>
      renderPage('/requests/r-1042', undefined, undefined, { storage });
    const automatic = () =>
      screen.findByRole('checkbox', { name: '1 automatic entry' });
    const { unmount } = await open();
    await userEvent.click(await automatic());
    unmount();
    await open();
    expect(await automatic()).not.toBeChecked();
    expect(await record()).not.toHaveTextContent('Evaluated as tier Escalated');
  });

  it('gives every entry an address, which leads to it', async () => {
    await renderPage('/requests/r-1042#entry-2');
    await screen.findByText('Record verified');
    const entries = within(
      screen.getByRole('list', { name: 'What happened' }),
    ).getAllByRole('listitem');
    expect(entries[1]).toHaveFocus();
    expect(within(entries[1]).getByText('Link to this entry')).toHaveAttribute(
      'href',
      '/infra-requests/requests/r-1042#entry-2',
    );
  });

  it('leads notifications of comments to the latest one', async () => {
    await renderPage(
      '/requests/r-1042#comments',
      withComment('Is this in the plan?'),
    );
    await screen.findByText('Record verified');
    expect(
      screen.getByText('Is this in the plan?').closest('li'),
    ).toHaveFocus();
  });

  it('explains what verified means', async () => {
    await renderPage('/requests/r-1042');
    await userEvent.click(
      await screen.findByRole('button', { name: 'What this means' }),
    );
    expect(
      await screen.findByText(/computed it again for all 3 entries/),
    ).toBeInTheDocument();
  });

  it('shows comments with people and addresses as links, and everything else as it was written', async () => {
    await renderPage(
      '/requests/r-1042',
      withComment('@user:default/sofia see https://example.com <b>now</b>'),
    );
    await screen.findByText('Record verified');
    const line = await record();
    expect(within(line).getByRole('link', { name: /sofia/i })).toHaveAttribute(
      'href',
      '/catalog/default/user/sofia',
    );
    expect(
      within(line).getByRole('link', { name: /https:\/\/example\.com/ }),
    ).toBeInTheDocument();
    expect(line).toHaveTextContent('<b>now</b>');
  });
});

describe('a comment', () => {
  it('is sent with Ctrl and Enter, and is there until the record has it', async () => {
    const api = new FakeInfraRequestsApi();
    await renderPage('/requests/r-1042', api);
    await userEvent.type(await field(), 'Why so large?');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await record()).toHaveTextContent('Why so large?');
    expect(api.inputsOf('comment')).toEqual([
      {
        id: 'r-1042',
        text: 'Why so large?',
        idempotencyKey: expect.any(String),
      },
    ]);
    expect(await field()).toHaveValue('');
    expect(
      await screen.findByText('Your comment is in the record.'),
    ).toBeInTheDocument();
  });

  it('that cannot be sent stays, with why, and is sent again', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail(
      'comment',
      await refused(400, 'Not complete.', {
        problems: [{ field: '/text', message: 'nobody is called @user:x/y' }],
      }),
    );
    await renderPage('/requests/r-1042', api);
    await userEvent.type(await field(), 'Hello');
    await userEvent.click(send());
    const problem = await screen.findByRole('note');
    expect(problem).toHaveTextContent('Not sent: nobody is called @user:x/y');
    api.recover('comment');
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
    expect(
      await screen.findByText('Your comment is in the record.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('note')).toBeNull();
    const [first, second, ...more] = api.inputsOf('comment') as {
      idempotencyKey: string;
    }[];
    expect(more).toEqual([]);
    expect(first.idempotencyKey).toMatch(/^[\da-f-]{36}$/);
    expect(second.idempotencyKey).toBe(first.idempotencyKey);
  });

  it('goes back into the field to be rewritten', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('comment', await refused(500, 'The database is away.'));
    await renderPage('/requests/r-1042', api);
    await userEvent.type(await field(), 'Hello');
    await userEvent.click(send());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Rewrite' }),
    );
    expect(await field()).toHaveValue('Hello');
    expect(screen.queryByRole('note')).toBeNull();
  });

  it('is not offered to those who may not, with why', async () => {
    const reason = 'You can read this request but not comment on it.';
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({
        requests: [
          pendingRequest({
            allowedActions: {
              ...MAY_VOTE,
              comment: { allowed: false, reason },
            },
          }),
        ],
      }),
    );
    await screen.findByText('Record verified');
    expect(screen.getByText(reason)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
    expect(screen.queryByLabelText('Say something')).toBeNull();
  });

  it('mentions somebody found by name, by keyboard alone', async () => {
    const api = new FakeInfraRequestsApi();
    await renderPage('/requests/r-1042', api);
    await userEvent.type(await field(), 'Ask @gr');
    const people = await screen.findByRole('listbox', {
      name: 'People and groups to mention',
    });
    expect(
      within(people)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual([
      'Grace Hopperuser:default/grace',
      'grace-holdersgroup:default/grace-holders',
    ]);
    const active = () =>
      document.getElementById(
        screen
          .getByRole('textbox', { name: 'Say something' })
          .getAttribute('aria-activedescendant') ?? '',
      );
    expect(active()).toHaveTextContent('Grace Hopper');
    await userEvent.keyboard('{ArrowDown}');
    expect(active()).toHaveTextContent('grace-holders');
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(await field()).toHaveValue('Ask @Grace Hopper ');
    expect(screen.queryByRole('listbox')).toBeNull();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(api.inputsOf('comment')).toEqual([
      {
        id: 'r-1042',
        text: 'Ask @user:default/grace',
        idempotencyKey: expect.any(String),
      },
    ]);
  });

  it('closes the list of people with Escape', async () => {
    await renderPage('/requests/r-1042');
    await userEvent.type(await field(), '@gr');
    await screen.findByRole('listbox');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(await field()).toHaveValue('@gr');
  });
});
