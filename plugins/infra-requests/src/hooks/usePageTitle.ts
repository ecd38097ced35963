import { useEffect } from 'react';
import { configApiRef, useApiHolder } from '@backstage/core-plugin-api';

/** Names the page in the tab and the history of the browser, until another page does. */
export function usePageTitle(title: string | undefined) {
  const portal = useApiHolder()
    .get(configApiRef)
    ?.getOptionalString('app.title');
  useEffect(() => {
    if (title === undefined) {
      return undefined;
    }
    const before = document.title;
    document.title = [title, portal ?? 'Backstage'].join(' · ');
    return () => {
      document.title = before;
    };
  }, [title, portal]);
}
