import { useState } from 'react';
import type { FieldProblem } from '@infra-requests/plugin-infra-requests-common';
import { readRefusal } from '../api/refusal';

/** How the last command went, in a sentence for the person. */
export interface Outcome {
  severity: 'success' | 'warning' | 'error';
  text: string;
}

type CommandOptions = {
  /** The digest of the revision that is on the screen. */
  digest: string;
  /** Reads the request again. */
  onChanged: () => void;
};

type Run<T> = {
  command: () => Promise<T>;
  done: string | ((answer: T) => string | Outcome);
  /** JSON pointers of the fields at which the form itself shows what the server finds wrong with them. */
  fields?: readonly string[];
};

type Last = { digest: string; outcome?: Outcome; problems?: FieldProblem[] };

const NONE: FieldProblem[] = [];

/** Carries out one command on a request at a time and says how it went. Afterwards the request is read again. */
export function useCommand({ digest, onChanged }: CommandOptions) {
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState<Last>();

  /** Answers whether it succeeded. */
  const run = async <T>({ command, done, fields = [] }: Run<T>) => {
    setBusy(true);
    setLast(undefined);
    try {
      const answer = await command();
      const said = typeof done === 'string' ? done : done(answer);
      setLast({
        digest,
        outcome:
          typeof said === 'string' ? { severity: 'success', text: said } : said,
      });
      onChanged();
      return true;
    } catch (error) {
      const { status, problems } = readRefusal(error);
      const shown =
        problems.length > 0 &&
        problems.every(({ field }) => fields.includes(field));
      setLast({
        digest,
        ...(shown ? { problems } : { outcome: failed(error) }),
      });
      if (status !== undefined) {
        onChanged();
      }
      return false;
    } finally {
      setBusy(false);
    }
  };

  // What was done to a revision says nothing about the next one: votes on it are dismissed.
  const outdated =
    last?.outcome?.severity === 'success' && last.digest !== digest;
  return {
    busy,
    outcome: outdated ? undefined : last?.outcome,
    /** What the server found wrong with fields that the form shows. */
    problems: last?.problems ?? NONE,
    run,
  };
}

export type Command = ReturnType<typeof useCommand>;

function failed(error: unknown): Outcome {
  const { status, message } = readRefusal(error);
  return status === 409
    ? { severity: 'warning', text: `Nothing was recorded. ${message}` }
    : { severity: 'error', text: message };
}
