import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { messages } from './en';

/**
 * Every text of the plugin. German comes with it; other languages, and other words, are added by the app.
 * @alpha
 */
export const infraRequestsTranslationRef = createTranslationRef({
  id: 'plugin.infra-requests',
  messages,
  translations: {
    de: () => import('./de'),
  },
});

/** Says the text of a key, such as `t('inbox.title')`. */
export type Translate = TranslationFunction<
  (typeof infraRequestsTranslationRef)['T']
>;

/** The flat keys that other languages answer, such as `inbox.title`. */
export type MessageKey = keyof (typeof infraRequestsTranslationRef)['T'];
