import type { CliCommandContext } from '@backstage/cli-node';
import { InputError } from '@backstage/errors';
import type { Evaluation } from '@infra-requests/plugin-infra-requests-common';
import chalk from 'chalk';
import { cli } from 'cleye';
import {
  disappointments,
  judge,
  readCases,
  type RequestCase,
} from '../policy/cases';
import { loadPolicy, type LoadedPolicy } from '../policy/loadPolicy';
import { counted, problemsInWords } from '../words/findingsInWords';
import { commonFlags, filesOf } from './commonFlags';
import { finish } from './finish';

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
  const { flags } = cli(
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
  if (flags.requests.length === 0) {
    throw new InputError(
      'Which requests? Name a file with --requests; see docs/command-line.md for its form.',
    );
  }
  const loaded = await loadPolicy(filesOf(flags.config));
  const other =
    flags.against.length > 0 ? await loadPolicy(flags.against) : undefined;
  const problems = [loaded, other].flatMap(one =>
    one && 'problems' in one ? one.problems : [],
  );
  if (problems.length > 0) {
    finish({
      failed: `${counted(problems.length, 'mistake')}. Nothing was simulated.`,
      json: flags.json && { problems },
      lines: problemsInWords(problems),
    });
    return;
  }
  const cases = (await Promise.all(flags.requests.map(readCases))).flat();
  const outcomes = cases.map((one, index) =>
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
};

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
  const judged = (by: LoadedPolicy) =>
    judge(one, { ...(by as Exclude<LoadedPolicy, { problems: unknown }>), now })
      .evaluation;
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
