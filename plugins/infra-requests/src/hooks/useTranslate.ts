import {
  useTranslationRef,
  type TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import {
  infraRequestsTranslationRef,
  type Translate,
} from '../translations/translationRef';

const messages = infraRequestsTranslationRef as TranslationRef;

/** Says the texts of the plugin in the person's language. */
export function useTranslate(): Translate {
  return useTranslationRef(messages).t as Translate;
}
