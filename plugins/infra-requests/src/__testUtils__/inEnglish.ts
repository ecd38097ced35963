import { mockApis } from '@backstage/test-utils';
import type { TranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  infraRequestsTranslationRef,
  type Translate,
} from '../translations/translationRef';

/** The texts as the portal says them in English, for what takes `t` as an argument. */
export function inEnglish(): Translate {
  const translation = mockApis
    .translation()
    .getTranslation(infraRequestsTranslationRef as TranslationRef);
  if (!translation.ready) {
    throw new Error('The English texts are there from the beginning.');
  }
  return translation.t as Translate;
}
