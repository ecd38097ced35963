import type { RequestRecord } from '../domain/types';

/** The text that free text search reads, in one case. The number is not part of it: it is matched exactly. */
export function searchText(
  request: Pick<
    RequestRecord,
    'typeTitle' | 'justification' | 'owner' | 'requester'
  >,
): string {
  return normalize(
    [
      request.typeTitle,
      request.justification ?? '',
      request.owner,
      request.requester,
    ].join('\n'),
  );
}

/** One word of a free text query: found as a part of the text, or as the number of a request. */
export interface SearchTerm {
  text: string;
  number?: number;
}

/** The words of a free text query; a request has to match every one. */
export function searchTerms(q: string | undefined): SearchTerm[] {
  return normalize(q ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map(text => ({ text, number: requestNumber(text) }));
}

function requestNumber(text: string): number | undefined {
  // Nine digits at most: what does not fit the number column must not reach the database.
  const digits = /^#?(\d{1,9})$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function normalize(text: string): string {
  // PostgreSQL stores no NUL in text.
  return text.replaceAll('\0', '').toLocaleLowerCase('en-US');
}
