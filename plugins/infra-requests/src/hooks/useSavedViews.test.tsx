import { identityApiRef, storageApiRef } from '@backstage/core-plugin-api';
import { TestApiProvider, mockApis } from '@backstage/test-utils';
import type { JsonValue } from '@backstage/types';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { useInboxQuery } from './useInboxQuery';
import { useSavedViews } from './useSavedViews';

const KEY = 'inbox-views:user:default/ada';

/** Settings of which a tab does not hear what other tabs change. */
function deafStorage(kept: Map<string, JsonValue>) {
  const bucket = {
    forBucket: () => bucket,
    observe$: () => ({ subscribe: () => ({ unsubscribe: () => {} }) }),
    snapshot: (key: string) => ({
      key,
      presence: kept.has(key) ? 'present' : 'absent',
      value: kept.get(key),
    }),
    set: async (key: string, value: JsonValue) => {
      kept.set(key, value);
    },
    remove: async (key: string) => {
      kept.delete(key);
    },
  };
  return bucket;
}

describe('saved views in two tabs', () => {
  async function openTab(kept: Map<string, JsonValue>) {
    const wrapper = ({ children }: { children: ReactNode }) => (
      <TestApiProvider
        apis={[
          [
            identityApiRef,
            mockApis.identity({ userEntityRef: 'user:default/ada' }),
          ],
          [storageApiRef, deafStorage(kept) as never],
        ]}
      >
        <MemoryRouter initialEntries={['/inbox?scope=all']}>
          {children}
        </MemoryRouter>
      </TestApiProvider>
    );
    const { result } = renderHook(() => useSavedViews(useInboxQuery()), {
      wrapper,
    });
    // Until it is known whose they are, nothing can be kept.
    await waitFor(() => expect(result.current.known).toBe(true));
    return result;
  }

  const names = (kept: Map<string, JsonValue>) =>
    (kept.get(KEY) as { views: { name: string }[] }).views.map(
      ({ name }) => name,
    );

  it('keep what each of them saved', async () => {
    const kept = new Map<string, JsonValue>();
    const one = await openTab(kept);
    const other = await openTab(kept);

    await act(() => one.current.save('Mine'));
    await act(() => other.current.save('Also mine'));

    expect(names(kept)).toEqual(['Mine', 'Also mine']);
  });

  it('put back only what one of them deleted', async () => {
    const view = { name: 'Mine', view: 'scope=all' };
    const kept = new Map<string, JsonValue>([[KEY, { views: [view] }]]);
    const one = await openTab(kept);
    const other = await openTab(kept);

    await act(() => one.current.remove('Mine'));
    await act(() => other.current.save('New'));
    await act(() => one.current.restore({ views: [view] }));

    expect(names(kept)).toEqual(['Mine', 'New']);
  });
});
