import { useState } from 'react';
import { readRefusal } from '../api/refusal';

/** How the last command went, in a sentence for the person. */
export interface Outcome {
  severity: 'success' | 'warning' | 'error';
  text: string;
}

/** Carries out one command on a request at a time and says how it went. Afterwards the request is read again. */
export function useCommand(onChanged: () => void) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  /** Answers whether it succeeded. */
  const run = async (options: {
    command: () => Promise<unknown>;
    done: string;
  }): Promise<boolean> => {
    setBusy(true);
    setOutcome(undefined);
    try {
      await options.command();
      setOutcome({ severity: 'success', text: options.done });
      onChanged();
      return true;
    } catch (error) {
      setOutcome(failed(error));
      if (readRefusal(error).status !== undefined) {
        onChanged();
      }
      return false;
    } finally {
      setBusy(false);
    }
  };

  return { busy, outcome, run };
}

export type Command = ReturnType<typeof useCommand>;

function failed(error: unknown): Outcome {
  const { status, message } = readRefusal(error);
  return status === 409
    ? { severity: 'warning', text: `Nothing was recorded. ${message}` }
    : { severity: 'error', text: message };
}
