import { useCallback, useEffect, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  INFRA_REQUESTS_SIGNAL_CHANNEL,
  type InfraRequestsSignal,
} from '@infra-requests/plugin-infra-requests-common';
import { readRefusal } from '../api/refusal';
import { useCatchUp } from './useCatchUp';

/** Stands for the policy where signals are told apart; requests have ids that are no words. */
export const POLICY = 'policy';

/** Stands for who decides for whom. */
export const DELEGATIONS = 'delegations';

/** What the server says to those who may not see something, or may no longer. */
const NOT_FOR_THEM = [401, 403, 404];

/**
 * What a page knows of something on the server. The last good value stays while and after a reload fails, unless it
 * fails because the person may not see it.
 */
export interface Live<T> {
  value?: T;
  error?: unknown;
  loading: boolean;
  reload: () => void;
}

/**
 * Loads something and keeps it current: again when `load` changes, on `reload`, whenever the server signals that a
 * request or the policy changed, and when signals may have been missed. With `about`, only signals about that request, the policy, or who decides for
 * whom count.
 */
export function useLive<T>(
  load: () => Promise<T>,
  options: { about?: string } = {},
): Live<T> {
  const { about } = options;
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<
    Omit<Live<T>, 'reload'> & { of?: () => Promise<T>; at?: number }
  >({ loading: true });
  const reload = useCallback(() => setAttempt(number => number + 1), []);

  useEffect(() => {
    let current = true;
    setState(previous => ({ ...previous, loading: true }));
    load().then(
      value =>
        current && setState({ value, loading: false, of: load, at: attempt }),
      error =>
        current &&
        setState(previous => ({
          value: mayStay(error) ? previous.value : undefined,
          error,
          loading: false,
          of: load,
          at: attempt,
        })),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);

  const { lastSignal } = useSignal<InfraRequestsSignal>(
    INFRA_REQUESTS_SIGNAL_CHANNEL,
  );
  useEffect(() => {
    if (lastSignal && isAbout(lastSignal, about)) {
      reload();
    }
  }, [lastSignal, about, reload]);

  useCatchUp(reload);

  const { of, at, ...known } = state;
  // Until the effect has run, what is known still answers the question before this one.
  const before = of !== load || at !== attempt;
  return { ...known, loading: known.loading || before, reload };
}

/** Whether what was known before a reload failed may stay on the page. */
export function mayStay(error: unknown): boolean {
  return !NOT_FOR_THEM.includes(readRefusal(error).status ?? 0);
}

/** Whether a signal concerns what is named as in the options of {@link useLive}; who votes for whom concerns all. */
function isAbout(signal: InfraRequestsSignal, about?: string): boolean {
  if (!about || signal.action === 'delegation') {
    return true;
  }
  return about === ('requestId' in signal ? signal.requestId : POLICY);
}

/** Loads something for a form, which must not change under the person's hands: again only on `reload`. */
export function useOnce<T>(load: () => Promise<T>): Live<T> {
  const [attempt, setAttempt] = useState(0);
  const { value, error, loading } = useAsync(load, [load, attempt]);
  const reload = useCallback(() => setAttempt(number => number + 1), []);
  return { value, error, loading, reload };
}
