import type { JsonObject } from '@backstage/types';
import type {
  Evaluation,
  PolicyProblem,
} from '@infra-requests/plugin-infra-requests-common';
import {
  draftFacts,
  estimateCost,
  evaluate,
  filledIn,
  givenFactProblems,
  givenFacts,
  type Facts,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LoadedPolicy } from './loadPolicy';
import { readText, yamlMessage } from './readText';
import { WrongInput } from './WrongInput';

const object = z.record(z.string(), z.json());

const requestCase = z.strictObject({
  title: z.string().optional(),
  /** What rules read; what a real request would have and is not here is unknown. */
  facts: object.optional(),
  /** Facts that could not be found out, each with the reason. */
  unknown: z.record(z.string(), z.string()).optional(),
  /** A form as somebody fills it in; priced and placed as the request type says. */
  draft: z
    .strictObject({
      type: z.string(),
      action: z.string().optional(),
      emergency: z.boolean().optional(),
      parameters: object.default({}),
    })
    .optional(),
  /** When it is asked; now if left out. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** Id of a tier, or automatic, approval or denied. */
  expect: z.string().optional(),
  /** Everybody who is asked to approve, in any order. */
  approvers: z.array(z.string()).optional(),
});

/** A request to try a policy on, with what is expected of it. */
export type RequestCase = z.infer<typeof requestCase>;

/** A case with where it stands, such as `policy-tests.yaml[2]`. */
export interface PlacedCase {
  at: string;
  one: RequestCase;
}

/** `a.b[0]` within something. */
const pathIn = (at: string, path: ReadonlyArray<PropertyKey>): string =>
  path.reduce<string>(
    (so, name) =>
      /^\d+$/.test(String(name))
        ? `${so}[${String(name)}]`
        : [so, String(name)].filter(Boolean).join('.'),
    at,
  );

/** @throws WrongInput naming the file and every wrong entry */
export async function readCases(file: string): Promise<PlacedCase[]> {
  return parseCases(await readText(file), file);
}

/** A list of requests, or a single one. @throws WrongInput naming every wrong entry */
export function parseCases(text: string, file: string): PlacedCase[] {
  let input: unknown;
  try {
    input = parse(text, { merge: true });
  } catch (thrown) {
    throw new WrongInput({ path: file, message: yamlMessage(thrown) });
  }
  if (typeof input !== 'object' || input === null) {
    throw new WrongInput({
      path: file,
      message: 'is not a list of requests. Write - facts: { … } for each.',
    });
  }
  const entries = Array.isArray(input)
    ? input.map((one, index) => ({ one, at: `${file}[${index}]` }))
    : [{ one: input, at: file }];
  if (entries.length === 0) {
    throw new WrongInput({
      path: file,
      message: 'holds no request. Write - facts: { … } for each.',
    });
  }
  const read = entries.map(({ one, at }) => ({
    at,
    result: requestCase.safeParse(one),
  }));
  const problems = read.flatMap(({ at, result }) =>
    (result.error?.issues ?? []).map(({ path, message }) => ({
      path: pathIn(at, path),
      message,
    })),
  );
  if (problems.length > 0) {
    throw new WrongInput(...problems);
  }
  return read.flatMap(({ at, result }) =>
    result.data ? [{ at, one: result.data }] : [],
  );
}

/** Everything in a case that no request and no decision of this policy can be. */
export function caseProblems(
  { one, at }: PlacedCase,
  loaded: LoadedPolicy,
): PolicyProblem[] {
  const { draft, facts, unknown, expect } = one;
  const typeOfDraft = loaded.requestTypes.some(({ id }) => id === draft?.type)
    ? { type: draft!.type }
    : {};
  const problems = (
    inside: string,
    given: Parameters<typeof givenFactProblems>[0],
  ) =>
    givenFactProblems(given, loaded).map(({ among, path, message }) => ({
      path: pathIn(at, [among === 'unknown' ? among : inside, ...path]),
      message,
    }));
  return [
    ...(draft ? problems('draft', { values: draft as JsonObject }) : []),
    ...problems('facts', {
      values: { ...typeOfDraft, ...(facts as JsonObject) },
      unknown,
    }),
    ...expectProblems(expect, pathIn(at, ['expect']), loaded),
  ];
}

function expectProblems(
  expected: string | undefined,
  path: string,
  { policy }: LoadedPolicy,
): PolicyProblem[] {
  const possible = [
    'automatic',
    'approval',
    'denied',
    ...policy.tiers.map(({ id }) => id),
  ];
  return expected === undefined || possible.includes(expected)
    ? []
    : [
        {
          path,
          message: `can never be "${expected}". Write one of: ${[
            ...new Set(possible),
          ].join(', ')}.`,
        },
      ];
}

/** What a policy makes of a case that is as it should be. */
export function judge(
  one: RequestCase,
  options: LoadedPolicy & { now: Date },
): { facts: Facts; evaluation: Evaluation } {
  const { policy } = options;
  const at = one.at ? new Date(one.at) : options.now;
  const drafted = one.draft && factsOf(one.draft, options);
  const facts = givenFacts(
    {
      values: { ...drafted?.values, ...(one.facts as JsonObject) },
      unknown: { ...drafted?.unknown, ...one.unknown },
    },
    { ...options, at },
  );
  return { facts, evaluation: evaluate(policy, facts) };
}

function factsOf(
  draft: NonNullable<RequestCase['draft']>,
  { policy, requestTypes }: LoadedPolicy,
): Facts | undefined {
  const type = requestTypes.find(({ id }) => id === draft.type);
  const parameters = draft.parameters as JsonObject;
  return (
    type &&
    draftFacts(
      filledIn(type, { ...draft, parameters }),
      estimateCost(type, parameters, policy.currency),
    )
  );
}

/** What differs from what is expected of a case, a sentence each. */
export function disappointments(
  { expect, approvers }: RequestCase,
  { outcome, tier, stages }: Evaluation,
): string[] {
  const asked = [
    ...new Set(
      stages.flatMap(stage => stage.requirements.flatMap(one => one.approvers)),
    ),
  ].sort();
  const is = outcome === 'approval' ? tier.id : outcome;
  return [
    ...(expect === undefined || expect === outcome || expect === is
      ? []
      : [`expected ${expect}, got ${is}`]),
    ...(approvers === undefined ||
    JSON.stringify([...approvers].sort()) === JSON.stringify(asked)
      ? []
      : [
          `expected the approvers ${approvers.join(', ') || 'nobody'}, got ${
            asked.join(', ') || 'nobody'
          }`,
        ]),
  ];
}
