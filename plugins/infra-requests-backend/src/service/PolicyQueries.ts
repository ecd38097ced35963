import { NotFoundError } from '@backstage/errors';
import type {
  PolicyDocument,
  PolicyVersion,
  RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { describePolicy } from '../domain/policy/policy';
import type { PolicyStore } from '../store/PolicyStore';
import type { RequestReadModel } from '../store/RequestReadModel';
import type { ActivePolicy } from './ActivePolicy';
import type { PolicyFindings } from './PolicyFindings';

/** Everything that is only read about policies, the active one and those before it. */
export class PolicyQueries {
  readonly #active: Pick<ActivePolicy, 'configuration' | 'rejectedChange'>;
  readonly #policies: PolicyStore;
  readonly #readModel: RequestReadModel;
  readonly #findings: PolicyFindings;
  readonly #clock: () => Date;

  constructor(options: {
    active: Pick<ActivePolicy, 'configuration' | 'rejectedChange'>;
    policies: PolicyStore;
    readModel: RequestReadModel;
    findings: PolicyFindings;
    clock: () => Date;
  }) {
    this.#active = options.active;
    this.#policies = options.policies;
    this.#readModel = options.readModel;
    this.#findings = options.findings;
    this.#clock = options.clock;
  }

  /** The active policy, what the analysis finds in it, and whether a change of it was refused. */
  async document(): Promise<PolicyDocument> {
    const { configuration, rejectedChange } = this.#active;
    const { policy } = configuration;
    const [stored, findings] = await Promise.all([
      this.#policies.get(policy.digest),
      this.#findings.of(configuration),
    ]);
    return {
      ...describePolicy(policy, { now: this.#clock() }),
      activeSince: stored?.activeSince.toISOString(),
      findings,
      ...(rejectedChange
        ? {
            rejectedChange: {
              at: rejectedChange.at.toISOString(),
              problems: rejectedChange.problems,
            },
          }
        : {}),
    };
  }

  /** How often each rule matched requests submitted in the last days, and how those stand now. */
  async usage({ days }: { days: number }): Promise<RuleUsage[]> {
    const since = DateTime.fromJSDate(this.#clock()).minus({ days });
    return this.#readModel.ruleUsage({ since: since.toJSDate() });
  }

  /** Every policy that was ever active, the active one first, then the one that was active last. */
  async versions(): Promise<PolicyVersion[]> {
    const { digest } = this.#active.configuration.policy;
    const versions = (await this.#policies.list()).map(times => ({
      digest: times.digest,
      firstActiveAt: times.firstActiveAt.toISOString(),
      lastActiveAt: times.lastActiveAt.toISOString(),
      active: times.digest === digest,
      rules: times.rules,
    }));
    return [
      ...versions.filter(({ active }) => active),
      ...versions.filter(({ active }) => !active),
    ];
  }

  /**
   * A policy as it was stored when it was first active.
   * @throws NotFoundError
   */
  async version(digest: string): Promise<PolicyDocument> {
    const stored = await this.#policies.get(digest);
    if (!stored) {
      throw new NotFoundError(`There was never a policy ${digest}.`);
    }
    const active = digest === this.#active.configuration.policy.digest;
    return {
      ...(stored.document as Omit<PolicyDocument, 'activeSince'>),
      activeSince: (active
        ? stored.activeSince
        : stored.firstActiveAt
      ).toISOString(),
      ...(active ? {} : { lastActiveAt: stored.lastActiveAt.toISOString() }),
    };
  }
}
