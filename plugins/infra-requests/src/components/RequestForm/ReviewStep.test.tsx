import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  goToReview,
  panel,
  press,
  reviewUnchanged,
} from '../../__testUtils__/databaseForm';
import { EMERGENCY_WAY, vote } from '../../__testUtils__/decisionFixtures';
import {
  ASKED,
  PREVIEW,
  REQUEST_TYPES,
  pendingRequest,
} from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const AUTOMATIC: Preview = {
  ...PREVIEW,
  stages: [],
  evaluation: {
    ...PREVIEW.evaluation!,
    outcome: 'automatic',
    stages: [],
    tier: { id: 'automatic', title: 'Automatic', rank: 0 },
  },
};

beforeEach(() => setScreenWidth(1280));

describe('an emergency', () => {
  const [database] = REQUEST_TYPES;
  const types = [{ ...database, offersEmergency: true }];
  const isEmergency = () =>
    screen.findByRole('checkbox', { name: 'This is an emergency' });

  it('is not offered where no rule asks for it', async () => {
    await renderPage('/new/database');
    await goToReview();
    expect(
      screen.queryByRole('checkbox', { name: 'This is an emergency' }),
    ).not.toBeInTheDocument();
  });

  it('changes the decision at once, and needs a reason', async () => {
    const api = new FakeInfraRequestsApi({
      types,
      previewOf: ({ emergency }) => (emergency ? AUTOMATIC : PREVIEW),
    });
    await renderPage('/new/database', api);
    await goToReview();
    await within(await panel()).findByText(/^Escalated ·/);
    const toggle = await isEmergency();
    expect(toggle).toHaveAccessibleDescription(/stays in the record/);
    await userEvent.click(toggle);
    await within(await panel()).findByText(/^Approved at once ·/);

    const why = screen.getByRole('textbox', { name: /^Why is this needed\?/ });
    await press('Submit request');
    expect(why).toHaveFocus();
    expect(why).toHaveAccessibleDescription(
      'An emergency needs a reason: say what happened.',
    );
    expect(api.inputsOf('submit')).toEqual([]);
    await userEvent.type(why, 'The shop is down');
    await press('Submit request');
    await waitFor(() =>
      expect(api.inputsOf('submit')).toEqual([
        expect.objectContaining({
          draft: expect.objectContaining({
            emergency: true,
            justification: 'The shop is down',
          }),
        }),
      ]),
    );
    expect(JSON.stringify(api.inputsOf('preview'))).not.toContain('The shop');
  });

  it('is kept by an edit, and can be taken back', async () => {
    const api = new FakeInfraRequestsApi({
      types,
      requests: [pendingRequest({ allowedActions: ASKED, emergency: true })],
    });
    await renderPage('/requests/r-1042/edit', api);
    await reviewUnchanged();
    expect(await isEmergency()).toBeChecked();
    api.fail('editRequest', await refused(409, 'Not now.'));
    await press('Submit new revision');
    await screen.findByText('Not now.');
    await userEvent.click(await isEmergency());
    await press('Submit new revision');
    await waitFor(() =>
      expect(api.inputsOf('editRequest')).toMatchObject([
        { emergency: true },
        { emergency: false },
      ]),
    );
  });

  it('is not submitted without the incident that the tier’s way for emergencies needs', async () => {
    const api = new FakeInfraRequestsApi({
      previewOf: ({ emergency = false }) => ({
        ...PREVIEW,
        emergencyWay: { ...EMERGENCY_WAY, taken: emergency },
      }),
    });
    await renderPage('/new/database', api);
    await goToReview();
    const toggle = await isEmergency();
    expect(toggle).toHaveAccessibleDescription(
      /^In an emergency 1 of on-call decides instead\. .* within 24 hours\./,
    );
    expect(screen.queryByRole('textbox', { name: /Incident/ })).toBeNull();
    await userEvent.click(toggle);
    const incident = await screen.findByRole('textbox', {
      name: /^Incident number/,
    });
    expect(incident).toBeRequired();
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Why is this needed\?/ }),
      'The shop is down',
    );
    await userEvent.type(incident, 'shop');
    expect(incident).toBeValid();
    await userEvent.clear(incident);
    await press('Submit request');
    expect(incident).toHaveFocus();
    expect(incident).toHaveAccessibleDescription('Incident number is missing.');

    await userEvent.type(incident, 'shop');
    await press('Submit request');
    expect(incident).toHaveFocus();
    expect(incident).toHaveAccessibleDescription(
      'Incident number does not have the right form. It has to match INC-\\d+',
    );
    expect(api.inputsOf('submit')).toEqual([]);

    await userEvent.clear(incident);
    await userEvent.type(incident, 'INC-4711');
    await press('Submit request');
    await waitFor(() =>
      expect(api.inputsOf('submit')).toMatchObject([
        { draft: { emergency: true, incident: 'INC-4711' } },
      ]),
    );
  });

  it('shows at the reason what the server finds wrong with it, until it is another', async () => {
    const api = new FakeInfraRequestsApi({ types });
    await renderPage('/new/database', api);
    await goToReview();
    const why = screen.getByRole('textbox', { name: /^Why is this needed\?/ });
    await userEvent.type(why, 'x');
    api.fail(
      'submit',
      await refused(400, 'Invalid request', {
        problems: [{ field: '/justification', message: 'is too short' }],
      }),
    );
    await press('Submit request');
    await waitFor(() =>
      expect(why).toHaveAccessibleDescription('Is too short'),
    );
    expect(why).toHaveFocus();
    expect(screen.queryByText(/^Nothing was submitted/)).toBeNull();
    await userEvent.type(why, 'y');
    expect(why).toBeValid();
  });

  it('shows at the incident what the server finds wrong with it', async () => {
    const api = new FakeInfraRequestsApi({ types });
    await renderPage('/new/database', api);
    await goToReview();
    await userEvent.click(await isEmergency());
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Why is this needed\?/ }),
      'The shop is down',
    );
    api.fail(
      'submit',
      await refused(400, 'Invalid request', {
        problems: [{ field: '/incident', message: 'is closed' }],
      }),
    );
    await press('Submit request');
    await waitFor(() =>
      expect(
        screen.getByRole('textbox', { name: 'Incident' }),
      ).toHaveAccessibleDescription('Is closed'),
    );
  });
});

