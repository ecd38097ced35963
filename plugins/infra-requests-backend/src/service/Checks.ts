import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { CheckResult } from '@infra-requests/plugin-infra-requests-common';
import type {
  CheckContext,
  CheckProvider,
} from '@infra-requests/plugin-infra-requests-node';
import { OUTCOME, type CheckDeclaration } from '../domain/policy/checkFacts';
import { sentence } from '../domain/policy/english';
import { readCheckAnswer } from './readCheckAnswer';
import { withTimeout } from './withTimeout';

/** How long a check may take before what it says counts as unknown. */
const CHECK_TIMEOUT_MS = 5_000;

const CHECK_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FACT_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

const FAILED = 'the check failed or took too long; it is made again next time';
const NOT_YET = 'the check is made once the form is filled in';

/** @throws if the id is no name for a check, or taken; or a fact is called as no fact can be */
export function addCheckProvider(
  providers: Map<string, CheckProvider>,
  provider: CheckProvider,
): void {
  const { id, facts = {} } = provider;
  if (!CHECK_ID.test(id)) {
    throw new Error(
      `"${id}" is no name for a check; use lower-case letters and digits, with single hyphens between them`,
    );
  }
  if (providers.has(id)) {
    throw new Error(`There already is a check "${id}"; there can be only one`);
  }
  const wrong = Object.keys(facts).filter(
    name => name === OUTCOME || !FACT_NAME.test(name),
  );
  if (wrong.length > 0) {
    throw new Error(
      `Check "${id}" calls facts ${wrong.join(
        ', ',
      )}; use letters, digits, hyphens and underscores, and not "${OUTCOME}", which every check has`,
    );
  }
  providers.set(id, provider);
}

/** What is looked at; without an owner or with a form that is not filled in, nothing can be said of it yet. */
export type Checked = Omit<CheckContext, 'owner' | 'signal'> & {
  owner?: string;
  /** Whether all of the form is filled in as it has to be. */
  isComplete: boolean;
};

/** What the checks of a request say, for people and for rules. */
export interface Checking {
  /** Absent where no check looks at it. */
  results?: CheckResult[];
  /** By check, what is in the facts under `checks`. */
  facts: JsonObject;
  /** Why facts are unknown, by path. */
  unknown: Record<string, string>;
}

/**
 * Asks the checks that modules have added, all at once. Never fails: what cannot be told is unknown, with the reason, so
 * that rules count it as whatever is stricter.
 */
export class Checks {
  readonly #providers: ReadonlyMap<string, CheckProvider>;
  readonly #logger: LoggerService;
  readonly #timeoutMs: number;
  /** Ids of those that failed when they were asked last. */
  readonly #failing = new Set<string>();

  constructor(options: {
    providers: ReadonlyMap<string, CheckProvider>;
    logger: LoggerService;
    timeoutMs?: number;
  }) {
    this.#providers = options.providers;
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs ?? CHECK_TIMEOUT_MS;
  }

  async of(subject: Checked): Promise<Checking> {
    const concerned = [...this.#providers.values()].filter(
      ({ types }) => !types || types.includes(subject.type),
    );
    const made = await Promise.all(
      concerned.map(provider => this.#make(provider, subject)),
    );
    return {
      ...(made.length > 0 ? { results: made.map(({ result }) => result) } : {}),
      facts: Object.assign({}, ...made.map(({ facts }) => facts)),
      unknown: Object.assign({}, ...made.map(({ unknown }) => unknown)),
    };
  }

  async #make(
    provider: CheckProvider,
    { owner, isComplete, ...asked }: Checked,
  ): Promise<Made> {
    if (!isComplete || owner === undefined) {
      return unknownOf(provider, NOT_YET);
    }
    const { id } = provider;
    const abort = new AbortController();
    // What a check does to what it is told, then or later, must not change what is asked.
    const told = structuredClone(asked);
    try {
      const given: unknown = await withTimeout(
        // A check may also throw before there is a promise.
        Promise.resolve().then(() =>
          provider.check({ ...told, owner, signal: abort.signal }),
        ),
        this.#timeoutMs,
      );
      const made = madeOf(provider, given);
      if (this.#failing.delete(id)) {
        this.#logger.info(`Check ${id} can be made again`);
      }
      return made;
    } catch (error) {
      // What is checked may be confidential, so it is not said of what the check failed.
      if (!this.#failing.has(id)) {
        this.#failing.add(id);
        this.#logger.warn(
          `Check ${id} failed or took too long; what it says counts as unknown`,
          toError(error),
        );
      }
      return unknownOf(provider, FAILED);
    } finally {
      abort.abort();
    }
  }
}

type Made = Omit<Checking, 'results'> & { result: CheckResult };

/** As rules and people call it. */
export const declarationOf = ({
  id,
  title,
  types,
  facts = {},
}: CheckProvider): CheckDeclaration => ({
  id,
  title,
  ...(types ? { types } : {}),
  facts,
});

function madeOf(provider: CheckProvider, given: unknown): Made {
  const { id, title, facts: declared = {} } = provider;
  const { result, facts } = readCheckAnswer(given, declarationOf(provider));
  if (result.outcome === 'unknown') {
    return {
      ...unknownOf(provider, result.summary ?? 'the check cannot tell yet'),
      result: { id, title, ...result },
    };
  }
  const left = Object.keys(declared).filter(
    name => !Object.hasOwn(facts, name),
  );
  return {
    result: { id, title, ...result },
    facts: { [id]: { [OUTCOME]: result.outcome, ...facts } },
    unknown: Object.fromEntries(
      left.map(name => [`checks.${id}.${name}`, 'the check did not say']),
    ),
  };
}

function unknownOf({ id, title }: CheckProvider, reason: string): Made {
  return {
    result: { id, title, outcome: 'unknown', summary: sentence(reason) },
    facts: {},
    unknown: { [`checks.${id}`]: reason },
  };
}
