import { Fragment } from 'react';
import type { Reason } from '@infra-requests/plugin-infra-requests-common';
import { RuleChip } from '../RuleChip/RuleChip';

type SummaryProps = {
  summary: string;
  reasons: Reason[];
  /** The digest of a stored policy, to lead to its rules. */
  policy?: string;
};

/** Text and names take turns, beginning with text. */
const isName = (index: number) => index % 2 === 1;

/** A decision in one sentence, where the rules that it names can be followed; those that it does not name come after it. */
export const Summary = ({ summary, reasons, policy }: SummaryProps) => {
  const rules = new Set(reasons.flatMap(({ rule }) => rule ?? []));
  const parts = partsOf(summary, rules);
  const named = parts.filter((_, index) => isName(index));
  const unnamed = [...rules].filter(rule => !named.includes(rule));
  return (
    <>
      {parts.map((part, index) =>
        isName(index) ? (
          <RuleChip key={`${index} ${part}`} rule={part} policy={policy} />
        ) : (
          <Fragment key={`${index} ${part}`}>{part}</Fragment>
        ),
      )}
      {unnamed.map(rule => (
        <Fragment key={rule}>
          {' '}
          <RuleChip rule={rule} policy={policy} />
        </Fragment>
      ))}
    </>
  );
};

/** Where a sentence names rules: "(rule production)" or "(rules a, b and c)". */
const NAMED = /(\(rules? )([^()]+)(\))/;

/** A sentence with the names of rules apart from the text around them. */
function partsOf(summary: string, rules: ReadonlySet<string>): string[] {
  const found = NAMED.exec(summary);
  if (!found) {
    return [summary];
  }
  const [all, opening, names, closing] = found;
  const start = found.index;
  const rest = partsOf(summary.slice(start + all.length), rules);
  const named = names.split(/(, | and )/);
  const areRules = named.every((part, at) => isName(at) || rules.has(part));
  const inside = areRules ? named : [];
  const before = summary.slice(0, start) + opening;
  return inside.length > 0
    ? [before, ...inside, closing + rest[0], ...rest.slice(1)]
    : [before + names + closing + rest[0], ...rest.slice(1)];
}
