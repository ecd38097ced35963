import { useEffect, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  INFRA_REQUESTS_SIGNAL_CHANNEL,
  type InfraRequestsApi,
  type InfraRequestsSignal,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { mayStay } from './useLive';
import { useCatchUp } from './useCatchUp';

type Counts = Awaited<ReturnType<InfraRequestsApi['countRequests']>>;

/** Counts once for everybody who shows them, so that no two places ever say different numbers. */
class SharedCounts {
  readonly #api: InfraRequestsApi;
  readonly #listeners = new Set<() => void>();
  #counts?: Counts;
  #asked = 0;
  #due = false;

  constructor(api: InfraRequestsApi) {
    this.#api = api;
  }

  readonly current = () => this.#counts;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#counts = undefined;
      }
    };
  };

  /** Counts again; once, when several ask for it in the same moment. */
  readonly refresh = async () => {
    if (this.#due) {
      return;
    }
    this.#due = true;
    await Promise.resolve();
    this.#due = false;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const counts = await this.#api.countRequests();
      this.#tell(asked, counts);
    } catch (error) {
      this.#tell(asked, mayStay(error) ? this.#counts : undefined);
    }
  };

  #tell(asked: number, counts: Counts | undefined) {
    // Only the answer to the last question: an older one may come later.
    if (asked === this.#asked && this.#listeners.size > 0) {
      this.#counts = counts;
      this.#listeners.forEach(listener => listener());
    }
  }
}

const shared = new WeakMap<InfraRequestsApi, SharedCounts>();

function sharedBy(api: InfraRequestsApi): SharedCounts {
  const known = shared.get(api) ?? new SharedCounts(api);
  shared.set(api, known);
  return known;
}

/** How many requests there are for the person, as the server last counted them; the same wherever it is asked. */
export function useSharedCounts(): Counts | undefined {
  const { current, subscribe, refresh } = sharedBy(useApi(infraRequestsApiRef));
  useEffect(() => {
    refresh();
  }, [refresh]);
  const { lastSignal } = useSignal<InfraRequestsSignal>(
    INFRA_REQUESTS_SIGNAL_CHANNEL,
  );
  useEffect(() => {
    if (lastSignal) {
      refresh();
    }
  }, [lastSignal, refresh]);
  useCatchUp(refresh);
  return useSyncExternalStore(subscribe, current);
}
