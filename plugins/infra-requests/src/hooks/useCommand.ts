import { useState } from 'react';
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

/** Carries out one command on a request at a time and says how it went. Afterwards the request is read again. */
export function useCommand({ digest, onChanged }: CommandOptions) {
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState<{ outcome: Outcome; digest: string }>();

  /** Answers whether it succeeded. */
  const run = async <T>(options: {
    command: () => Promise<T>;
    done: string | ((answer: T) => string);
  }): Promise<boolean> => {
    const { command, done } = options;
    setBusy(true);
    setLast(undefined);
    try {
      const answer = await command();
      const text = typeof done === 'string' ? done : done(answer);
      setLast({ outcome: { severity: 'success', text }, digest });
      onChanged();
      return true;
    } catch (error) {
      setLast({ outcome: failed(error), digest });
      if (readRefusal(error).status !== undefined) {
        onChanged();
      }
      return false;
    } finally {
      setBusy(false);
    }
  };

  // What was done to a revision says nothing about the next one: votes on it are dismissed.
  const outdated =
    last?.outcome.severity === 'success' && last.digest !== digest;
  return { busy, outcome: outdated ? undefined : last?.outcome, run };
}

export type Command = ReturnType<typeof useCommand>;

function failed(error: unknown): Outcome {
  const { status, message } = readRefusal(error);
  return status === 409
    ? { severity: 'warning', text: `Nothing was recorded. ${message}` }
    : { severity: 'error', text: message };
}
