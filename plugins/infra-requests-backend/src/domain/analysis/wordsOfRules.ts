import type { JsonValue } from '@backstage/types';
import { listed, titleInText, withArticle } from '../policy/english';
import type { Policy, Rule } from '../types';

export const ruleNamed = ({ id }: Pick<Rule, 'id'>): string => `rule "${id}"`;

/** `rule "a"`, or `the rules "a" and "b"`. */
export const rulesNamed = (rules: Array<Pick<Rule, 'id'>>): string =>
  rules.length === 1
    ? ruleNamed(rules[0])
    : `the rules ${listed(rules.map(({ id }) => `"${id}"`))}`;

/** "an object storage bucket in staging"; the environment is left out where the title says it. */
export function requestNamed(title: string, environments: string[]): string {
  const noun = titleInText(title);
  const unsaid = environments.filter(
    one => !noun.toLocaleLowerCase('en-US').split(' ').includes(one),
  );
  return [
    withArticle(noun),
    ...(unsaid.length === 0 ? [] : [`in ${listed(unsaid)}`]),
  ].join(' ');
}

/** What a form calls a fact and its value, such as `with "Public endpoint" on`. */
export function inWords(
  path: string,
  value: JsonValue | undefined,
  options: { policy: Policy; type: string },
): string {
  const words = options.policy.wording[options.type]?.[path];
  const name = words?.title ?? path.replace(/^parameters\./, '');
  if (value === undefined) {
    return `without "${name}"`;
  }
  if (typeof value === 'boolean') {
    return `with "${name}" ${value ? 'on' : 'off'}`;
  }
  const said =
    words?.values?.[String(value)] ??
    (typeof value === 'string' ? value : JSON.stringify(value));
  return `with "${name}" ${said}`;
}
