import { screen } from '@testing-library/react';
import { renderElsewhere } from '../../__testUtils__/renderElsewhere';
import type { RequestDocument } from './requestDocument';
import { RequestSearchResultListItem } from './RequestSearchResultListItem';

const FOUND: RequestDocument = {
  title: '#1042 PostgreSQL database',
  text: 'For the EU launch.',
  location: '/infra-requests/requests/r-1042',
  number: 1042,
  state: 'pending',
  environment: 'production',
  owner: 'group:default/payments',
  tier: 'Escalated',
};

describe('a request among the results of the search', () => {
  it('leads to the request, and tells what it is about', async () => {
    await renderElsewhere(<RequestSearchResultListItem result={FOUND} />);
    expect(
      screen.getByRole('link', { name: '#1042 PostgreSQL database' }),
    ).toHaveAttribute('href', '/infra-requests/requests/r-1042');
    expect(screen.getByText('For the EU launch.')).toBeInTheDocument();
    expect(screen.getByText('Waiting for approval')).toBeInTheDocument();
    expect(screen.getByText('Escalated')).toBeInTheDocument();
    expect(screen.getByText('Environment: production')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments',
    );
  });

  it('marks what matched', async () => {
    await renderElsewhere(
      <RequestSearchResultListItem
        result={FOUND}
        highlight={{
          preTag: '<b>',
          postTag: '</b>',
          fields: { text: 'For the <b>EU</b> launch.' },
        }}
      />,
    );
    expect(screen.getByText('EU')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '#1042 PostgreSQL database' }),
    ).toBeInTheDocument();
  });

  it('shows what there is of an entry that knows less', async () => {
    const { title, text, location } = FOUND;
    await renderElsewhere(
      <RequestSearchResultListItem result={{ title, text, location }} />,
    );
    expect(screen.getByRole('link', { name: title })).toBeInTheDocument();
    expect(screen.queryByText(/^Environment/)).not.toBeInTheDocument();
  });
});
