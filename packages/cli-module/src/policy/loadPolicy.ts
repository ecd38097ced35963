import type { JsonObject } from '@backstage/types';
import type { PolicyProblem } from '@infra-requests/plugin-infra-requests-common';
import {
  parsePolicy,
  parseRequestTypes,
  type Policy,
  type RequestTypeDefinition,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { readConfig } from './readConfig';

/** A policy with what can be asked for, or everything that is wrong with it. */
export type LoadedPolicy =
  | { policy: Policy; requestTypes: RequestTypeDefinition[] }
  | { problems: PolicyProblem[] };

/** The policy of configuration files, checked as the backend checks it at its start. */
export async function loadPolicy(files: string[]): Promise<LoadedPolicy> {
  const input = await readConfig(files);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return {
      problems: [
        {
          path: 'infraRequests',
          message: `is missing from ${files.join(', ')}. Write at least tiers.`,
        },
      ],
    };
  }
  const { requestTypes, problems } = parseRequestTypes(
    (input as JsonObject).requestTypes,
  );
  const parsed = parsePolicy(input as JsonObject, { requestTypes });
  const all = [...problems, ...parsed.problems];
  return all.length > 0 || !parsed.policy
    ? { problems: all }
    : { policy: parsed.policy, requestTypes };
}
