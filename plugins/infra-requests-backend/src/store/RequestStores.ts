import type { PolicyStore } from './PolicyStore';
import type { DelegationStore } from './DelegationStore';
import type { DigestStore } from './DigestStore';
import type { BacktestStore } from './BacktestStore';
import type { PastDecisions } from './PastDecisions';
import type { RequestReadModel } from './RequestReadModel';
import type { EffectStore, RequestStore } from './RequestStore';

/** The faces of one store: what the write model commits, the others see. */
export interface RequestStores {
  requests: RequestStore;
  effects: EffectStore;
  readModel: RequestReadModel;
  pastDecisions: PastDecisions;
  backtests: BacktestStore;
  policies: PolicyStore;
  delegations: DelegationStore;
  digests: DigestStore;
}
