import type { CliCommandContext } from '@backstage/cli-node';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { cli } from 'cleye';
import { parse } from 'yaml';
import { judge, readCases, type RequestCase } from '../policy/cases';
import { loadPolicy } from '../policy/loadPolicy';
import { blockersOf, readCatalog } from '../policy/readCatalog';
import { decisionInWords } from '../words/decisionInWords';
import { counted, problemsInWords } from '../words/findingsInWords';
import { commonFlags, filesOf } from './commonFlags';
import { finish } from './finish';

export default async ({ args, info }: CliCommandContext) => {
  const { flags } = cli(
    {
      name: info.usage,
      strictFlags: true,
      help: {
        description:
          'Says what a policy makes of one request and why. What a real request would have and is not given is unknown.',
        examples: [
          `${info.usage} --fact type=team-environment --fact environment=staging --fact monthlyCost=150`,
          `${info.usage} --request request.yaml --at 2026-12-24T12:00:00Z`,
        ],
      },
      flags: {
        ...commonFlags,
        fact: {
          type: [String],
          description:
            'A fact as path=value, such as parameters.nodes=3; may be repeated',
          placeholder: '<path=value>',
        },
        request: {
          type: String,
          description:
            'File with one request: { facts: … } or { draft: { type, parameters } }',
          placeholder: '<file>',
        },
        at: {
          type: String,
          description: 'When it is asked. Default: now',
          placeholder: '<ISO 8601>',
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
      failed: `${counted(problems.length, 'mistake')}. Nothing was evaluated.`,
      json: flags.json && { problems },
      lines: problemsInWords(problems),
    });
    return;
  }
  const [written] = flags.request ? await readCases(flags.request) : [{}];
  const one: RequestCase = {
    ...written,
    facts: {
      ...written?.facts,
      ...factsOf(flags.fact),
    } as RequestCase['facts'],
    ...(flags.at ? { at: timeOf(flags.at) } : {}),
  };
  const { facts, evaluation } = judge(one, { ...loaded, now: new Date() });
  const catalog =
    flags.catalog.length > 0 ? await readCatalog(flags.catalog) : undefined;
  const blockers = catalog ? blockersOf(catalog, { evaluation, facts }) : [];
  finish({
    failed: blockers.length > 0 && 'Nobody could approve this request.',
    json: flags.json && { facts, evaluation, blockers },
    lines: decisionInWords(evaluation, {
      nameOf: catalog?.nameOf ?? (ref => ref),
      blockers,
    }),
  });
};

function timeOf(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw new InputError(
      `--at ${text} is no time. Write one such as 2026-12-24T12:00:00Z.`,
    );
  }
  return time.toISOString();
}

/** Facts from `path=value`; the value is read as YAML, so that numbers, lists and true are what they look like. */
export function factsOf(written: string[]): JsonObject {
  const facts: JsonObject = {};
  for (const one of written) {
    const [, path, value] = /^([^=]+)=(.*)$/s.exec(one) ?? [];
    if (path === undefined) {
      throw new InputError(
        `--fact ${one} has no value. Write path=value, such as monthlyCost=150.`,
      );
    }
    const keys = path.split('.');
    const last = keys.pop()!;
    let at = facts;
    for (const key of keys) {
      at = (at[key] ??= {}) as JsonObject;
    }
    at[last] = parse(value);
  }
  return facts;
}
