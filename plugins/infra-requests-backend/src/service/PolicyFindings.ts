import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  EntityRef,
  PolicyFinding,
} from '@infra-requests/plugin-infra-requests-common';
import { isDeepStrictEqual } from 'node:util';
import { approversOf } from '../domain/analysis/analysePolicy';
import type { ActiveConfiguration } from './ActivePolicy';
import type { PolicyAnalysis } from './PolicyAnalysis';
import { refsOf, type ApproverDirectory } from './ApproverDirectory';

/** How long the members of the approving groups count as known. */
const FRESH_MS = 60_000;
/** The same where nobody is in one of them, which may be because the catalog is still being filled. */
const EMPTY_MS = 30_000;
/** The same where the catalog did not answer. */
const UNANSWERED_MS = 20_000;
/** More findings at a time than this are only counted in the log. */
const MOST_LOGGED = 20;

type People = Map<EntityRef, EntityRef[]> | undefined;
type Findings = Promise<PolicyFinding[] | undefined>;

/** What is kept of one configuration; gone when the configuration is. */
interface Known {
  findings?: Findings;
  freshUntil: number;
  last?: { people: People; findings: Findings };
  logged: Set<string>;
}

/**
 * What the analysis finds in a configuration, with the people of the catalog as they are. Those are asked for at most
 * every minute, sooner where some are missing; where the catalog does not answer, nothing is said about people.
 */
export class PolicyFindings {
  readonly #directory: ApproverDirectory;
  readonly #clock: () => Date;
  readonly #logger: LoggerService;
  readonly #analysis: Pick<PolicyAnalysis, 'findingsIn'>;
  readonly #known = new WeakMap<ActiveConfiguration, Known>();

  constructor(options: {
    directory: ApproverDirectory;
    clock: () => Date;
    logger: LoggerService;
    analysis: Pick<PolicyAnalysis, 'findingsIn'>;
  }) {
    this.#directory = options.directory;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#analysis = options.analysis;
  }

  /** Logs what needs no catalog to be found, which may still be empty when a backend starts. */
  async logAtLoad(configuration: ActiveConfiguration): Promise<void> {
    await this.#refresh(configuration, undefined);
  }

  /** Undefined only where the analysis itself failed. Each finding is logged when it is found first. */
  async of(configuration: ActiveConfiguration): Findings {
    const known = this.#knownOf(configuration);
    const now = this.#clock().getTime();
    if (!known.findings || now >= known.freshUntil) {
      known.freshUntil = now + FRESH_MS;
      known.findings = this.#people(configuration).then(async people => {
        const findings = await this.#refresh(configuration, people);
        known.freshUntil = now + freshness(people, findings);
        return findings;
      });
    }
    return known.findings;
  }

  #knownOf(configuration: ActiveConfiguration): Known {
    const known = this.#known.get(configuration) ?? {
      freshUntil: 0,
      logged: new Set(),
    };
    this.#known.set(configuration, known);
    return known;
  }

  async #people({ policy }: ActiveConfiguration): Promise<People> {
    try {
      return refsOf(await this.#directory.peopleBehind(approversOf(policy)));
    } catch {
      return undefined;
    }
  }

  #refresh(configuration: ActiveConfiguration, people: People): Findings {
    const known = this.#knownOf(configuration);
    if (!known.last || !isDeepStrictEqual(known.last.people, people)) {
      known.last = {
        people,
        findings: this.#findIn(configuration, people).then(found => {
          this.#log(found ?? [], known.logged);
          return found;
        }),
      };
    }
    return known.last.findings;
  }

  async #findIn(
    { policy, requestTypes }: ActiveConfiguration,
    people: People,
  ): Findings {
    try {
      return await this.#analysis.findingsIn(policy, {
        requestTypes: [...requestTypes.values()],
        people,
      });
    } catch (error) {
      this.#logger.error(
        `Policy ${policy.digest} could not be analysed`,
        toError(error),
      );
      return undefined;
    }
  }

  #log(findings: PolicyFinding[], logged: Set<string>): void {
    const unsaid = findings.filter(
      ({ severity, message }) => severity !== 'info' && !logged.has(message),
    );
    for (const finding of unsaid.slice(0, MOST_LOGGED)) {
      const { severity, message, code, rule, tier } = finding;
      const level = severity === 'error' ? 'error' : 'warn';
      this.#logger[level](`Found in the policy: ${message}`, {
        code,
        rule,
        tier,
      });
    }
    unsaid.forEach(({ message }) => logged.add(message));
    if (unsaid.length > MOST_LOGGED) {
      this.#logger.warn(
        `Found in the policy: and ${
          unsaid.length - MOST_LOGGED
        } more; see the policy page`,
      );
    }
  }
}

/** How long to go on with what was found before the catalog is asked again. */
function freshness(
  people: People,
  findings: PolicyFinding[] | undefined,
): number {
  if (!people) {
    return UNANSWERED_MS;
  }
  const isSomebodyMissing =
    [...people.values()].some(members => members.length === 0) ||
    findings?.some(({ code }) => code === 'dead-end');
  return isSomebodyMissing ? EMPTY_MS : FRESH_MS;
}
