import { approversInWords, listed, sentence } from './english';
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

/** Where it cannot be told whether a rule applies, the fallback's clause says already what is not known. */
const withoutRepetition = (causes: readonly Cause[]) =>
  causes.some(({ kind }) => kind === 'fallback')
    ? causes.filter(({ kind }) => kind !== 'unknown')
    : causes;

/** The decision with its reasons and rules in one sentence. */
export function summarise(
  { outcome, tier }: Pick<Decision, 'outcome' | 'tier'>,
  causes: readonly Cause[],
): string {
  if (outcome === 'denied') {
    return `Denied: ${listed(causes.map(denial), 'and')}.`;
  }
  const demands = causes.filter(({ effect }) => effect?.kind === 'require');
  const others = withoutRepetition(
    causes.filter(({ effect }) => effect?.kind !== 'require'),
  );
  const because = causesInWords(others);
  if (demands.length === 0) {
    return `${tier.title} ${because}.`;
  }
  return tier.stages.length === 0
    ? sentence(
        `${demanded(demands, 'must')}; otherwise it would be ${inText(
          tier.title,
        )} ${because}`,
      )
    : `${tier.title} ${because}; ${demanded(demands, 'must also')}.`;
}

/** Apart from each other, as there may be an "and" within each. */
const separated = (said: readonly string[]) =>
  said
    .map((one, index) =>
      index > 0 && index === said.length - 1 ? `and ${one}` : one,
    )
    .join(', ');

/** What is said by several rules is said once. */
function causesInWords(causes: readonly Cause[]): string {
  const rulesOf = new Map<string, string[]>();
  for (const { clause, rule } of causes) {
    rulesOf.set(clause, [
      ...(rulesOf.get(clause) ?? []),
      ...(rule === undefined ? [] : [rule]),
    ]);
  }
  const said = [...rulesOf].map(
    ([clause, rules]) => `because ${byRule(clause, rules)}`,
  );
  const more = said.length - MOST_CAUSES;
  return separated(
    more > 0
      ? [
          ...said.slice(0, MOST_CAUSES),
          `for ${more} more reason${more === 1 ? '' : 's'}`,
        ]
      : said,
  );
}

/** "security must also approve because the data classification is PII (rule pii-needs-security)". */
function demanded(demands: readonly Cause[], must: string): string {
  const byApprovers = new Map<string, Cause[]>();
  for (const demand of demands) {
    const approvers = approversOf(demand);
    byApprovers.set(approvers, [...(byApprovers.get(approvers) ?? []), demand]);
  }
  return [...byApprovers]
    .map(
      ([approvers, causes]) =>
        `${approvers} ${must} approve ${causesInWords(causes)}`,
    )
    .join('; ');
}

function approversOf({ effect }: Cause): string {
  return approversInWords(effect?.kind === 'require' ? effect.require : []);
}
