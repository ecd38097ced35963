import type { CliCommandContext } from '@backstage/cli-node';
import type { JsonObject } from '@backstage/types';
import { relationInWords } from '@infra-requests/plugin-infra-requests-common';
import {
  instantOf,
  termsInWords,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { cli } from 'cleye';
import { parse } from 'yaml';
import {
  caseProblems,
  judge,
  readCases,
  type PlacedCase,
  type RequestCase,
} from '../policy/cases';
import { loadPolicy } from '../policy/loadPolicy';
import { blockersOf, catalogIn } from '../policy/readCatalog';
import { together, WrongInput } from '../policy/WrongInput';
import { decisionInWords } from '../words/decisionInWords';
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
  await reportWrongInput({ json: flags.json, words, undone: 'evaluated' }, () =>
    explain(flags),
  );
};

async function explain(flags: {
  config: string[];
  catalog: string[];
  json: boolean | undefined;
  fact: string[];
  request: string | undefined;
  at: string | undefined;
}): Promise<void> {
  const [loaded, written, given, catalog] = await together(
    loadPolicy(filesOf(flags.config)),
    requestIn(flags.request),
    givenIn(flags),
    catalogIn(flags.catalog),
  );
  const one: RequestCase = {
    ...written.one,
    ...given,
    facts: { ...written.one.facts, ...given.facts },
  };
  const problems = caseProblems({ at: written.at, one }, loaded);
  if (problems.length > 0) {
    throw new WrongInput(...problems);
  }
  const { facts, evaluation } = judge(one, { ...loaded, now: new Date() });
  const { policy } = loaded;
  const tier = policy.tiers.find(({ id }) => id === evaluation.tier.id);
  const terms =
    tier && evaluation.outcome === 'approval'
      ? termsInWords(tier.terms, policy)
      : [];
  const blockers = catalog ? blockersOf(catalog, { evaluation, facts }) : [];
  finish({
    failed: blockers.length > 0 && 'Nobody could approve this request.',
    json: flags.json && { facts, evaluation, terms, blockers },
    lines: decisionInWords(evaluation, {
      nameOf: ref => relationInWords(ref) ?? catalog?.nameOf(ref) ?? ref,
      terms,
      blockers,
    }),
  });
}

/** The one request of a file. @throws WrongInput if there are more */
async function requestIn(file: string | undefined): Promise<PlacedCase> {
  if (file === undefined) {
    return { at: '', one: {} };
  }
  const cases = await readCases(file);
  if (cases.length > 1) {
    throw new WrongInput({
      path: file,
      message: `holds ${cases.length} requests where one is explained. Use policy simulate for more.`,
    });
  }
  return cases[0];
}

async function givenIn(flags: {
  fact: string[];
  at: string | undefined;
}): Promise<RequestCase> {
  const facts = factsOf(flags.fact) as RequestCase['facts'];
  return flags.at === undefined ? { facts } : { facts, at: timeOf(flags.at) };
}

function timeOf(text: string): string {
  const time = instantOf(text);
  if (!time) {
    throw new WrongInput({
      path: '--at',
      message: `"${text}" is no time. Write one with its zone, such as 2026-12-24T12:00:00Z.`,
    });
  }
  return time.toISOString();
}

/** Facts from `path=value`; the value is read as YAML, so that numbers, lists and true are what they look like. */
export function factsOf(written: string[]): JsonObject {
  const facts: JsonObject = Object.create(null);
  for (const one of written) {
    const wrong = (message: string) =>
      new WrongInput({ path: `--fact ${one}`, message });
    const [, path, value] = /^([^=]+)=(.*)$/s.exec(one) ?? [];
    if (path === undefined) {
      throw wrong('has no value. Write path=value, such as monthlyCost=150.');
    }
    const keys = path.split('.');
    const last = keys.pop()!;
    let at = facts;
    for (const key of keys) {
      const inner = (at[key] ??= Object.create(null)) as JsonObject;
      if (typeof inner !== 'object' || Array.isArray(inner)) {
        throw wrong(`cannot be: "${key}" has a value of its own already.`);
      }
      at = inner;
    }
    try {
      at[last] = parse(value);
    } catch {
      throw wrong('has a value that cannot be read. Put it in quotes.');
    }
  }
  return facts;
}
