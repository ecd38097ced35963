import { readFile } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Evaluation } from '@infra-requests/plugin-infra-requests-common';
import {
  draftFacts,
  estimateCost,
  evaluate,
  filledIn,
  givenFacts,
  type Facts,
  type Policy,
  type RequestTypeDefinition,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { parse } from 'yaml';
import { z } from 'zod';
import { pathOf } from './readConfig';

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

/** @throws InputError naming the file and every wrong entry */
export async function readCases(file: string): Promise<RequestCase[]> {
  const text = await readFile(pathOf(file), 'utf8').catch(() => {
    throw new InputError(`There is no file ${file}.`);
  });
  return parseCases(text, file);
}

/** @throws InputError naming every wrong entry */
export function parseCases(text: string, file: string): RequestCase[] {
  let input: unknown;
  try {
    input = parse(text, { merge: true });
  } catch (error) {
    throw new InputError(`${file} is not YAML: ${(error as Error).message}`);
  }
  const result = z.array(requestCase).safeParse(input);
  if (!result.success) {
    throw new InputError(
      `${file} is not a list of requests:\n${z.prettifyError(result.error)}`,
    );
  }
  return result.data;
}

/** What a policy makes of a case. @throws InputError if the request type of its draft does not exist */
export function judge(
  one: RequestCase,
  options: {
    policy: Policy;
    requestTypes: RequestTypeDefinition[];
    now: Date;
  },
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
  options: { policy: Policy; requestTypes: RequestTypeDefinition[] },
): Facts {
  const type = options.requestTypes.find(({ id }) => id === draft.type);
  if (!type) {
    throw new InputError(
      `There is no request type "${
        draft.type
      }". Write one of: ${options.requestTypes
        .map(({ id }) => id)
        .join(', ')}.`,
    );
  }
  const parameters = draft.parameters as JsonObject;
  return draftFacts(
    filledIn(type, { ...draft, parameters }),
    estimateCost(type, parameters, options.policy.currency),
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
