import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  resolverOf,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import type { ApproverResolver } from '@infra-requests/plugin-infra-requests-node';
import { withTimeout } from './withTimeout';

/** How long a resolver may take before its answer does not count. */
const RESOLVER_TIMEOUT_MS = 5_000;

/** How long an answer serves further questions, so that one page does not ask the same thing many times. */
const ANSWER_LIFETIME_MS = 3_000;

/** More people than any requirement is about; an answer larger than that is taken for a mistake. */
const MAX_ANSWER = 1_000;

const RESOLVER_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @throws if the id is no name for a resolver, or taken */
export function addApproverResolver(
  resolvers: Map<string, ApproverResolver>,
  { id, resolver }: { id: string; resolver: ApproverResolver },
): void {
  if (!RESOLVER_ID.test(id)) {
    throw new Error(
      `"${id}" is no name for an approver resolver; use lower-case letters and digits, with single hyphens between them`,
    );
  }
  if (resolvers.has(id)) {
    throw new Error(
      `There already is an approver resolver "${id}"; there can be only one`,
    );
  }
  resolvers.set(id, resolver);
}

/** Who stands for an approver now, or in a sentence why that could not be found out. */
export interface ResolverAnswer {
  refs: EntityRef[];
  unresolved?: string;
}

/** Of the time limit, how much is waited for a resolver that failed before; what comes later serves the next look. */
const PATIENCE_AFTER_FAILURE = 0.1;

interface Asked {
  answer: Promise<ResolverAnswer>;
  /** Absent while the answer is awaited. */
  answeredAt?: number;
}

/**
 * Asks the resolvers that modules have added. Never fails: who cannot be found out is nobody, with the reason, so a
 * requirement stays unmet and never becomes smaller.
 */
export class ApproverResolvers {
  readonly #resolvers: ReadonlyMap<string, ApproverResolver>;
  readonly #logger: LoggerService;
  readonly #timeoutMs: number;
  readonly #milliseconds: () => number;
  readonly #asked = new Map<EntityRef, Asked>();
  readonly #failures = new Map<EntityRef, ResolverAnswer>();

  constructor(options: {
    resolvers: ReadonlyMap<string, ApproverResolver>;
    logger: LoggerService;
    timeoutMs?: number;
    /** A clock that never runs backwards. */
    milliseconds?: () => number;
  }) {
    this.#resolvers = options.resolvers;
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs ?? RESOLVER_TIMEOUT_MS;
    this.#milliseconds = options.milliseconds ?? (() => performance.now());
  }

  /** Users and groups behind a `resolver:` ref, in full form. */
  async resolve(ref: EntityRef): Promise<ResolverAnswer> {
    this.#forgetOldAnswers();
    const { answer } = this.#asked.get(ref) ?? this.#askAnew(ref);
    const failure = this.#failures.get(ref);
    return failure
      ? withTimeout(answer, this.#timeoutMs * PATIENCE_AFTER_FAILURE).catch(
          () => failure,
        )
      : answer;
  }

  #askAnew(ref: EntityRef): Asked {
    const asked: Asked = {
      answer: this.#ask(ref).then(answer => {
        asked.answeredAt = this.#milliseconds();
        return answer;
      }),
    };
    this.#asked.set(ref, asked);
    return asked;
  }

  #forgetOldAnswers() {
    const oldest = this.#milliseconds() - ANSWER_LIFETIME_MS;
    for (const [ref, { answeredAt }] of this.#asked) {
      if (answeredAt !== undefined && answeredAt < oldest) {
        this.#asked.delete(ref);
      }
    }
  }

  async #ask(ref: EntityRef): Promise<ResolverAnswer> {
    const { id, argument } = resolverOf(ref) ?? { id: ref, argument: '' };
    const resolver = this.#resolvers.get(id);
    if (!resolver) {
      return this.#failed(ref, {
        reason: `There is no resolver "${id}" here; the platform team has to add the module that brings it.`,
      });
    }
    try {
      const given: unknown = await withTimeout(
        // A resolver may also throw before there is a promise.
        Promise.resolve().then(() => resolver.resolve({ argument })),
        this.#timeoutMs,
      );
      return this.#read(ref, given);
    } catch (error) {
      return this.#failed(ref, {
        reason: `Asking "${id}" for ${argument} failed or took too long; it is asked again at the next look.`,
        error: toError(error),
      });
    }
  }

  #read(ref: EntityRef, given: unknown): ResolverAnswer {
    const { id, argument } = resolverOf(ref)!;
    if (!Array.isArray(given) || given.length > MAX_ANSWER) {
      return this.#failed(ref, {
        reason: `"${id}" did not answer with a list of people for ${argument}; whoever runs it has to mend that.`,
      });
    }
    const refs = [
      ...new Set(given.map(canonicalRef).filter(one => one !== undefined)),
    ];
    if (refs.length === 0) {
      return this.#failed(ref, {
        reason:
          given.length === 0
            ? `"${id}" names nobody for ${argument} now.`
            : `"${id}" names no user or group for ${argument}.`,
      });
    }
    if (this.#failures.delete(ref)) {
      this.#logger.info(`Approver ${ref} can be found out again`);
    }
    return { refs };
  }

  /** Says it once for each time that it begins to fail. */
  #failed(
    ref: EntityRef,
    { reason, error }: { reason: string; error?: Error },
  ): ResolverAnswer {
    const answer = { refs: [], unresolved: reason };
    if (!this.#failures.has(ref)) {
      this.#logger.warn(
        `Approver ${ref} could not be found out; what needs it stays unmet: ${reason}`,
        error,
      );
    }
    this.#failures.set(ref, answer);
    return answer;
  }
}

/** The full ref of a user or group, or undefined for anything else. */
function canonicalRef(given: unknown): EntityRef | undefined {
  if (typeof given !== 'string') {
    return undefined;
  }
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(given, { defaultNamespace: 'default' }),
    );
    return /^(user|group):/.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}
