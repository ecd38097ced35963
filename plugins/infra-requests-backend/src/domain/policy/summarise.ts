import { listed } from './english';
import type { Decision } from './evaluate';
import type { Cause } from './explainDecision';

/** More than these are no help in a sentence; they stand below it. */
const MOST_CAUSES = 3;

const inText = (title: string) => `${title[0].toLowerCase()}${title.slice(1)}`;

const byRule = (clause: string, rules: readonly string[]) =>
  rules.length === 0
    ? clause
    : `${clause} (rule${rules.length === 1 ? '' : 's'} ${listed(
        rules,
        'and',
      )})`;

/** The sentences of a deny rule belong to the admin; only the last full stop makes room for the rule's name. */
const denial = ({ clause, rule }: Cause) =>
  byRule(clause.replace(/\.\s*$/, ''), [rule!]);

/** The decision with its reasons and rules in one sentence. */
export function summarise(
  { outcome, tier }: Pick<Decision, 'outcome' | 'tier'>,
  causes: readonly Cause[],
): string {
  if (outcome === 'denied') {
    return `Denied: ${listed(causes.map(denial), 'and')}.`;
  }
  const demands = causes.filter(({ effect }) => effect?.kind === 'require');
  const others = causes.filter(({ effect }) => effect?.kind !== 'require');
  const because = `because ${causesInWords(others)}`;
  if (demands.length === 0) {
    return `${tier.title} ${because}.`;
  }
  return tier.stages.length === 0
    ? `${demanded(demands, 'must')}; otherwise it would be ${inText(
        tier.title,
      )} ${because}.`
    : `${tier.title} ${because}; ${demanded(demands, 'must also')}.`;
}

/** What is said by several rules is said once. */
function causesInWords(causes: readonly Cause[]): string {
  const rulesOf = new Map<string, string[]>();
  for (const { clause, rule } of causes) {
    rulesOf.set(clause, [
      ...(rulesOf.get(clause) ?? []),
      ...(rule === undefined ? [] : [rule]),
    ]);
  }
  const said = [...rulesOf].map(([clause, rules]) => byRule(clause, rules));
  const more = said.length - MOST_CAUSES;
  return listed(
    more > 0
      ? [
          ...said.slice(0, MOST_CAUSES),
          `${more} more reason${more === 1 ? '' : 's'}`,
        ]
      : said,
    'and',
  );
}

/** "Security must also approve because the data classification is PII (rule pii-needs-security)". */
function demanded(demands: readonly Cause[], must: string): string {
  const byApprovers = new Map<string, Cause[]>();
  for (const demand of demands) {
    const approvers = approversInWords(demand);
    byApprovers.set(approvers, [...(byApprovers.get(approvers) ?? []), demand]);
  }
  return [...byApprovers]
    .map(
      ([approvers, causes]) =>
        `${approvers} ${must} approve because ${causesInWords(causes)}`,
    )
    .join('; ');
}

function approversInWords({ effect }: Cause): string {
  const required = effect?.kind === 'require' ? effect.require : [];
  return listed(
    required.map(({ approvers, count }) => {
      const names = listed(approvers.map(named), 'or');
      return count === 1 ? names : `${count} people of ${names}`;
    }),
    'and',
  );
}

/** `group:default/platform-leads` as "Platform leads". */
function named(ref: string): string {
  const name = ref.replace(/^[^:]+:(default\/)?/, '').replace(/[-_]+/g, ' ');
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}
