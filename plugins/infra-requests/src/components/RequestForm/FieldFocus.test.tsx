import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { press } from '../../__testUtils__/databaseForm';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const WITH_CHECKBOX = [
  {
    ...REQUEST_TYPES[0],
    parameters: [
      {
        title: 'Safety',
        schema: {
          type: 'object',
          properties: { backups: { title: 'Backups', type: 'boolean' } },
        },
      },
    ],
  },
];

beforeEach(() => setScreenWidth(1280));

describe('an answer that does not fit', () => {
  it('has the focus, also where it is a checkbox of another step', async () => {
    const api = new FakeInfraRequestsApi({ types: WITH_CHECKBOX });
    await renderPage('/new/database', api);
    await screen.findByLabelText('Backups');
    await press('Review');
    await screen.findByLabelText('Why is this needed?');
    api.fail(
      'submit',
      await refused(400, 'Invalid request', {
        problems: [
          { field: '/parameters/backups', message: 'must be switched on' },
        ],
      }),
    );
    const submit = screen.getByRole('button', { name: 'Submit request' });
    await waitFor(() => expect(submit).toBeEnabled());
    submit.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Backups')).toHaveFocus());
  });
});
