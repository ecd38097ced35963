import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { infraRequestsTranslationRef } from '../translations/translationRef';

/** Says the texts of the plugin in the person's language. */
export function useTranslate() {
  return useTranslationRef(infraRequestsTranslationRef).t;
}
