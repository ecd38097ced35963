import type { ReactElement } from 'react';
import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
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

/** What fills the gaps of a message, such as `{{name}}`; `count` chooses between its singular and plural. */
type Values<TValue> = { readonly [gap: string]: TValue | undefined };

type WithoutPlural<TKey> = TKey extends `${infer TBase}_one`
  ? TBase
  : TKey extends `${infer TBase}_other`
  ? TBase
  : TKey;

/** The names of all messages, such as `inbox.title`; without the endings of plurals. */
export type MessageKey = WithoutPlural<
  keyof (typeof infraRequestsTranslationRef)['T']
>;

/**
 * Says the text of a key, such as `t('inbox.title')`. The type of Backstage's own function reads the gaps out of every
 * message; with a thousand of them, the compiler takes minutes. That every gap is filled is tested instead.
 */
export interface Translate {
  (key: MessageKey, values?: Values<string | number>): string;
  (
    key: MessageKey,
    values: Values<string | number | ReactElement>,
  ): JSX.Element;
}
