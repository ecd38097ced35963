import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ListRequestsQuery } from '@infra-requests/plugin-infra-requests-common';
import { PAYMENTS_API, typeFor } from '../../__testUtils__/entityFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { REQUEST_TYPES, pendingRequest } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderElsewhere } from '../../__testUtils__/renderElsewhere';
import { EntityInfraRequestsCard } from './EntityInfraRequestsCard';
import { EntityInfraRequestsContent } from './EntityInfraRequestsContent';

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000 + 60_000).toISOString();

const OPEN = pendingRequest({ environment: 'staging' });
const RUNNING = [
  pendingRequest({
    id: 'r-7',
    number: 7,
    state: 'fulfilled',
    monthlyCost: '100.10',
    expiresAt: inDays(3),
  }),
  pendingRequest({
    id: 'r-8',
    number: 8,
    state: 'approved',
    monthlyCost: '0.20',
  }),
  pendingRequest({
    id: 'r-9',
    number: 9,
    state: 'approved',
    monthlyCost: undefined,
  }),
];

/** Knows what waits and what runs apart. */
class PaymentsApi extends FakeInfraRequestsApi {
  async listRequests(query: ListRequestsQuery = {}) {
    await super.listRequests(query);
    const items = query.running ? RUNNING : [OPEN];
    return { items: query.state || query.running ? items : [OPEN, ...RUNNING] };
  }
}

const show = (
  piece: JSX.Element,
  api: FakeInfraRequestsApi = new PaymentsApi(),
) => renderElsewhere(piece, { api, entity: PAYMENTS_API });

const part = (name: string) => screen.findByRole('region', { name });

describe.each([
  ['the card', <EntityInfraRequestsCard />],
  ['the tab', <EntityInfraRequestsContent />],
])('%s of an entity', (_, piece) => {
  it('shows what waits for a decision', async () => {
    const { api } = await show(piece);
    const open = await part('Open requests');
    expect(
      await within(open).findByRole('link', {
        name: '#1042 PostgreSQL database',
      }),
    ).toHaveAttribute('href', '/infra-requests/requests/r-1042');
    expect(open).toHaveTextContent(/staging.*284\.00 USD a month/);
    expect(api.inputsOf('listRequests')).toContainEqual(
      expect.objectContaining({
        entity: ['component:default/payments-api'],
        order: 'urgent',
        state: expect.arrayContaining(['pending', 'changes-requested']),
      }),
    );
  });

  it('shows what runs, what that costs together, and until when', async () => {
    await show(piece);
    const running = await part('What runs');
    const [sum] = await within(running).findAllByText(
      (_text, element) =>
        element?.tagName === 'P' &&
        element.textContent ===
          '3 run, together for 100.30 USD a month · the cost of 1 is not known',
    );
    expect(sum).toBeInTheDocument();
    const lines = within(running).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent(
      /100\.10 USD a month.*expires in 3 days/,
    );
    expect(lines[1]).not.toHaveTextContent('expires');
    expect(lines[2]).toHaveTextContent('cost not known');
  });

  it('says so where there is nothing', async () => {
    await show(piece, new FakeInfraRequestsApi({ requests: [] }));
    expect(
      await screen.findByText('Nothing waits for a decision.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing that was asked for it runs now.'),
    ).toBeInTheDocument();
  });

  it('says why it shows nothing, and tries again', async () => {
    const api = new PaymentsApi();
    api.fail('listRequests', await refused(500, 'The disk is full.'));
    await show(piece, api);
    const open = await part('Open requests');
    expect(
      await within(open).findByText('The disk is full.'),
    ).toBeInTheDocument();
    api.recover('listRequests');
    await userEvent.click(within(open).getByRole('button', { name: 'Retry' }));
    expect(
      await within(open).findByRole('link', { name: /#1042/ }),
    ).toBeInTheDocument();
  });

  it('follows what happens', async () => {
    const { api, signal } = await show(
      piece,
      new FakeInfraRequestsApi({ requests: [] }),
    );
    await screen.findByText('Nothing waits for a decision.');
    api.requests = [OPEN];
    await signal('r-1042');
    const open = await part('Open requests');
    expect(
      await within(open).findByRole('link', { name: /#1042/ }),
    ).toBeInTheDocument();
  });
});

describe('asking for an entity', () => {
  const form =
    '?service=component%3Adefault%2Fpayments-api&owner=group%3Adefault%2Fpayments';

  it('leads straight to the form where only one takes it', async () => {
    await show(
      <EntityInfraRequestsCard />,
      new PaymentsApi({
        types: [...REQUEST_TYPES, typeFor('deployment', 'Deployment')],
      }),
    );
    expect(
      await screen.findByRole('link', { name: 'Request for this entity' }),
    ).toHaveAttribute('href', `/infra-requests/new/deployment${form}`);
  });

  it('lets one choose among those that take it', async () => {
    await show(
      <EntityInfraRequestsCard />,
      new PaymentsApi({
        types: [
          typeFor('deployment', 'Deployment'),
          ...REQUEST_TYPES,
          typeFor('preview', 'Preview'),
        ],
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Request for this entity' }),
    );
    const entries = await screen.findAllByRole('menuitem');
    expect(entries.map(entry => entry.textContent)).toEqual([
      'Deployment',
      'Preview',
    ]);
    expect(entries[1]).toHaveAttribute(
      'href',
      `/infra-requests/new/preview${form}`,
    );
  });

  it('is not offered where no form takes it', async () => {
    const { api } = await show(<EntityInfraRequestsCard />);
    await waitFor(() =>
      expect(api.inputsOf('listRequestTypes')).toHaveLength(1),
    );
    await screen.findByRole('link', { name: /#1042/ });
    expect(screen.queryByText('Request for this entity')).toBeNull();
  });
});

it('the tab lists what was asked before, to ask again', async () => {
  await show(<EntityInfraRequestsContent />);
  const recent = await part('Recent requests');
  expect(
    await within(recent).findByRole('link', { name: /^Ask again .* #7$/ }),
  ).toHaveAttribute('href', '/infra-requests/new/database?from=r-7');
});
