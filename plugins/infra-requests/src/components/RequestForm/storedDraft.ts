import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  Person,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import type { Circumstances } from './circumstances';
import { stillFitting } from './fitting';
import { withoutSecrets } from './hiddenSecrets';

/** Everything that somebody has answered in a form. */
export interface Answers {
  action: string;
  parameters: JsonObject;
  said: Circumstances;
  /** Nobody where the person asks for themselves. */
  requestedFor: Person | null;
}

/** Answers that were kept while somebody typed. */
export interface StoredDraft {
  answers: Answers;
  /** ISO 8601. */
  at: string;
  /** What the form had started with: the link, the copied request or the revision. */
  start: string;
  /** What the form no longer asks for, or not like that. */
  dropped: string[];
}

/** Answers as they are kept, without any secret. */
export function toStored(
  answers: Answers,
  about: { type: RequestType; at: string; start: string },
): JsonObject {
  const { type, at, start } = about;
  return {
    at,
    start,
    ...answers,
    said: { ...answers.said },
    requestedFor: answers.requestedFor && {
      ref: answers.requestedFor.ref,
      displayName: answers.requestedFor.displayName,
    },
    parameters: withoutSecrets(type, answers.parameters),
  };
}

/** Kept answers as far as they still fit the form; undefined where what was kept is no draft. */
export function fromStored(
  stored: JsonValue | undefined,
  type: RequestType,
): StoredDraft | undefined {
  if (!isObject(stored) || !isObject(stored.parameters)) {
    return undefined;
  }
  const { at, start, action, said, requestedFor, parameters } = stored;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) {
    return undefined;
  }
  // What storages hand out is frozen, and forms change it.
  const { kept, dropped } = stillFitting(type, structuredClone(parameters));
  return {
    at,
    start: textOf(start),
    dropped,
    answers: {
      action: type.actions.find(one => one === action) ?? type.actions[0],
      parameters: kept,
      said: circumstancesIn(isObject(said) ? said : {}),
      requestedFor: isObject(requestedFor) ? personIn(requestedFor) : null,
    },
  };
}

function circumstancesIn(said: JsonObject): Circumstances {
  return {
    justification: textOf(said.justification),
    emergency: said.emergency === true,
    incident: textOf(said.incident),
    notBefore: textOf(said.notBefore),
  };
}

function personIn({ ref, displayName }: JsonObject): Person | null {
  return typeof ref === 'string'
    ? { ref, displayName: textOf(displayName) || ref }
    : null;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
