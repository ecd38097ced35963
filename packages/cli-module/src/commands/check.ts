import type { CliCommandContext } from '@backstage/cli-node';
import type { PolicyFinding } from '@infra-requests/plugin-infra-requests-common';
import {
  analysePolicy,
  approversOf,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { cli } from 'cleye';
import { loadPolicy } from '../policy/loadPolicy';
import { catalogIn } from '../policy/readCatalog';
import { together } from '../policy/WrongInput';
import { counted, findingsInWords } from '../words/findingsInWords';
import { commonFlags, filesOf } from './commonFlags';
import { finish } from './finish';
import { reportWrongInput } from './reportWrongInput';

export default async ({ args, info }: CliCommandContext) => {
  const { flags, _: words } = cli(
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
  await reportWrongInput({ json: flags.json, words, undone: 'analysed' }, () =>
    check(flags),
  );
};

async function check(flags: {
  config: string[];
  catalog: string[];
  json: boolean | undefined;
  strict: boolean | undefined;
}): Promise<void> {
  const [{ policy, requestTypes }, catalog] = await together(
    loadPolicy(filesOf(flags.config)),
    catalogIn(flags.catalog),
  );
  const people = catalog?.peopleBehind(approversOf(policy));
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
}
