import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import {
  ME,
  PEOPLE,
  delegation,
  effect,
} from '../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../__testUtils__/FakeInfraRequestsApi';
import { FULL_POLICY, finishedBacktest } from '../__testUtils__/policyFixtures';
import plugin from '../alpha';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';

/** An app that somebody uses in German: the languages and their texts are the app's own, none is replaced. */
const open = (path: string, api = new FakeInfraRequestsApi()) =>
  renderTestApp({
    features: [plugin],
    config: {
      backend: { baseUrl: 'http://localhost:7007' },
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'de'],
                defaultLanguage: 'de',
              },
            },
          },
        ],
      },
    },
    apis: [
      [infraRequestsApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: PEOPLE })],
      [identityApiRef, mockApis.identity({ userEntityRef: ME })],
    ],
    initialRouteEntries: [`/infra-requests${path}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });

describe('in German', () => {
  // The app remembers the language in which it was used last.
  afterEach(() => localStorage.clear());

  it('the policy says its rules and amounts', async () => {
    open('/policy', new FakeInfraRequestsApi({ policy: FULL_POLICY }));
    expect(
      await screen.findByRole('heading', { name: 'Richtlinie' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Stufe Escalated, sofern keine andere Regel/),
    ).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Budgets' })).toHaveTextContent(
      '5.000,00 USD',
    );
  });

  it('a backtest says its numbers and days', async () => {
    open(
      '/policy?tab=backtest',
      new FakeInfraRequestsApi({ backtests: [finishedBacktest()] }),
    );
    expect(
      await screen.findByText(
        'Von 120 Anfragen: 12 weniger streng geprüft, 2 strenger geprüft, 106 wie bisher.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('36,5 Stunden')).toBeInTheDocument();
    expect(screen.getByText(/^Anfragen vom \d+\. Aug\. 2026/)).toBeVisible();
  });

  it('delegations say who decides and for how long', async () => {
    open(
      '/delegations',
      new FakeInfraRequestsApi({ delegations: [delegation()] }),
    );
    const list = await screen.findByRole('list', { name: 'Eigene Vertretung' });
    expect(list).toHaveTextContent('grace entscheidet in Vertretung');
    expect(list).toHaveTextContent(/Sa\., 21\. Nov\. 2026/);
    expect(
      screen.getByRole('button', { name: 'Jetzt beenden: grace' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Vertretung eintragen' }),
    ).toBeInTheDocument();
  });

  it('deliveries say what did not get through', async () => {
    open('/deliveries', new FakeInfraRequestsApi({ effects: [effect()] }));
    expect(await screen.findByText(/^Benachrichtigung: /)).toBeInTheDocument();
    expect(screen.getByText('Aufgegeben')).toBeInTheDocument();
  });

  it('a request says its state', async () => {
    open('/requests/r-1042');
    expect(
      await screen.findAllByText('Wartet auf Genehmigung'),
    ).not.toHaveLength(0);
  });
});
