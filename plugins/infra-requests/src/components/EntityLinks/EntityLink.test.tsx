import { screen, waitFor } from '@testing-library/react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { EntityLink } from './EntityLinks';

const REF = 'group:default/payments-team';

describe('the link of an entity', () => {
  it('is not seen before the catalog has said what it is called, and at once the next time', async () => {
    let answer = (_: unknown) => {};
    const api = {
      forEntity: () => ({
        snapshot: { primaryTitle: 'payments-team', entityRef: REF },
        promise: new Promise(resolve => (answer = resolve)),
      }),
    };
    const page = (
      <TestApiProvider apis={[[entityPresentationApiRef, api as never]]}>
        <EntityLink entityRef={REF} />
      </TestApiProvider>
    );
    const options = {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    };
    const { unmount } = await renderInTestApp(page, options);
    const link = () => screen.getByRole('link', { name: 'payments-team' });
    const isSeen = () => !/, 0\)$/.test(getComputedStyle(link()).color);
    expect(isSeen()).toBe(false);
    answer({ primaryTitle: 'Payments', entityRef: REF });
    await waitFor(() => expect(isSeen()).toBe(true));
    unmount();
    await renderInTestApp(page, options);
    expect(isSeen()).toBe(true);
  });
});
