import { useEffect, useState } from 'react';
import type { FieldProblem } from '@infra-requests/plugin-infra-requests-common';
import { readRefusal } from '../api/refusal';
import type { Translate } from '../translations/translationRef';
import { useTranslate } from './useTranslate';

/** How the last command went, in a sentence for the person. */
export interface Outcome {
  severity: 'success' | 'warning' | 'error';
  text: string;
}

type CommandOptions = {
  /** The digest of the revision that is on the screen. */
  digest: string;
  /** When the request on the screen last changed. */
  updatedAt: string;
  /** Reads the request again. */
  onChanged: () => void;
  /** Whether it is being read. */
  reading: boolean;
};

type Run<T> = {
  command: () => Promise<T>;
  done: string | ((answer: T) => string | Outcome);
  /** JSON pointers of the fields at which the form itself shows what the server finds wrong with them. */
  fields?: readonly string[];
};

type Last = {
  digest: string;
  updatedAt: string;
  outcome?: Outcome;
  problems?: FieldProblem[];
  /** Nobody answered. */
  lost?: boolean;
};

const NONE: FieldProblem[] = [];

/** Carries out one command on a request at a time and says how it went. Afterwards the request is read again. */
export function useCommand(options: CommandOptions) {
  const { digest, updatedAt, onChanged, reading } = options;
  const t = useTranslate();
  const [running, setRunning] = useState(false);
  // What the page offers is about the request before the command until it has been read again.
  const [settling, setSettling] = useState(false);
  const [last, setLast] = useState<Last>();

  useEffect(() => {
    if (settling && !reading) {
      setSettling(false);
    }
  }, [settling, reading]);

  const readAgain = () => {
    setSettling(true);
    onChanged();
  };

  /** Answers whether it succeeded. */
  const run = async <T>({ command, done, fields = [] }: Run<T>) => {
    setRunning(true);
    setLast(undefined);
    try {
      const answer = await command();
      const said = typeof done === 'string' ? done : done(answer);
      setLast({
        digest,
        updatedAt,
        outcome:
          typeof said === 'string' ? { severity: 'success', text: said } : said,
      });
      readAgain();
      return true;
    } catch (error) {
      const { status, problems } = readRefusal(error);
      const shown =
        problems.length > 0 &&
        problems.every(({ field }) => fields.includes(field));
      setLast({
        digest,
        updatedAt,
        lost: status === undefined,
        ...(shown ? { problems } : { outcome: failed(error, t) }),
      });
      if (status !== undefined) {
        readAgain();
      }
      return false;
    } finally {
      setRunning(false);
    }
  };

  // What was done to a revision says nothing about the next one: votes on it are dismissed.
  // And once it has changed, there may be nothing left to try again.
  const outdated =
    (last?.outcome?.severity === 'success' && last.digest !== digest) ||
    (last?.lost && last.updatedAt !== updatedAt);
  return {
    busy: running || (settling && reading),
    outcome: outdated ? undefined : last?.outcome,
    /** What the server found wrong with fields that the form shows. */
    problems: last?.problems ?? NONE,
    run,
  };
}

export type Command = ReturnType<typeof useCommand>;

function failed(error: unknown, t: Translate): Outcome {
  const { status, message, unreached } = readRefusal(error);
  if (status === 409) {
    return {
      severity: 'warning',
      text: t('request.outcome.nothingRecorded', { message }),
    };
  }
  return {
    severity: 'error',
    text: unreached ? t('common.failure.notReached') : message,
  };
}
