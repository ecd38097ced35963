import { messages } from '../../translations/en';
import type { Translate } from '../../translations/translationRef';

type Phrase = keyof typeof messages.trial.phrase;

const PHRASES = Object.entries(messages.trial.phrase) as [Phrase, string][];

/** What the editor says by itself, by the English in which it asks for it. */
export function editorPhrases(t: Translate): Record<string, string> {
  return Object.fromEntries(
    PHRASES.map(([key, english]) => [english, t(`trial.phrase.${key}`)]),
  );
}
