import { useCallback, useEffect, useState } from 'react';

const TYPING_PAUSE_MS = 250;

/** What the server says to something that a person is still writing. */
export interface AnswerState<A> {
  /** Stays while a newer one is on its way or failed. */
  answer?: A;
  error?: unknown;
  /** Whether `answer` and `error` are still about an older question. */
  loading: boolean;
  retry: () => void;
}

type AnswerOptions<Q, A> = {
  /** Compared as JSON. Without one, nothing is asked. */
  question: Q | undefined;
  ask: (question: Q, signal: AbortSignal) => Promise<A>;
};

/** Asks the server about something a short pause after it stopped changing; a newer question cancels an older one. */
export function useAnswer<Q, A>({
  question,
  ask,
}: AnswerOptions<Q, A>): AnswerState<A> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<
    Pick<AnswerState<A>, 'answer' | 'error'> & { of?: string }
  >({});
  const retry = useCallback(() => setAttempt(number => number + 1), []);
  const body = question === undefined ? undefined : JSON.stringify(question);
  const key = body === undefined ? undefined : `${attempt} ${body}`;

  useEffect(() => {
    if (body === undefined) {
      return undefined;
    }
    const stale = new AbortController();
    const tell = async () => {
      try {
        const answer = await ask(JSON.parse(body), stale.signal);
        if (!stale.signal.aborted) {
          setState({ answer, of: key });
        }
      } catch (error) {
        if (!stale.signal.aborted) {
          setState(last => ({ ...last, error, of: key }));
        }
      }
    };
    const timer = setTimeout(tell, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [ask, body, key]);

  const { of, ...known } = state;
  return {
    ...known,
    loading: key !== undefined && of !== key,
    retry,
  };
}
