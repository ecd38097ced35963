import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { press } from '../../__testUtils__/databaseForm';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const WITH_SECRET = [
  {
    ...REQUEST_TYPES[0],
    parameters: [
      {
        title: 'Access',
        schema: {
          type: 'object',
          properties: {
            token: { title: 'Token', type: 'string', 'ui:field': 'Secret' },
          },
        },
      },
    ],
  },
];

beforeEach(() => setScreenWidth(1280));

describe("the Scaffolder's field for secrets", () => {
  it('hides what is typed, and only the request gets it', async () => {
    const api = new FakeInfraRequestsApi({ types: WITH_SECRET });
    await renderPage('/new/database', api);
    const token = await screen.findByLabelText(/Token/);
    expect(token).toHaveAttribute('type', 'password');
    await userEvent.type(token, 'hunter2');
    await press('Review');
    await screen.findByLabelText('Why is this needed?');
    await press('Submit request');
    await waitFor(() =>
      expect(api.inputsOf('submit')).toMatchObject([
        { draft: { parameters: { token: 'hunter2' } } },
      ]),
    );
    expect(JSON.stringify(api.inputsOf('preview'))).not.toContain('hunter2');
  });
});
