import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  HistoryEntry,
  InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  GRACE,
  OPEN_REVIEW,
  ago,
  approvedInEmergency,
  inTime,
} from '../../__testUtils__/decisionFixtures';
import { historyOf, pendingRequest } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const open = async (request: InfraRequest) => {
  const api = new FakeInfraRequestsApi({ requests: [request] });
  await renderPage('/requests/r-1042', api);
  await screen.findByRole('article', { name: 'Request #1042' });
  return api;
};

const banner = () =>
  screen.getByRole('note', { name: 'The way for emergencies' });

const review = () =>
  screen.findByRole('region', { name: 'Review of the emergency' });

describe('a request that takes the way for emergencies', () => {
  it('says for which incident, and who is not asked', async () => {
    await open(
      pendingRequest({
        emergency: true,
        breakGlass: true,
        incident: 'INC-4711',
        skipped: ['group:default/security', 'group:default/finops'],
      }),
    );
    expect(banner()).toHaveTextContent('Emergency, incident INC-4711');
    expect(banner()).toHaveTextContent(
      'security and finops are not asked beforehand, and are told once it is approved.',
    );
    expect(banner()).toHaveTextContent('look back at it afterwards');
    expect(
      screen.getByText('What would be asked were it no emergency:'),
    ).toBeInTheDocument();
  });

  it('is told from an emergency that goes the usual way', async () => {
    await open(pendingRequest({ emergency: true, incident: 'INC-4711' }));
    expect(
      screen.queryByRole('note', { name: 'The way for emergencies' }),
    ).toBeNull();
    expect(screen.getByText('INC-4711')).toBeInTheDocument();
  });
});

describe('the review afterwards', () => {
  it('says by when and by whom', async () => {
    await open(approvedInEmergency());
    expect(await review()).toHaveTextContent(
      /Is due by .* · 23 h left.*For somebody who took no part in it:Grace Hopper$/,
    );
  });

  it('is overdue in a word, with what that stops', async () => {
    await open(
      approvedInEmergency({
        review: { ...OPEN_REVIEW, dueAt: ago({ hours: 2 }), overdue: true },
      }),
    );
    expect(within(await review()).getByText('overdue')).toBeInTheDocument();
    expect(await review()).toHaveTextContent(
      'Until it is done, mira can take the way for emergencies for nothing else.',
    );
  });

  it('asks for a verdict and why, and sends both', async () => {
    const api = await open(approvedInEmergency());
    const finish = screen.getByRole('button', { name: 'Finish the review' });
    await userEvent.click(finish);
    const choices = screen.getByRole('group', {
      name: /^Did the emergency justify the shorter way\?/,
    });
    expect(within(choices).getByRole('alert')).toHaveTextContent(
      'Say whether it did.',
    );
    const justified = within(choices).getByRole('radio', { name: /^Yes/ });
    expect(justified).toHaveFocus();

    await userEvent.click(justified);
    await userEvent.click(finish);
    const why = screen.getByRole('textbox', { name: /^Comment/ });
    expect(why).toHaveFocus();
    expect(why).toHaveAccessibleDescription('Say why.');
    await userEvent.type(why, '\u200b');
    await userEvent.click(finish);
    expect(why).toHaveAccessibleDescription('Say why.');
    await userEvent.clear(why);
    expect(api.inputsOf('reviewRequest')).toEqual([]);

    await userEvent.type(why, 'The shop was down.');
    await userEvent.click(finish);
    expect(
      await screen.findByText('Your review is in the record.'),
    ).toBeInTheDocument();
    expect(api.inputsOf('reviewRequest')).toEqual([
      { id: 'r-1042', verdict: 'justified', comment: 'The shop was down.' },
    ]);
  });

  it('shows the server’s word on the comment at the comment', async () => {
    const api = await open(approvedInEmergency());
    api.fail(
      'reviewRequest',
      await refused(400, 'Not complete.', {
        problems: [{ field: '/comment', message: 'says nothing' }],
      }),
    );
    await userEvent.click(screen.getByRole('radio', { name: /^No/ }));
    const why = screen.getByRole('textbox', { name: /^Comment/ });
    await userEvent.type(why, 'x');
    await userEvent.click(
      screen.getByRole('button', { name: 'Finish the review' }),
    );
    await waitFor(() =>
      expect(why).toHaveAccessibleDescription('Says nothing'),
    );
    expect(screen.queryByText('Not complete.')).toBeNull();
  });

  it('says why others cannot do it, without a form', async () => {
    const { allowedActions } = approvedInEmergency();
    await open(
      approvedInEmergency({
        allowedActions: {
          ...allowedActions,
          review: { allowed: false, reason: 'You approved it.' },
        },
      }),
    );
    expect(await review()).toHaveTextContent('You approved it.');
    expect(
      screen.queryByRole('button', { name: 'Finish the review' }),
    ).toBeNull();
  });

  it('shows what was found once it is done', async () => {
    const { allowedActions } = approvedInEmergency();
    await open(
      approvedInEmergency({
        review: {
          ...OPEN_REVIEW,
          state: 'done',
          verdict: 'unjustified',
          reviewedBy: GRACE.ref,
          reviewedAt: ago({ minutes: 10 }),
          comment: 'It could have waited.',
        },
        allowedActions: {
          ...allowedActions,
          review: { allowed: false, reason: 'It has no open review.' },
        },
      }),
    );
    expect(await review()).toHaveTextContent(
      'grace found that the emergency did not justify it 10 minutes ago“It could have waited.”',
    );
    expect(await review()).not.toHaveTextContent('no open review');
  });
});

