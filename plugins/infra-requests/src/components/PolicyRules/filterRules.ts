import type {
  PolicyFinding,
  PolicyRule,
} from '@infra-requests/plugin-infra-requests-common';

/** Which rules to show. */
export interface RuleFilter {
  /** Words that all occur somewhere in the rule. */
  text: string;
  /** `tier:<id>`, `require` or `deny`; empty for any effect. */
  effect: string;
  onlyFindings: boolean;
  showDisabled: boolean;
}

/** The effect of a rule as {@link RuleFilter} names it. */
export function effectOf({ effect }: PolicyRule): string {
  if (effect.deny !== undefined) {
    return 'deny';
  }
  return effect.require ? 'require' : `tier:${effect.tier}`;
}

/** The ids of the rules that take part in findings; some findings are about the policy as a whole. */
export function rulesWithFindings(findings: PolicyFinding[]): Set<string> {
  return new Set(
    findings.flatMap(({ rule, otherRules }) =>
      rule === undefined ? otherRules : [rule, ...otherRules],
    ),
  );
}

/** The rules that a filter leaves, in their order. */
export function filterRules(options: {
  rules: PolicyRule[];
  filter: RuleFilter;
  findings: PolicyFinding[];
}): PolicyRule[] {
  const { rules, filter, findings } = options;
  const found = rulesWithFindings(findings);
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter(rule => {
    const text = textOf(rule);
    return (
      (filter.showDisabled || !rule.disabled) &&
      (!filter.effect || effectOf(rule) === filter.effect) &&
      (!filter.onlyFindings || found.has(rule.id)) &&
      words.every(word => text.includes(word))
    );
  });
}

function textOf(rule: PolicyRule): string {
  const { id, title, description, owner, controls, whenInWords, effect } = rule;
  return [
    id,
    title,
    description,
    owner,
    ...(controls ?? []),
    whenInWords,
    JSON.stringify(rule.when),
    effect.deny,
    ...(effect.require ?? []).flatMap(({ approvers }) => approvers),
  ]
    .join(' ')
    .toLowerCase();
}
