import { useState } from 'react';
import { useTemplateSecrets } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';
import {
  HIDDEN_SECRET,
  type Person,
  type RequestDraft,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { circumstancesOf, draftOf, type Circumstances } from './circumstances';
import { secretsOf, withMarks } from './hiddenSecrets';
import type { Answers } from './storedDraft';
import { useWizard } from './useWizard';

/** What a form starts with; an edit starts with the revision before. */
export type Given = Pick<
  RequestDraft,
  'action' | 'justification' | 'emergency' | 'incident' | 'notBefore'
> & {
  parameters?: RequestDraft['parameters'];
  requestedFor?: Person | null;
};

type AnswersOptions = {
  type: RequestType;
  given?: Given;
  /** Answers that were kept, which go before what is given. */
  kept?: Answers;
};

/** Everything that somebody answers in a form, and what it asks for. */
export function useAnswers({ type, given, kept }: AnswersOptions) {
  const parameters = given?.parameters as JsonObject | undefined;
  const wizard = useWizard({
    type,
    given: kept ? { ...onlyMarks(parameters), ...kept.parameters } : parameters,
  });
  const [action, setAction] = useState(
    kept?.action ?? given?.action ?? type.actions[0],
  );
  const [said, setSaid] = useState(() => kept?.said ?? circumstancesOf(given));
  const [requestedFor, setRequestedFor] = useState(
    () => kept?.requestedFor ?? given?.requestedFor ?? null,
  );
  const { secrets } = useTemplateSecrets();
  const answers: Answers = {
    action,
    parameters: wizard.values,
    said,
    requestedFor,
  };
  const draft: RequestDraft = {
    type: type.id,
    action,
    parameters: withEntered(type, wizard.values, secrets),
    ...(requestedFor && { requestedFor: requestedFor.ref }),
    ...draftOf(said, given),
  };
  return {
    wizard,
    answers,
    /** With secrets: to be submitted, and for nothing else. */
    draft,
    /** What a decision depends on. */
    question: withoutWords({
      ...draft,
      parameters: withMarks(type, wizard.values),
    }),
    setAction,
    say: (changed: Partial<Circumstances>) =>
      setSaid(before => ({ ...before, ...changed })),
    setRequestedFor,
  };
}

/** Secrets that a request has already stay as they are. */
function onlyMarks(parameters: JsonObject = {}): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value === HIDDEN_SECRET),
  );
}

/** The Scaffolder's field for secrets keeps what is entered to itself, and only stars among the answers. */
function withEntered(
  type: RequestType,
  values: JsonObject,
  secrets: Record<string, string>,
): JsonObject {
  const own = secretsOf(type);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      own.has(name) && /^\*+$/.test(String(value)) && secrets[name]
        ? secrets[name]
        : value,
    ]),
  );
}

/** Of the justification only whether an emergency has one, so that typing it asks for no preview. */
function withoutWords({ justification, ...asked }: RequestDraft): RequestDraft {
  return asked.emergency && justification
    ? { ...asked, justification: 'given' }
    : asked;
}
