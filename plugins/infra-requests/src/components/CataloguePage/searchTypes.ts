import type { RequestType } from '@infra-requests/plugin-infra-requests-common';

/** The types in which every word of a query occurs. */
export function searchTypes(
  types: RequestType[],
  query: string,
): RequestType[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return types.filter(({ id, title, description, category }) => {
    const text = fold([id, title, description, category].join(' '));
    return words.every(word => text.includes(word));
  });
}

/** Those that the person asked for before, the last one first. */
export function recentTypes(types: RequestType[]): RequestType[] {
  return types
    .filter(({ lastAskedAt }) => lastAskedAt !== undefined)
    .sort(
      (one, other) =>
        Date.parse(other.lastAskedAt ?? '') - Date.parse(one.lastAskedAt ?? ''),
    );
}

/** Without regard to case and accents. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('en-US');
}
