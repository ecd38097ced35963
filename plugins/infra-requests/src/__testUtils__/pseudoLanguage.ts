import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  AppLanguageApi,
  TranslationApi,
  TranslationFunction,
  TranslationRef,
  TranslationSnapshot,
} from '@backstage/core-plugin-api/alpha';
import { mockApis } from '@backstage/test-utils';
import { messages } from '../translations/en';
import { flatten } from '../translations/flatten';
import { infraRequestsTranslationRef } from '../translations/translationRef';

/** Around what a message says, and around what somebody else puts into its gaps. */
export const SAID = { open: '⟦', close: '⟧' };
export const GAP = { open: '⦃', close: '⦄' };

const said = (text: string) => `${SAID.open}${text}${SAID.close}`;

const pseudoRef = createTranslationRef({
  id: infraRequestsTranslationRef.id,
  messages: Object.fromEntries(
    Object.entries<string>(flatten(messages)).map(([key, message]) => [
      key,
      said(message.replace(/{{.*?}}/g, gap => `${GAP.open}${gap}${GAP.close}`)),
    ]),
  ),
});

type Messages = { [key in string]: string };

/** The portal's translations in a language of which every text shows that it was asked for. */
export function pseudoTranslations(): TranslationApi {
  const translations = mockApis.translation();
  return {
    getTranslation: <T extends Messages>(ref: TranslationRef<string, T>) =>
      ref.id === pseudoRef.id
        ? (translations.getTranslation(
            pseudoRef,
          ) as unknown as TranslationSnapshot<T>)
        : marked(translations.getTranslation(ref)),
    translation$: ref => translations.translation$(ref),
  };
}

/** What other plugins say, marked as a whole. */
function marked<T extends Messages>(
  snapshot: TranslationSnapshot<T>,
): TranslationSnapshot<T> {
  if (!snapshot.ready) {
    return snapshot;
  }
  const say = snapshot.t as (...args: unknown[]) => unknown;
  const t = (...args: unknown[]) => {
    const text = say(...args);
    return typeof text === 'string' ? said(text) : text;
  };
  return { ready: true, t: t as unknown as TranslationFunction<T> };
}

/** Writes dates, times and numbers without a Latin letter. */
const LANGUAGE = 'ja';

export const pseudoLanguage: AppLanguageApi = {
  getAvailableLanguages: () => ({ languages: [LANGUAGE] }),
  setLanguage: () => {},
  getLanguage: () => ({ language: LANGUAGE }),
  language$: () => ({
    subscribe: () => ({ unsubscribe: () => {}, closed: false }),
    [Symbol.observable]() {
      return this;
    },
  }),
};

/** What the clock's time zone is called in that language, which has Latin letters all the same. */
export function zoneNames(): string[] {
  const short = new Intl.DateTimeFormat(LANGUAGE, { timeZoneName: 'short' })
    .formatToParts()
    .filter(({ type }) => type === 'timeZoneName')
    .map(({ value }) => value);
  return [...short, new Intl.DateTimeFormat().resolvedOptions().timeZone];
}
