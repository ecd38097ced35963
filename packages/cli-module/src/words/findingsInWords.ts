import chalk from 'chalk';
import type {
  PolicyFinding,
  PolicyProblem,
} from '@infra-requests/plugin-infra-requests-common';

const MARKS = {
  error: chalk.red('✖ error  '),
  warning: chalk.yellow('⚠ warning'),
  info: chalk.blue('ℹ info   '),
};

/** What is wrong with a configuration, a line each. */
export function problemsInWords(problems: PolicyProblem[]): string[] {
  return problems.map(
    ({ path, message }) => `${MARKS.error} ${chalk.bold(path)} ${message}`,
  );
}

/** What the analysis found, each with the request that shows it. */
export function findingsInWords(findings: PolicyFinding[]): string[] {
  return findings.flatMap(({ severity, rule, tier, message, example }) => {
    const about = rule ?? tier;
    const { inWords, outcome } = example;
    return [
      `${MARKS[severity]} ${about ? `${chalk.bold(about)} ` : ''}${message}`,
      chalk.gray(
        `          For example: ${inWords} → ${
          outcome === 'approval' ? example.tier.title : outcome
        }`,
      ),
    ];
  });
}

/** How many there are of something, such as "1 error". */
export const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
