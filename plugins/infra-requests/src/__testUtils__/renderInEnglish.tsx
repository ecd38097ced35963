import type { ReactElement } from 'react';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { MockErrorApi, TestApiProvider, mockApis } from '@backstage/test-utils';
import { render } from '@testing-library/react';

/** Renders what needs nothing of the portal but its texts. */
export function renderInEnglish(element: ReactElement) {
  return render(element, {
    wrapper: ({ children }) => (
      <TestApiProvider
        apis={[
          [translationApiRef, mockApis.translation()],
          [errorApiRef, new MockErrorApi()],
        ]}
      >
        {children}
      </TestApiProvider>
    ),
  });
}
