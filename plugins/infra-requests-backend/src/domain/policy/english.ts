import type {
  EntityRef,
  Requirement,
} from '@infra-requests/plugin-infra-requests-common';
import { relationInWords } from './relation';

/** "a, b and c". */
export const listed = (
  words: readonly string[],
  conjunction: 'and' | 'or' = 'and',
): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${conjunction} ${
        words[words.length - 1]
      }`;

/** A clause as a sentence of its own. */
export const sentence = (clause: string): string =>
  `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

/** `dataClassification` as "data classification". */
export const spelledOut = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .toLowerCase();

/** `publicAccess` as "Public access". */
export function titleOf(name: string): string {
  const words = spelledOut(name);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A title in the middle of a sentence: "Team size" as "team size", but "VPN gateway" as it is. */
export const titleInText = (title: string): string =>
  /^[A-Z][a-z]+(\s|$)/.test(title)
    ? `${title[0].toLowerCase()}${title.slice(1)}`
    : title;

/** Whether things are named, as in "nodes", "backup days" or "days of backups". */
export function isPlural(noun: string): boolean {
  const head = noun
    .split(/ (?:of|in|per|to|for|with) /)[0]
    .split(' ')
    .pop()!;
  return /^[a-z]{2,}[^suis]s$/i.test(head);
}

/** "a network", "an area"; nothing goes before several. */
export const withArticle = (noun: string): string => {
  const article = /^[aeiou]/i.test(noun) ? 'an' : 'a';
  return isPlural(noun) ? noun : `${article} ${noun}`;
};

/**
 * `group:default/sre-oncall` as "sre-oncall", the way it is written: what the catalog calls it is not known here. What
 * is in another namespace keeps it.
 */
export const nameOfRef = (ref: string): string =>
  ref.replace(/^[^:/]+:(?:default\/)?/, '');

/** "security", "the owning group". */
export const approverInWords = (ref: EntityRef): string =>
  relationInWords(ref) ?? nameOfRef(ref);

/** "security", "2 of finops", "platform-leads or the owning group". */
export const approversInWords = (
  requirements: readonly Requirement[],
): string =>
  listed(
    requirements.map(({ approvers, count }) => {
      const names = listed(approvers.map(approverInWords), 'or');
      return count === 1 ? names : `${count} of ${names}`;
    }),
  );

/** With separators between thousands, and no more decimals than were given. */
export const numberInWords = (value: number): string =>
  Number.isFinite(value)
    ? String(value).replace(/^(-?\d+)/, whole =>
        whole.replace(/\B(?=(\d{3})+$)/g, ','),
      )
    : String(value);
