import {
  relationInWords,
  type EntityRef,
  type Requirement,
} from '@infra-requests/plugin-infra-requests-common';

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

/** `group:default/sre-oncall` as "sre-oncall", the way it is written. What is in another namespace keeps it. */
export const nameOfRef = (ref: string): string =>
  ref.replace(/^[^:/]+:(?:default\/)?/, '');

/** Parts of names that are said letter by letter. */
const INITIALISMS: ReadonlySet<string> = new Set(
  'ai api aws ceo cfo ciso cio cto dba gcp hr it ml qa sre ui ux vp'.split(' '),
);

/** What somebody is called where the catalog cannot be asked: `group:default/platform-leads` as "Platform leads". */
export function readableName(ref: EntityRef): string {
  const path = nameOfRef(ref);
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const words = name.split(/[._-]+/).filter(word => word !== '');
  const isPerson = ref.startsWith('user:');
  const said = words
    .map((word, index) => {
      if (INITIALISMS.has(word.toLowerCase())) {
        return word.toUpperCase();
      }
      return index === 0 || isPerson
        ? `${word.charAt(0).toUpperCase()}${word.slice(1)}`
        : word;
    })
    .join(' ');
  return slash < 0 ? said : `${said} (${path.slice(0, slash)})`;
}

/** "Security", "the owning group". */
export const approverInWords = (ref: EntityRef): string =>
  relationInWords(ref) ?? readableName(ref);

/** "Security or the owning group". */
export const whoever = (refs: readonly EntityRef[]): string =>
  listed(refs.map(approverInWords), 'or');

/** What a stage is called in a sentence: “Security review”. */
export const stageInWords = (name: string): string => `“${titleOf(name)}”`;

/** "Security", "2 of Finops", "Platform leads or the owning group". */
export const approversInWords = (
  requirements: readonly Requirement[],
): string =>
  listed(
    requirements.map(({ approvers, count }) => {
      const names = whoever(approvers);
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
