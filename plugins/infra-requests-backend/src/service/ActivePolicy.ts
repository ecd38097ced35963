import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import {
  parseInfraRequestsConfig,
  readInfraRequestsConfig,
  unreadableConfiguration,
  type InfraRequestsConfig,
  type ParseOptions,
} from '../config';
import type { ConfigProblem } from '../domain/configuration/configProblem';
import { describePolicy } from '../domain/policy/policy';
import type {
  NotificationSettings,
  Policy,
  RequestTypeDefinition,
} from '../domain/types';
import type { PolicyStore } from '../store/PolicyStore';
import { readingFailure } from './readingFailure';

/** How long to wait before a change that could not be recorded is tried again. */
const RETRY_PAUSE_MS = 15_000;

/**
 * What decides at one moment. It is replaced as a whole when the configuration changes, so whatever asks for it does
 * so once, at the beginning of an operation: nothing is ever judged half by one policy and half by another.
 */
export interface ActiveConfiguration {
  policy: Policy;
  requestTypes: ReadonlyMap<string, RequestTypeDefinition>;
  notifications: NotificationSettings;
  /** Ids of the approver resolvers that a policy may name; without it, any. */
  resolvers?: readonly string[];
}

export function activeConfiguration(
  config: InfraRequestsConfig,
  { resolvers }: ParseOptions = {},
): ActiveConfiguration {
  return {
    policy: config.policy,
    notifications: config.notifications,
    ...(resolvers === undefined ? {} : { resolvers }),
    requestTypes: new Map(config.requestTypes.map(type => [type.id, type])),
  };
}

/** A changed configuration that was not taken over. */
export interface RejectedChange {
  at: Date;
  problems: ConfigProblem[];
}

/** Something that whoever looks at the policy has to know. */
export type PolicyChange =
  | { kind: 'activated'; digest: string; previousDigest: string }
  | { kind: 'rejected'; digest: string; problems: ConfigProblem[] }
  | { kind: 'mended'; digest: string };

export interface ActivePolicyOptions {
  config: RootConfigService;
  policies: PolicyStore;
  /** Ids of the approver resolvers that modules brought; without it, there may be any. */
  resolvers?: readonly string[];
  /** The automated checks that modules brought; without it, there may be any. */
  checks?: ParseOptions['checks'];
  /** Tells whoever wants to know; must not wait for anything that waits for the policy. */
  announce: (change: PolicyChange) => Promise<void>;
  /** Called with whatever decides from now on, first at the start. */
  onActive?: (configuration: ActiveConfiguration) => void;
  clock: () => Date;
  logger: LoggerService;
}

/**
 * The policy that decides, and what follows it when the configuration changes: a change without mistakes is recorded
 * and then becomes active as a whole, one with mistakes is refused and the policy before it stays. Changes are taken
 * one after the other.
 */
export class ActivePolicy {
  readonly #options: ActivePolicyOptions;
  #active: ActiveConfiguration;
  #rejected: RejectedChange | undefined;
  #following: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #subscription: { unsubscribe(): void } | undefined;
  #stopped = false;

  /** @throws InputError that lists every mistake in the configuration */
  static async start(options: ActivePolicyOptions): Promise<ActivePolicy> {
    const policy = new ActivePolicy(options);
    await policy.#record(policy.#active);
    options.onActive?.(policy.#active);
    policy.#subscription = options.config.subscribe?.(() => policy.#follow());
    // It may have changed while the policy was recorded.
    policy.#follow();
    return policy;
  }

  private constructor(options: ActivePolicyOptions) {
    this.#options = options;
    this.#active = activeConfiguration(
      readInfraRequestsConfig(options.config, options),
      options,
    );
  }

  get configuration(): ActiveConfiguration {
    return this.#active;
  }

  /** A changed configuration that was not taken over; until it is mended. */
  get rejectedChange(): RejectedChange | undefined {
    return this.#rejected;
  }

