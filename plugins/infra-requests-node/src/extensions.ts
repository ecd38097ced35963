import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  CostEstimate,
  EntityRef,
  InfraRequest,
  RequestDraft,
  RequestEdit,
  VoteInput,
} from '@infra-requests/plugin-infra-requests-common';

/**
 * Prices a request. What cannot be priced is unknown, never zero: leave out `monthly` and say why in `unknown`.
 * A rejected promise or an answer later than the time limit (5 s) counts as unknown too.
 * @public
 */
export interface CostEstimator {
  estimate(options: {
    type: string;
    action: string;
    environment?: string;
    parameters: JsonObject;
    currency: string;
  }): Promise<CostEstimate>;
}

/**
 * Replaces the cost model of single request types, for example with a cloud's price list.
 * @public
 */
export interface InfraRequestsCostExtensionPoint {
  /** @throws if the type already has an estimator. */
  addCostEstimator(options: { type: string; estimator: CostEstimator }): void;
}

/**
 * See {@link InfraRequestsCostExtensionPoint}.
 * @public
 */
export const infraRequestsCostExtensionPoint =
  createExtensionPoint<InfraRequestsCostExtensionPoint>({
    id: 'infra-requests.cost',
  });

/**
 * The commands of the request service as one person at one time, with every rule of deciding in force.
 * @public
 */
export interface ImportSession {
  submit(draft: RequestDraft): Promise<InfraRequest>;
  edit(id: string, edit: RequestEdit): Promise<InfraRequest>;
  vote(id: string, vote: VoteInput): Promise<InfraRequest>;
  cancel(id: string, options?: { reason?: string }): Promise<InfraRequest>;
  /** What only the system does. */
  expire(id: string): Promise<InfraRequest>;
  startFulfilment(id: string): Promise<InfraRequest>;
  completeFulfilment(id: string): Promise<InfraRequest>;
  failFulfilment(
    id: string,
    options: { reason: string },
  ): Promise<InfraRequest>;
}

/**
 * Brings requests of the past into an empty database through the real service: each with its person and its
 * time, nobody notified. For moving from another approval tool, and for demos.
 * @public
 */
export interface InfraRequestsImportExtensionPoint {
  /**
   * `run` is called once after the start if the database has no request. `as` opens a session; times must not
   * be in the future. @throws if an importer is already set.
   */
  setImporter(importer: {
    run(options: {
      as(person: EntityRef, at: Date): ImportSession;
    }): Promise<void>;
  }): void;
}

/**
 * See {@link InfraRequestsImportExtensionPoint}.
 * @public
 */
export const infraRequestsImportExtensionPoint =
  createExtensionPoint<InfraRequestsImportExtensionPoint>({
    id: 'infra-requests.import',
  });
