import type { CliCommandContext } from '@backstage/cli-node';
import type { Evaluation } from '@infra-requests/plugin-infra-requests-common';
import chalk from 'chalk';
import { cli } from 'cleye';
import {
  caseProblems,
  disappointments,
  judge,
  readCases,
  type PlacedCase,
  type RequestCase,
} from '../policy/cases';
import { loadPolicy, type LoadedPolicy } from '../policy/loadPolicy';
import { together, WrongInput } from '../policy/WrongInput';
import { counted } from '../words/findingsInWords';
import { commonFlags, filesOf } from './commonFlags';
import { finish } from './finish';
import { reportWrongInput } from './reportWrongInput';

/** A request with what the policy makes of it, and what another one did. */
interface Outcome {
  title: string;
  evaluation: Evaluation;
  before?: Evaluation;
  unexpected: string[];
}

const isChanged = ({ evaluation, before }: Outcome) =>
  before !== undefined &&
  (before.outcome !== evaluation.outcome ||
    before.tier.id !== evaluation.tier.id ||
    JSON.stringify(before.stages) !== JSON.stringify(evaluation.stages));

export default async ({ args, info }: CliCommandContext) => {
  const { flags, _: words } = cli(
    {
      name: info.usage,
      strictFlags: true,
      help: {
        description:
          'Tries a policy on a file of requests. Ends with 1 if one is not decided as its "expect" says.',
        examples: [
          `${info.usage} --requests policy-tests.yaml`,
          `${info.usage} --requests policy-tests.yaml --against main/app-config.yaml`,
        ],
      },
      flags: {
        ...commonFlags,
        requests: {
          type: [String],
          description:
            'File with a list of { title?, facts | draft, at?, expect?, approvers? }; may be repeated',
          placeholder: '<file>',
        },
        against: {
          type: [String],
          description:
            'Configuration to compare with, such as that of the main branch; repeat it for layers',
          placeholder: '<file>',
        },
      },
    },
    undefined,
    args,
  );
  await reportWrongInput({ json: flags.json, words, undone: 'simulated' }, () =>
    simulate(flags),
  );
};

async function simulate(flags: {
  config: string[];
  json: boolean | undefined;
  requests: string[];
  against: string[];
}): Promise<void> {
  const [loaded, other, cases] = await together(
    loadPolicy(filesOf(flags.config)),
    policyIn(flags.against),
    casesIn(flags.requests),
  );
  const problems = cases.flatMap(one => caseProblems(one, loaded));
  if (problems.length > 0) {
    throw new WrongInput(...problems);
  }
  const outcomes = cases.map(({ one }, index) =>
    outcomeOf(one, { index, loaded, other, now: new Date() }),
  );
  const failed = outcomes.filter(one => one.unexpected.length > 0);
  const changed = outcomes.filter(isChanged);
  finish({
    failed:
      failed.length > 0 &&
      `${counted(failed.length, 'request')} decided otherwise than expected.`,
    json: flags.json && { requests: outcomes },
    lines: [
      ...outcomes.flatMap(inWords),
      '',
      `${counted(outcomes.length, 'request')}, ${
        failed.length === 0 ? 'none' : failed.length
      } decided otherwise than expected${
        other ? `, ${changed.length} otherwise than before` : ''
      }.`,
    ],
  });
}

/** Nothing if no file is named. @throws WrongInput */
async function policyIn(files: string[]): Promise<LoadedPolicy | undefined> {
  return files.length > 0 ? loadPolicy(files) : undefined;
}

async function casesIn(files: string[]): Promise<PlacedCase[]> {
  if (files.length === 0) {
    throw new WrongInput({
      path: '--requests',
      message:
        'is missing. Name a file with requests; docs/command-line.md shows its form.',
    });
  }
  return (await together(...files.map(readCases))).flat();
}

function outcomeOf(
  one: RequestCase,
  options: {
    index: number;
    loaded: LoadedPolicy;
    other?: LoadedPolicy;
    now: Date;
  },
): Outcome {
  const { index, loaded, other, now } = options;
  const judged = (by: LoadedPolicy) => judge(one, { ...by, now }).evaluation;
  const evaluation = judged(loaded);
  return {
    title: one.title ?? `Request ${index + 1}`,
    evaluation,
    ...(other ? { before: judged(other) } : {}),
    unexpected: disappointments(one, evaluation),
  };
}

const nameOf = ({ outcome, tier }: Evaluation) =>
  outcome === 'denied' ? 'Denied' : tier.title;

function inWords(one: Outcome): string[] {
  const { title, evaluation, before, unexpected } = one;
  const mark = unexpected.length > 0 ? chalk.red('✖') : chalk.green('✔');
  const was =
    before && isChanged(one) ? chalk.yellow(` (was ${nameOf(before)})`) : '';
  return [
    `${mark} ${title}: ${chalk.bold(nameOf(evaluation))}${was}`,
    ...(evaluation.summary ? [chalk.gray(`    ${evaluation.summary}`)] : []),
    ...unexpected.map(sentence => chalk.red(`    ${sentence}`)),
  ];
}
