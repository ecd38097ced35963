import { whatIsSaid } from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';

/** What a tier wants to know, such as the number of a change ticket. */
export type Reference = {
  title: string;
  /** A regular expression for the whole text; the server took only such as can be used. */
  pattern?: string;
};

/** What is wrong with what somebody wrote as a reference. */
export function whyNoReference(
  { title, pattern }: Reference,
  reference: string,
  t: Translate,
): string | undefined {
  const said = whatIsSaid(reference);
  if (said === undefined) {
    return t('form.reference.missing', { title });
  }
  return pattern === undefined || matchesWhole(pattern, said)
    ? undefined
    : t('form.reference.wrong', { title, pattern });
}

function matchesWhole(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(text);
}
