import type { ReactNode } from 'react';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { MockErrorApi, TestApiProvider, mockApis } from '@backstage/test-utils';
import { renderHook, waitFor } from '@testing-library/react';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useChoices } from './useChoices';

const TITLES = new Map([
  ['group:default/mobile-team', 'Mobile'],
  ['user:default/ada', 'Ada Lovelace'],
]);

/** What the catalog calls them, which takes a moment. */
const presentation = {
  forEntity: (ref: string) => {
    const snapshot = { entityRef: ref, primaryTitle: TITLES.get(ref) ?? ref };
    return { snapshot, promise: Promise.resolve(snapshot) };
  },
};

const portal = ({ children }: { children: ReactNode }) => (
  <TestApiProvider
    apis={[
      [infraRequestsApiRef, new FakeInfraRequestsApi({ requests: [] })],
      [entityPresentationApiRef, presentation as never],
      [translationApiRef, mockApis.translation()],
      [errorApiRef, new MockErrorApi()],
    ]}
  >
    {children}
  </TestApiProvider>
);

const NONE: never[] = [];

describe('what a list can be filtered by', () => {
  it('is called as the catalog calls it, though no request in sight has it', async () => {
    const inbox = {
      scope: 'all' as const,
      query: {
        owner: ['group:default/mobile-team'],
        requester: ['user:default/ada'],
      },
    };
    const { result } = renderHook(() => useChoices(inbox, NONE), {
      wrapper: portal,
    });
    expect(result.current.owner.get('group:default/mobile-team')).toBe(
      'mobile-team',
    );
    await waitFor(() =>
      expect(result.current.owner.get('group:default/mobile-team')).toBe(
        'Mobile',
      ),
    );
    expect(result.current.requester.get('user:default/ada')).toBe(
      'Ada Lovelace',
    );
  });
});
