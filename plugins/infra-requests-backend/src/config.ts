import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ConfigProblem } from './domain/configuration/configProblem';
import { isJsonObject } from './domain/configuration/configReader';
import { parseNotifications } from './domain/configuration/notifications';
import { sizeProblem } from './domain/configuration/size';
import type { CheckDeclaration } from './domain/policy/checkFacts';
import { parsePolicy } from './domain/policy/policy';
import { parseRequestTypes } from './domain/catalogue/requestType';
import type {
  NotificationSettings,
  Policy,
  RequestTypeDefinition,
} from './domain/types';
import { UNREADABLE_KEY } from './reloadingRootConfig';

const ROOT = 'infraRequests';

const SMALLEST = `infraRequests:
  tiers:
    - id: standard
      stages:
        - name: review
          requirements:
            - { approvers: [group:default/platform-leads], count: 1 }`;

/** What the configuration says, read and checked. */
export interface InfraRequestsConfig {
  policy: Policy;
  requestTypes: RequestTypeDefinition[];
  notifications: NotificationSettings;
}

export interface ParseOptions {
  /** Ids of the approver resolvers that modules brought; without it, there may be any. */
  resolvers?: readonly string[];
  /** The automated checks that modules brought; without it, there may be any. */
  checks?: readonly CheckDeclaration[];
}

/** Reads `infraRequests`; the configuration only if nothing at all is wrong. */
export function parseInfraRequestsConfig(
  config: Config,
  { resolvers, checks }: ParseOptions = {},
): {
  config?: InfraRequestsConfig;
  problems: ConfigProblem[];
} {
  const input = config.getOptional(ROOT);
  if (!isJsonObject(input)) {
    const what =
      input === undefined || input === null
        ? 'is missing from the configuration'
        : 'must be an object';
    return {
      problems: [
        { path: ROOT, message: `${what}. Write at least:\n${SMALLEST}` },
      ],
    };
  }
  const size = sizeProblem(input);
  if (size !== undefined) {
    return { problems: [{ path: ROOT, message: size }] };
  }
  const { requestTypes, problems } = parseRequestTypes(input.requestTypes);
  const parsed = parsePolicy(input, { requestTypes, resolvers, checks });
  const told = parseNotifications(input.notifications);
  const all = [...problems, ...parsed.problems, ...told.problems];
  return all.length > 0 || !parsed.policy
    ? { problems: all }
    : {
        config: {
          policy: parsed.policy,
          requestTypes,
          notifications: told.notifications,
        },
        problems: [],
      };
}

/** Where people open the portal, without a slash at the end; empty where that is not said. */
export const portalUrl = (config: Config): string =>
  (config.getOptionalString('app.baseUrl') ?? '').replace(/\/+$/, '');

/** Why the configuration is not what its files say now: one of them could not be read. */
export const unreadableConfiguration = (config: Config): string | undefined =>
  config.getOptionalString(UNREADABLE_KEY);

/**
 * Reads `infraRequests`.
 * @throws InputError that lists every mistake, one a line, so that all can be corrected at once.
 */
export function readInfraRequestsConfig(
  config: Config,
  options?: ParseOptions,
): InfraRequestsConfig {
  const parsed = parseInfraRequestsConfig(config, options);
  if (!parsed.config) {
    throw new InputError(messageOf(parsed.problems));
  }
  return parsed.config;
}

function messageOf(problems: ConfigProblem[]): string {
  const count =
    problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [
    `The configuration of ${ROOT} has ${count}:`,
    ...problems.map(({ path, message }) => `${path}: ${message}`),
  ].join('\n');
}
