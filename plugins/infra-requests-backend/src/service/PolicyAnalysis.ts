import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PolicyFinding } from '@infra-requests/plugin-infra-requests-common';
import { setImmediate } from 'node:timers/promises';
import {
  analysisSteps,
  type AnalysisOptions,
} from '../domain/analysis/analysePolicy';
import type { Steps } from '../domain/analysis/steps';
import type { Policy } from '../domain/types';

/** After how long everything else that waits gets its turn. */
const TURN_MS = 20;
/** How many analyses go on at the same time; further ones wait. */
const MOST_AT_ONCE = 2;

/** Analyses policies beside everything else that a backend does. The same is analysed only once at a time. */
export class PolicyAnalysis {
  readonly #logger: LoggerService;
  readonly #analyse: typeof analysisSteps;
  readonly #running = new Map<string, Promise<PolicyFinding[]>>();
  readonly #waiting: Array<() => void> = [];
  #active = 0;

  constructor(options: {
    logger: LoggerService;
    analyse?: typeof analysisSteps;
  }) {
    this.#logger = options.logger;
    this.#analyse = options.analyse ?? analysisSteps;
  }

  async findingsIn(
    policy: Policy,
    options: AnalysisOptions,
  ): Promise<PolicyFinding[]> {
    const { requestTypes, people } = options;
    const key = JSON.stringify([policy, requestTypes, [...(people ?? [])]]);
    const running =
      this.#running.get(key) ??
      this.#whenFree(() => this.#analyseInTurns(policy, options)).finally(() =>
        this.#running.delete(key),
      );
    this.#running.set(key, running);
    return running;
  }

  async #whenFree<T>(work: () => Promise<T>): Promise<T> {
    if (this.#active === MOST_AT_ONCE) {
      // Whoever ends hands its place over.
      await new Promise<void>(free => this.#waiting.push(free));
    } else {
      this.#active += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) {
        next();
      } else {
        this.#active -= 1;
      }
    }
  }

  async #analyseInTurns(
    policy: Policy,
    options: AnalysisOptions,
  ): Promise<PolicyFinding[]> {
    const { findings, leftOut } = await inTurns(this.#analyse(policy, options));
    if (leftOut.length > 0) {
      this.#logger.info(
        `Policy ${
          policy.digest
        } is too large to be analysed completely; there may be more findings of these kinds: ${leftOut.join(
          ', ',
        )}`,
      );
    }
    return findings;
  }
}

async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    if (performance.now() - since > TURN_MS) {
      await setImmediate();
      since = performance.now();
    }
  }
}
