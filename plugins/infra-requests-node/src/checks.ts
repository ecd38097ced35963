import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  CheckResult,
  EntityRef,
  Evidence,
} from '@infra-requests/plugin-infra-requests-common';

/**
 * What a fact of a check can be, in the part of JSON Schema that rules are checked against: a text, a number, a truth, or
 * a list of texts.
 * @public
 */
export type CheckFact = {
  /** What people call it; the name in plain words where left out. */
  title?: string;
} & (
  | { type: 'string'; enum?: string[]; format?: 'date' }
  | { type: 'number' | 'integer'; minimum?: number; maximum?: number }
  | { type: 'boolean' }
  | { type: 'array'; items: { type: 'string'; enum?: string[] } }
);

/**
 * What is to be checked. Secrets are not in it; whatever else is in the parameters may be confidential, so do not log them.
 * @public
 */
export interface CheckContext {
  type: string;
  action: string;
  environment?: string;
  owner: EntityRef;
  requester: EntityRef;
  /** The catalog entity that the request concerns. */
  entity?: EntityRef;
  parameters: JsonObject;
  /** Aborted once the answer would come too late to count. */
  signal: AbortSignal;
}

/**
 * What a check says of a request.
 * @public
 */
export interface CheckAnswer {
  /** `unknown` where it cannot be told, such as a scan that still runs: then every fact of the check is unknown to rules. */
  outcome: CheckResult['outcome'];
  /** One sentence for people, such as "3 to add, 0 to destroy". With `unknown`, why. At most 500 characters. */
  summary?: string;
  /** What was declared; what is left out is unknown to rules. */
  facts?: Record<string, JsonValue>;
  /**
   * Documents that people approve along with the request, each with the SHA-256 of what it says: another digest is another
   * request, and votes on the one before do not count. So leave out of it what changes by itself, such as the time.
   */
  evidence?: Evidence[];
}

/**
 * Looks at requests by itself and says what it finds, for people and for rules. It is asked at every preview, submission
 * and edit, and again before something is carried out, so it must not change anything and should be quick. A rejected
 * promise, an answer later than the time limit (5 s) or one that is not what was declared counts as unknown.
 * @public
 */
export interface CheckProvider {
  /** Its part of the facts: `checks.<id>.outcome`. Lower-case letters and digits, with single hyphens between them. */
  id: string;
  /** What people call it. */
  title: string;
  /** Request types that it looks at; without it, all. */
  types?: string[];
  /** What it says beside the outcome, as `checks.<id>.<name>` for rules. */
  facts?: Record<string, CheckFact>;
  check(context: CheckContext): Promise<CheckAnswer>;
}

/**
 * Adds automated checks of requests.
 * @public
 */
export interface InfraRequestsCheckExtensionPoint {
  /** @throws if the id is taken or no name, or a fact is called as no fact can be. */
  addCheckProvider(provider: CheckProvider): void;
}

/**
 * See {@link InfraRequestsCheckExtensionPoint}.
 * @public
 */
export const infraRequestsCheckExtensionPoint =
  createExtensionPoint<InfraRequestsCheckExtensionPoint>({
    id: 'infra-requests.checks',
  });
