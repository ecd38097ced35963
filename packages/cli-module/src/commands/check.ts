import type { CliCommandContext } from '@backstage/cli-node';
import type { PolicyFinding } from '@infra-requests/plugin-infra-requests-common';
import {
  analysePolicy,
  approversOf,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { cli } from 'cleye';
import { loadPolicy } from '../policy/loadPolicy';
import { readCatalog } from '../policy/readCatalog';
import { commonFlags, filesOf } from './commonFlags';
import { finish } from './finish';
import {
  counted,
  findingsInWords,
  problemsInWords,
} from '../words/findingsInWords';

export default async ({ args, info }: CliCommandContext) => {
  const { flags } = cli(
    {
      name: info.usage,
      strictFlags: true,
      help: {
        description:
          'Finds mistakes in a policy, and rules that do not do what they seem to. Ends with 1 if there are errors.',
        examples: [
          `${info.usage} --config app-config.yaml --catalog examples/org.yaml`,
        ],
      },
      flags: {
        ...commonFlags,
        strict: {
          type: Boolean,
          description: 'Warnings count as errors',
        },
      },
    },
    undefined,
    args,
  );
  const loaded = await loadPolicy(filesOf(flags.config));
  if ('problems' in loaded) {
    const { problems } = loaded;
    finish({
      failed: `${counted(problems.length, 'mistake')}. Nothing was analysed.`,
      json: flags.json && { problems, findings: [] },
      lines: problemsInWords(problems),
    });
    return;
  }
  const { policy, requestTypes } = loaded;
  const people =
    flags.catalog.length > 0
      ? (await readCatalog(flags.catalog)).peopleBehind(approversOf(policy))
      : undefined;
  const findings = analysePolicy(policy, { requestTypes, people });
  const count = (severity: PolicyFinding['severity']) =>
    findings.filter(one => one.severity === severity).length;
  const { length: rules } = policy.rules.filter(({ disabled }) => !disabled);
  finish({
    failed:
      (count('error') > 0 || (flags.strict && count('warning') > 0)) &&
      'The policy is not as it should be.',
    json: flags.json && { digest: policy.digest, problems: [], findings },
    lines: [
      `Policy ${policy.digest.slice(0, 12)}: ${counted(
        policy.tiers.length,
        'tier',
      )}, ${counted(rules, 'rule')}`,
      ...findingsInWords(findings),
      '',
      `${counted(count('error'), 'error')}, ${counted(
        count('warning'),
        'warning',
      )}, ${count('info')} for information.${
        people
          ? ''
          : ' Whether enough people can approve was not checked: name the files of your users and groups with --catalog.'
      }`,
    ],
  });
};