  /** Notes in the store that the policy is still active. */
  async noteStillActive(): Promise<void> {
    const { policies, clock } = this.#options;
    await policies.stillActive(this.#active.policy.digest, clock());
  }

  /** Follows the configuration no longer. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#subscription?.unsubscribe();
    clearTimeout(this.#retry);
    await this.#following;
    await this.noteStillActive();
  }

  #follow(): void {
    const { logger } = this.#options;
    this.#following = this.#following
      .then(() => this.#takeOver())
      .catch(error => {
        logger.error('The configuration could not be followed', toError(error));
      });
  }

  async #takeOver(): Promise<void> {
    if (this.#stopped) {
      return;
    }
    clearTimeout(this.#retry);
    const { config, problems } = this.#read();
    if (!config) {
      this.#reject(problems);
      return;
    }
    const previous = this.#active;
    const next = activeConfiguration(config, this.#options);
    if (isDeepStrictEqual(next, previous)) {
      this.#mended();
      return;
    }
    if (await this.#recorded(next, previous)) {
      this.#rejected = undefined;
      this.#active = next;
      this.#announceActive(previous);
      this.#options.onActive?.(next);
    }
  }

  #read(): ReturnType<typeof parseInfraRequestsConfig> {
    const { config } = this.#options;
    const asOneProblem = (message: string) => ({
      problems: [{ path: 'infraRequests', message }],
    });
    try {
      const unreadable = unreadableConfiguration(config);
      return unreadable === undefined
        ? parseInfraRequestsConfig(config, this.#options)
        : asOneProblem(
            `the configuration cannot be read. ${readingFailure(unreadable)}`,
          );
    } catch (error) {
      return asOneProblem(readingFailure(toError(error).message));
    }
  }

  /** Without a record there is no policy, so a change waits for the database. */
  async #recorded(
    next: ActiveConfiguration,
    previous: ActiveConfiguration,
  ): Promise<boolean> {
    const { logger } = this.#options;
    if (next.policy.digest === previous.policy.digest) {
      return true;
    }
    try {
      await this.#record(next, previous.policy.digest);
      return true;
    } catch (error) {
      logger.error(
        `Policy ${next.policy.digest} could not be recorded, so ${
          previous.policy.digest
        } stays active; trying again in ${RETRY_PAUSE_MS / 1000} seconds`,
        toError(error),
      );
      if (!this.#stopped) {
        this.#retry = setTimeout(() => this.#follow(), RETRY_PAUSE_MS).unref();
      }
      return false;
    }
  }

  async #record(
    { policy }: ActiveConfiguration,
    previous?: string,
  ): Promise<void> {
    const { policies, clock } = this.#options;
    const now = clock();
    const document = describePolicy(policy, { now });
    await policies.activate({
      digest: policy.digest,
      document: JSON.parse(JSON.stringify(document)),
      at: now,
      previous,
    });
  }

  #reject(problems: ConfigProblem[]): void {
    if (isDeepStrictEqual(this.#rejected?.problems, problems)) {
      return;
    }
    const { clock, logger } = this.#options;
    const { digest } = this.#active.policy;
    this.#rejected = { at: clock(), problems };
    logger.error(
      [
        `The configuration was changed but not taken over; policy ${digest} stays active. What is wrong:`,
        ...problems.map(({ path, message }) => `${path}: ${message}`),
      ].join('\n'),
    );
    this.#announce({ kind: 'rejected', digest, problems });
  }

  #mended(): void {
    if (!this.#rejected) {
      return;
    }
    const { digest } = this.#active.policy;
    this.#rejected = undefined;
    this.#options.logger.info(
      `The configuration is again that of the active policy ${digest}`,
    );
    this.#announce({ kind: 'mended', digest });
  }

  #announceActive(previous: ActiveConfiguration): void {
    const { digest } = this.#active.policy;
    const previousDigest = previous.policy.digest;
    this.#options.logger.info(whatChanged(previous, this.#active), {
      policyDigest: digest,
      previousPolicyDigest: previousDigest,
    });
    this.#announce({ kind: 'activated', digest, previousDigest });
  }

  #announce(change: PolicyChange): void {
    const { announce, logger } = this.#options;
    announce(change).catch(error => {
      logger.warn('A change of policy was not announced', toError(error));
    });
  }
}

function whatChanged(
  before: ActiveConfiguration,
  after: ActiveConfiguration,
): string {
  const { digest } = after.policy;
  if (before.policy.digest !== digest) {
    return `The active policy changed from ${before.policy.digest} to ${digest}`;
  }
  return isDeepStrictEqual(before.policy, after.policy)
    ? `Request types or notifications changed; policy ${digest} stays active and decides as before`
    : `The wording of policy ${digest} changed; it decides as before`;
}
