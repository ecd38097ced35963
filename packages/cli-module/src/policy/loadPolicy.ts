import type { JsonObject } from '@backstage/types';
import {
  parseNotifications,
  parsePolicy,
  parseRequestTypes,
  type Policy,
  type RequestTypeDefinition,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { readConfig } from './readConfig';
import { WrongInput } from './WrongInput';

/** A policy with what can be asked for. */
export interface LoadedPolicy {
  policy: Policy;
  requestTypes: RequestTypeDefinition[];
}

/**
 * The policy of configuration files, checked as the backend checks it at its start; only which resolvers there are,
 * nobody but the backend knows.
 * @throws WrongInput with everything that is wrong with it
 */
export async function loadPolicy(files: string[]): Promise<LoadedPolicy> {
  const input = await readConfig(files);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new WrongInput({
      path: 'infraRequests',
      message: `is missing from ${files.join(', ')}. Write at least tiers.`,
    });
  }
  const { requestTypes, problems } = parseRequestTypes(
    (input as JsonObject).requestTypes,
  );
  const parsed = parsePolicy(input as JsonObject, { requestTypes });
  const told = parseNotifications((input as JsonObject).notifications);
  const all = [...problems, ...parsed.problems, ...told.problems];
  if (all.length > 0 || !parsed.policy) {
    throw new WrongInput(...all);
  }
  return { policy: parsed.policy, requestTypes };
}
