import type { RequestReadModel } from './RequestReadModel';
import type { EffectStore, RequestStore } from './RequestStore';

/** The three faces of one store: what the write model commits, the others see. */
export interface RequestStores {
  requests: RequestStore;
  effects: EffectStore;
  readModel: RequestReadModel;
}
