import { InMemoryBacktestStore } from './InMemoryBacktestStore';
import { InMemoryDelegationStore } from './InMemoryDelegationStore';
import { InMemoryDigestStore } from './InMemoryDigestStore';
import { InMemoryEffectStore } from './InMemoryEffectStore';
import { InMemoryPolicyStore } from './InMemoryPolicyStore';
import { InMemoryPastDecisions } from './InMemoryPastDecisions';
import { InMemoryRequestReadModel } from './InMemoryRequestReadModel';
import { InMemoryRequestStore } from './InMemoryRequestStore';
import { emptyState } from './InMemoryState';
import type { RequestStores } from './RequestStores';

/** The stores on one empty memory, for tests and trials. */
export function createInMemoryStores(): RequestStores {
  const state = emptyState();
  return {
    requests: new InMemoryRequestStore(state),
    effects: new InMemoryEffectStore(state),
    readModel: new InMemoryRequestReadModel(state),
    pastDecisions: new InMemoryPastDecisions(state),
    backtests: new InMemoryBacktestStore(state),
    policies: new InMemoryPolicyStore(state),
    delegations: new InMemoryDelegationStore(state),
    digests: new InMemoryDigestStore(),
  };
}
