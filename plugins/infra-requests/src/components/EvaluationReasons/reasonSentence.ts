import type { Reason } from '@infra-requests/plugin-infra-requests-common';

/**
 * A reason as a sentence. Requests that were judged long ago have clauses ("it goes to production"); what a deny
 * rule says stays as its admins wrote it.
 */
export function reasonSentence({
  kind,
  text,
}: Pick<Reason, 'kind' | 'text'>): string {
  if (kind === 'deny' || text === '') {
    return text;
  }
  const stop = /[.!?…]$/.test(text) ? '' : '.';
  return `${text[0].toUpperCase()}${text.slice(1)}${stop}`;
}
