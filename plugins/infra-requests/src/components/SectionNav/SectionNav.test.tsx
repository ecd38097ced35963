import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { renderPage } from '../../__testUtils__/renderPage';

const nav = () =>
  within(screen.getByRole('navigation', { name: 'Infra Requests' }));

const counting = (counts: { inbox: number; overdueReviews: number }) => {
  const api = new FakeInfraRequestsApi();
  api.countRequests = async () => ({
    team: 0,
    mine: 0,
    reviews: counts.overdueReviews,
    ...counts,
  });
  return api;
};

describe('the navigation', () => {
  it('leads to every page, and marks the one that is open', async () => {
    await renderPage('/');
    await userEvent.click(nav().getByRole('link', { name: 'Out of office' }));
    expect(
      await screen.findByRole('heading', { name: 'Out of office' }),
    ).toBeInTheDocument();
    expect(nav().getByRole('link', { name: 'Out of office' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await userEvent.click(
      await nav().findByRole('link', { name: 'Deliveries' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Deliveries' }),
    ).toBeInTheDocument();
    expect(nav().getByRole('link', { current: 'page' })).toHaveTextContent(
      'Deliveries',
    );
  });

  it('counts what waits, and leads to reviews that are overdue', async () => {
    await renderPage('/policy', counting({ inbox: 3, overdueReviews: 2 }));
    expect(
      await nav().findByLabelText('3 waiting for you'),
    ).toBeInTheDocument();
    expect(
      nav().getByRole('link', { name: '2 overdue reviews' }),
    ).toHaveAttribute('href', '/infra-requests/inbox?scope=reviews');
  });

  it('says nothing of reviews when none is overdue', async () => {
    await renderPage('/policy', counting({ inbox: 1, overdueReviews: 0 }));
    expect(
      await nav().findByLabelText('1 waiting for you'),
    ).toBeInTheDocument();
    expect(nav().queryByText(/overdue/)).not.toBeInTheDocument();
  });
});