describe('what is approved', () => {
  const after = () => screen.getByRole('note', { name: 'After the approval' });

  it('says what holds it back, and until when', async () => {
    await open(
      pendingRequest({
        state: 'approved',
        hold: {
          reason: 'Nothing is carried out during Year-end freeze.',
          until: inTime({ days: 12 }),
        },
      }),
    );
    expect(after()).toHaveTextContent(
      /^Approved; held back until \w{3} \d.*Nothing is carried out during Year-end freeze\. It can be carried out from then on, in 12 days\.$/,
    );
  });

  it('says why it waits though nothing holds it back, and since when', async () => {
    await open(
      pendingRequest({
        state: 'approved',
        hold: {
          reason: 'The monthly cost cannot be found out now.',
          since: ago({ hours: 2 }),
        },
      }),
    );
    expect(after()).toHaveTextContent(
      /^Approved; waiting since \w{3} \d.*The monthly cost cannot be found out now\.$/,
    );
  });

  it('says how long the approval lasts', async () => {
    await open(
      pendingRequest({
        state: 'approved',
        approvalValidUntil: inTime({ hours: 5 }),
      }),
    );
    expect(after()).toHaveTextContent(
      /^The approval is valid until .*, 5 h left\.$/,
    );
  });

  it('says that the approval ran out', async () => {
    await open(
      pendingRequest({
        state: 'approved',
        approvalValidUntil: ago({ minutes: 3 }),
      }),
    );
    const note = screen.getByRole('note', { name: 'After the approval' });
    expect(note).toHaveTextContent(
      /^The approval ran out on .*\. It has to be approved again before it is carried out\.$/,
    );
    expect(note).not.toHaveTextContent('overdue');
  });

  it('says that people are asked again where the approval does not last as long', async () => {
    await open(
      pendingRequest({
        state: 'approved',
        hold: { reason: 'It waits.', until: inTime({ days: 12 }) },
        approvalValidUntil: inTime({ days: 3 }),
      }),
    );
    expect(after()).toHaveTextContent(
      /It waits\.The approval is valid until .*, 3 days left\. That is sooner, so people are asked again before it is carried out\.$/,
    );
  });

  it('shows the planned time and who takes part with what is asked', async () => {
    await open(
      pendingRequest({
        notBefore: '2026-12-24T12:00:00.000Z',
        involved: ['user:default/linus'],
      }),
    );
    expect(
      await screen.findByRole('row', { name: /^Not before Thu 24 Dec 2026/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', {
        name: 'Taking part linus; they never decide on it',
      }),
    ).toBeInTheDocument();
  });
});

describe('what was approved and judged again', () => {
  const judgedAgain = async (request: InfraRequest, revision: number) => {
    const entry: HistoryEntry = {
      ...historyOf(request)[0],
      seq: 4,
      action: 're-evaluated',
      actor: { kind: 'system', ref: 'infra-requests' },
      data: { revision, reason: 'It costs 900.00 USD a month by now.' },
    };
    const api = new FakeInfraRequestsApi({ requests: [request] });
    api.getHistory = async () => ({
      items: [...historyOf(request), entry],
      verification: { verified: true },
    });
    await renderPage('/requests/r-1042', api);
    await screen.findByText('Record verified');
  };

  it('says what changed', async () => {
    await judgedAgain(pendingRequest({ revision: 2 }), 2);
    expect(
      screen.getByRole('note', { name: 'Judged again' }),
    ).toHaveTextContent(
      'It was approved, and judged again before it was carried outIt costs 900.00 USD a month by now.',
    );
  });

  it('leaves that to the record once there is another revision', async () => {
    await judgedAgain(pendingRequest({ revision: 3 }), 2);
    expect(screen.queryByRole('note', { name: 'Judged again' })).toBeNull();
    expect(screen.getByRole('region', { name: 'Record' })).toHaveTextContent(
      'Judged again before it was carried out',
    );
  });
});
