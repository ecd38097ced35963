import { identityApiRef } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  translationApiRef,
} from '@backstage/core-plugin-api/alpha';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { InfraRequestsApi } from '@infra-requests/plugin-infra-requests-common';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import {
  ME,
  PEOPLE,
  delegation,
  effect,
} from '../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../__testUtils__/FakeInfraRequestsApi';
import { pendingRequest } from '../__testUtils__/fixtures';
import {
  BOUNDARY_HOLE,
  CHECK,
  FULL_POLICY,
  finishedBacktest,
} from '../__testUtils__/policyFixtures';
import {
  pseudoLanguage,
  pseudoTranslations,
  zoneNames,
} from '../__testUtils__/pseudoLanguage';
import { refused } from '../__testUtils__/refused';
import { KnownData, untranslated } from '../__testUtils__/untranslated';
import plugin from '../alpha';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';

/** Something of everything. */
const full = () =>
  new FakeInfraRequestsApi({
    requests: [
      pendingRequest(),
      pendingRequest({ id: 'r-1043', number: 1043, state: 'approved' }),
    ],
    policy: FULL_POLICY,
    checkOf: () => ({
      ...CHECK,
      changed: true,
      findings: [BOUNDARY_HOLE],
    }),
    backtests: [
      finishedBacktest(),
      finishedBacktest({ id: 'b-2', state: 'cancelled' }),
    ],
    delegations: [
      delegation(),
      delegation({
        id: 'd-2',
        delegator: 'user:default/sofia',
        delegate: ME,
        state: 'planned',
      }),
      delegation({
        id: 'd-3',
        state: 'over',
        endedAt: '2026-11-21T10:00:00.000Z',
      }),
    ],
    effects: [
      effect(),
      effect({
        id: 'e-2',
        kind: 'event',
        state: 'failing',
        nextAttemptAt: '2126-11-21T08:00:00.000Z',
        lastError: 'It failed. '.repeat(20).trim(),
      }),
    ],
  });

const empty = () =>
  new FakeInfraRequestsApi({
    types: [],
    requests: [],
    policy: { ...FULL_POLICY, rules: [], findings: [] },
    versions: [],
    backtests: [],
  });

async function open(path: string, api: FakeInfraRequestsApi) {
  const data = new KnownData();
  data.add(PEOPLE);
  data.add(zoneNames());
  renderTestApp({
    features: [plugin],
    apis: [
      [infraRequestsApiRef, data.listenTo(api)],
      [catalogApiRef, catalogApiMock({ entities: PEOPLE })],
      [identityApiRef, mockApis.identity({ userEntityRef: ME })],
      [translationApiRef, pseudoTranslations()],
      [appLanguageApiRef, pseudoLanguage],
    ],
    initialRouteEntries: [`/infra-requests${path}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  await screen.findAllByRole('article');
  await waitFor(() =>
    expect(document.querySelector('[class*=MuiSkeleton]')).toBeNull(),
  );
  return data;
}

/** The page without what the app draws around it. */
function pageOf(): Element {
  const [page] = screen.getAllByRole('article');
  return page;
}

function openEverything() {
  for (const button of document.querySelectorAll('[aria-expanded=false]')) {
    fireEvent.click(button);
  }
}

/** The methods that only read. */
const QUESTIONS = Object.getOwnPropertyNames(
  FakeInfraRequestsApi.prototype,
).filter((name): name is keyof InfraRequestsApi =>
  /^(list|get|count|check|simulate|preview)/.test(name),
);

const PAGES = [
  '',
  '/new/database',
  '/inbox',
  '/requests/r-1042',
  '/requests/r-1042/edit',
  '/delegations',
  '/deliveries',
  '/policy',
  '/policy?tab=try',
  '/policy?tab=backtest',
  '/policy/versions',
  '/policy/versions/c0ffee',
];

describe('every text', () => {
  it.each(PAGES)('is a message or data on %s', async path => {
    const data = await open(path, full());
    openEverything();
    expect(untranslated(pageOf(), data)).toEqual([]);
  });

  it.each(PAGES)('is a message on %s where there is nothing', async path => {
    const data = await open(path, empty());
    expect(untranslated(pageOf(), data)).toEqual([]);
  });

  it.each(PAGES)('is a message on %s where nothing answers', async path => {
    const api = full();
    const error = await refused(500, 'OUT_OF_ORDER');
    for (const method of QUESTIONS) {
      api.fail(method, error);
    }
    const data = await open(path, api);
    data.add('OUT_OF_ORDER');
    expect(untranslated(pageOf(), data)).toEqual([]);
  });
});
