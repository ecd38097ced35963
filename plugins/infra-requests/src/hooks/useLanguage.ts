import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import useObservable from 'react-use/esm/useObservable';

const NOTHING = { subscribe: () => ({ unsubscribe: () => {} }) };

/** The person's language, such as `de`, for numbers, money and times. */
export function useLanguage(): string {
  const languages = useApiHolder().get(appLanguageApiRef);
  const { language } = useObservable(
    languages?.language$() ?? NOTHING,
    languages?.getLanguage() ?? { language: 'en' },
  );
  return language;
}
