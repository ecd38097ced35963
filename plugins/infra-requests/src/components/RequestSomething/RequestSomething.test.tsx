import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SidebarOpenStateProvider } from '@backstage/core-components';
import { useLocation } from 'react-router-dom';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderElsewhere } from '../../__testUtils__/renderElsewhere';
import { RequestSomethingButton } from './RequestSomethingButton';

const [DATABASE, PREVIEW] = REQUEST_TYPES;

const Address = () => (
  <output aria-label="Address">{useLocation().pathname}</output>
);

async function open(api?: FakeInfraRequestsApi) {
  await renderElsewhere(
    <>
      <RequestSomethingButton />
      <Address />
    </>,
    { api },
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'Request something' }),
  );
  return screen.findByRole('dialog', { name: 'What do you need?' });
}

const address = () =>
  screen.getByLabelText('Address', { selector: 'output' }).textContent;

describe('asking for something from anywhere', () => {
  it('offers the catalogue, what was used last first', async () => {
    const dialog = await open(
      new FakeInfraRequestsApi({
        types: [DATABASE, { ...PREVIEW, lastAskedAt: '2026-11-20T08:00:00Z' }],
      }),
    );
    const links = await within(dialog).findAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/infra-requests/new/preview-environment',
      '/infra-requests/new/database',
      '/infra-requests',
    ]);
  });

  it('goes to the form with the keyboard alone', async () => {
    const dialog = await open();
    await within(dialog).findByText('PostgreSQL database');
    expect(
      within(dialog).getByRole('searchbox', {
        name: 'Search what can be requested',
      }),
    ).toHaveFocus();
    await userEvent.keyboard('preview{Enter}');
    expect(address()).toBe('/infra-requests/new/preview-environment');
    expect(dialog).not.toBeInTheDocument();
  });

  it('lets the arrow keys go through what was found', async () => {
    const dialog = await open();
    await within(dialog).findByText('PostgreSQL database');
    await userEvent.keyboard('{ArrowDown}');
    expect(
      within(dialog).getByRole('link', { name: /PostgreSQL database/ }),
    ).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(
      within(dialog).getByRole('link', { name: /Preview environment/ }),
    ).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(
      within(dialog).getByRole('link', { name: /PostgreSQL database/ }),
    ).toHaveFocus();
  });

  it('goes back to the search with whatever is typed, and from the first one up', async () => {
    const dialog = await open();
    await within(dialog).findByText('PostgreSQL database');
    const search = within(dialog).getByRole('searchbox');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}prev');
    expect(search).toHaveFocus();
    expect(search).toHaveValue('prev');
    expect(
      within(dialog).getAllByRole('link', { name: /a month|Preview/ }),
    ).toHaveLength(1);
    await userEvent.keyboard('{ArrowDown}{Backspace}');
    expect(search).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');
    expect(search).toHaveFocus();
  });

  it('says when nothing is like that', async () => {
    const dialog = await open();
    await within(dialog).findByText('PostgreSQL database');
    await userEvent.keyboard('mainframe');
    expect(within(dialog).getByRole('status')).toHaveTextContent(
      'Nothing matches “mainframe”.',
    );
    await userEvent.keyboard('{Enter}');
    expect(address()).toBe('/');
  });

  it('says why the catalogue is not there', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('listRequestTypes', await refused(500, 'The disk is full.'));
    const dialog = await open(api);
    expect(
      await within(dialog).findByText('The disk is full.'),
    ).toBeInTheDocument();
  });

  it.each([
    ['icon', 'Request something'],
    ['sidebar', 'New request'],
  ] as const)('can be an %s', async (as, name) => {
    await renderElsewhere(
      <SidebarOpenStateProvider value={{ isOpen: true, setOpen: () => {} }}>
        <RequestSomethingButton as={as} />
      </SidebarOpenStateProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name }));
    expect(
      await screen.findByRole('dialog', { name: 'What do you need?' }),
    ).toBeInTheDocument();
  });
});