describe('an edit after changes were asked for', () => {
  it('has them beside the form', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [
        pendingRequest({
          state: 'changes-requested',
          allowedActions: ASKED,
          votes: [
            vote({
              verdict: 'request-changes',
              comment: 'Roll out gradually.',
            }),
          ],
        }),
      ],
    });
    await renderPage('/requests/r-1042/edit', api);
    expect(
      await screen.findByRole('note', { name: 'What is to be changed' }),
    ).toHaveTextContent(/grace asked for changes.*“Roll out gradually\.”/);
  });
});

describe('a planned time', () => {
  const notBefore = () => screen.getByLabelText('Not before');

  const editing = async (planned?: string) => {
    const api = new FakeInfraRequestsApi({
      requests: [pendingRequest({ allowedActions: ASKED, notBefore: planned })],
    });
    await renderPage('/requests/r-1042/edit', api);
    await reviewUnchanged();
    return api;
  };

  it('is asked for and sent as a moment', async () => {
    const { api } = await renderPage('/new/database');
    await goToReview();
    fireEvent.change(notBefore(), { target: { value: '2030-12-24T12:00' } });
    await press('Submit request');
    await waitFor(() =>
      expect(api.inputsOf('submit')).toMatchObject([
        {
          draft: {
            notBefore: DateTime.fromISO('2030-12-24T12:00').toUTC().toISO(),
          },
        },
      ]),
    );
  });

  it('shows what is wrong with it before anything is submitted', async () => {
    const { api } = await renderPage(
      '/new/database',
      new FakeInfraRequestsApi({
        previewOf: draft => ({
          ...PREVIEW,
          problems: draft.notBefore
            ? [{ field: '/notBefore', message: 'has passed' }]
            : [],
        }),
      }),
    );
    await goToReview();
    expect(notBefore()).toHaveAccessibleDescription(
      /^Leave it empty to have it as soon as it is approved\./,
    );
    fireEvent.change(notBefore(), { target: { value: '2020-12-24T12:00' } });
    await waitFor(() =>
      expect(notBefore()).toHaveAccessibleDescription('Has passed'),
    );
    await press('Submit request');
    expect(notBefore()).toHaveFocus();
    expect(api.inputsOf('submit')).toEqual([]);
  });

  it('is kept by an edit of something else', async () => {
    const api = await editing('2030-12-24T12:00:30.000Z');
    await press('Submit new revision');
    await waitFor(() =>
      expect(api.inputsOf('editRequest')).toMatchObject([
        { notBefore: '2030-12-24T12:00:30.000Z' },
      ]),
    );
  });

  it('is taken back by an edit that empties it', async () => {
    const api = await editing('2030-12-24T12:00:00.000Z');
    fireEvent.change(notBefore(), { target: { value: '' } });
    await press('Submit new revision');
    await waitFor(() =>
      expect(api.inputsOf('editRequest')).toMatchObject([{ notBefore: null }]),
    );
  });

  it('is not mentioned by an edit where there is none', async () => {
    const api = await editing();
    await press('Submit new revision');
    await waitFor(() => expect(api.inputsOf('editRequest')).toHaveLength(1));
    expect(api.inputsOf('editRequest')[0]).not.toHaveProperty('notBefore');
  });
});
