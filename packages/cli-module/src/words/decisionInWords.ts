import chalk from 'chalk';
import type {
  Comparison,
  Evaluation,
  RuleTrace,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';

/** Calls an approver by name. */
export type NameOf = (ref: string) => string;

const MARKS = {
  matched: chalk.green('✔'),
  unknown: chalk.yellow('?'),
  'not-matched': chalk.gray('·'),
};

function requirementInWords(
  { approvers, count }: Stage['requirements'][number],
  nameOf: NameOf,
): string {
  return `${count} of ${approvers.map(nameOf).join(' or ')}`;
}

/** The stages of a decision, a line each. */
export function stagesInWords(stages: Stage[], nameOf: NameOf): string[] {
  return stages.map(
    ({ name, requirements }, index) =>
      `  ${index + 1}. ${name}: ${requirements
        .map(one => requirementInWords(one, nameOf))
        .join(' and ')}`,
  );
}

const written = (value: unknown) =>
  value === undefined ? 'not given' : JSON.stringify(value);

function comparisonInWords(comparison: Comparison): string {
  const { path, operator, expected, actual, unknown, result } = comparison;
  const is = unknown === undefined ? written(actual) : `unknown, ${unknown}`;
  return `      ${MARKS[result]} ${path || 'entry'} ${operator} ${written(
    expected,
  )} ${chalk.gray(`(is ${is})`)}`;
}

function traceInWords({ rule, result, comparisons }: RuleTrace): string[] {
  return [
    `  ${MARKS[result]} ${rule} ${chalk.gray(result.replace('-', ' '))}`,
    ...comparisons.map(comparisonInWords),
  ];
}

/** A decision as a person reads it: the sentence, who approves, and what every rule said. */
export function decisionInWords(
  evaluation: Evaluation,
  options: {
    nameOf: NameOf;
    /** How they decide, besides who they are. */
    terms: string[];
    blockers: string[];
  },
): string[] {
  const { summary, tier, stages, trace } = evaluation;
  return [
    chalk.bold(summary ?? tier.title),
    ...(stages.length > 0
      ? ['', 'Who approves', ...stagesInWords(stages, options.nameOf)]
      : []),
    ...(options.terms.length > 0
      ? ['', 'How they decide', ...options.terms.map(term => `  ${term}`)]
      : []),
    ...options.blockers.map(blocker => chalk.red(`  ✖ ${blocker}`)),
    '',
    'Rules',
    ...trace.flatMap(traceInWords),
  ];
}
