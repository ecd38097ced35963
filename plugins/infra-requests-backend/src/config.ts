import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ConfigProblem } from './domain/configuration/configProblem';
import { isJsonObject } from './domain/configuration/configReader';
import { parsePolicy } from './domain/policy/policy';
import { parseRequestTypes } from './domain/catalogue/requestType';
import type { Policy, RequestTypeDefinition } from './domain/types';

const ROOT = 'infraRequests';

const SMALLEST = `infraRequests:
  tiers:
    - id: standard
      stages:
        - name: review
          requirements:
            - { approvers: [group:default/platform-leads], count: 1 }`;

/** What the configuration says, read and checked once at start. */
export interface InfraRequestsConfig {
  policy: Policy;
  requestTypes: RequestTypeDefinition[];
}

/**
 * Reads `infraRequests`.
 * @throws InputError that lists every mistake, one a line, so that all can be corrected at once.
 */
export function readInfraRequestsConfig(config: Config): InfraRequestsConfig {
  const input = config.getOptional(ROOT);
  if (input === undefined || input === null) {
    throw new InputError(
      `${ROOT} is missing from the configuration. Write at least:\n${SMALLEST}`,
    );
  }
  if (!isJsonObject(input)) {
    throw new InputError(
      `${ROOT} must be an object. Write at least:\n${SMALLEST}`,
    );
  }
  const { requestTypes, problems } = parseRequestTypes(input.requestTypes);
  const parsed = parsePolicy(input, { requestTypes });
  const all = [...problems, ...parsed.problems];
  if (all.length > 0 || !parsed.policy) {
    throw new InputError(messageOf(all));
  }
  return { policy: parsed.policy, requestTypes };
}

function messageOf(problems: ConfigProblem[]): string {
  const count =
    problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [
    `The configuration of ${ROOT} has ${count}:`,
    ...problems.map(({ path, message }) => `${path}: ${message}`),
  ].join('\n');
}
