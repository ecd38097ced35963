import { useState } from 'react';
import type {
  FieldProblem,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import { readRefusal } from '../../api/refusal';
import { fieldName } from './fieldLabels';

type Last = { error: unknown; draft: RequestDraft; found: FieldProblem[] };

/** Submits a draft, and remembers what was wrong with it for as long as that is not answered otherwise. */
export function useSubmission(draft: RequestDraft) {
  const [submitting, setSubmitting] = useState(false);
  const [last, setLast] = useState<Last>();

  /** Answers what the server found wrong with fields. */
  const submit = async (send: () => Promise<void>): Promise<FieldProblem[]> => {
    setSubmitting(true);
    setLast(undefined);
    try {
      await send();
      return [];
    } catch (error) {
      const found = readRefusal(error).problems;
      setLast({ error, draft, found });
      setSubmitting(false);
      return found;
    }
  };

  const problems =
    last?.found.filter(({ field }) => isSame(field, last.draft, draft)) ?? [];
  const corrected = Boolean(last?.found.length) && problems.length === 0;
  return {
    submit,
    submitting,
    /** Why it failed. */
    failure: corrected ? undefined : last?.error,
    /** What is still wrong with fields. */
    problems,
  };
}

/** Whether the answer to a field is the one that something was found wrong with. */
function isSame(field: string, one: RequestDraft, other: RequestDraft) {
  return (
    JSON.stringify(answerTo(field, one)) ===
    JSON.stringify(answerTo(field, other))
  );
}

function answerTo(field: string, draft: RequestDraft): unknown {
  const parameter = fieldName(field);
  if (parameter) {
    return draft.parameters[parameter];
  }
  const said = { ...draft } as Record<string, unknown>;
  const name = field.slice(1);
  return name in said && name !== 'parameters' ? said[name] ?? null : draft;
}
