import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  CommentInput,
  CostEstimate,
  EntityRef,
  InfraRequest,
  RequestDraft,
  RequestEdit,
  ReviewInput,
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
 * The commands of the request service as one person at one time, with every rule of deciding in force. What time does to
 * a request in between, such as reminding, escalating or expiring, happens by itself, as it would have.
 * @public
 */
export interface ImportSession {
  submit(
    draft: RequestDraft,
    options?: {
      /** Which agent asks for it on behalf of the person, such as `plugin:mcp-actions`. */
      agent?: string;
    },
  ): Promise<InfraRequest>;
  edit(id: string, edit: RequestEdit): Promise<InfraRequest>;
  vote(id: string, vote: VoteInput): Promise<InfraRequest>;
  cancel(id: string, options?: { reason?: string }): Promise<InfraRequest>;
  /** The look back at an approval in an emergency. */
  review(id: string, review: ReviewInput): Promise<InfraRequest>;
  comment(id: string, comment: CommentInput): Promise<InfraRequest>;
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

/**
 * Finds out who stands for an approver now, for example who is on call. Written in tiers and rules as
 * `resolver:<id>/<argument>`; asked anew at every decision, so nobody keeps what has passed to somebody else.
 * @public
 */
export interface ApproverResolver {
  /**
   * Refs of users and groups. An empty list, a rejected promise or an answer later than the time limit (5 s) leaves the
   * requirement unmet and is shown with its reason; it never makes the requirement smaller.
   */
  resolve(options: { argument: string }): Promise<EntityRef[]>;
}

/**
 * Adds approvers that the catalog does not know, such as on-call schedules.
 * @public
 */
export interface InfraRequestsApproverExtensionPoint {
  /** `id` is what follows `resolver:` in a tier. @throws if the id is taken or no name. */
  addApproverResolver(options: {
    id: string;
    resolver: ApproverResolver;
  }): void;
}

/**
 * See {@link InfraRequestsApproverExtensionPoint}.
 * @public
 */
export const infraRequestsApproverExtensionPoint =
  createExtensionPoint<InfraRequestsApproverExtensionPoint>({
    id: 'infra-requests.approvers',
  });

/**
 * What was approved, as a fulfiller is told it.
 * @public
 */
export interface ApprovedRequest {
  id: string;
  number: number;
  revision: number;
  /** What was approved, to be told apart from anything else that may be asked. */
  digest: string;
  type: string;
  action: string;
  environment?: string;
  owner: EntityRef;
  requester: EntityRef;
  parameters: JsonObject;
}

/**
 * Carries out approved requests of a type. Called at least once: `idempotencyKey` is the same for every attempt at the
 * same fulfilment, and the second call with it must not do the work again.
 * @public
 */
export interface Fulfiller {
  /**
   * Resolves when it is done. A rejection with a `FulfilmentError` means that it cannot be done and is not tried again;
   * any other one is tried again later, with growing pauses.
   */
  fulfil(options: {
    request: ApprovedRequest;
    idempotencyKey: string;
  }): Promise<void>;
}

/**
 * Says that a request cannot be carried out, with a reason for the people who asked.
 * @public
 */
export class FulfilmentError extends Error {
  override readonly name = 'FulfilmentError';
}

/**
 * Adds who carries out approved requests. Requests of types without a fulfiller stay approved.
 * @public
 */
export interface InfraRequestsFulfilmentExtensionPoint {
  /** @throws if the type already has a fulfiller. */
  addFulfiller(options: { type: string; fulfiller: Fulfiller }): void;
}

/**
 * See {@link InfraRequestsFulfilmentExtensionPoint}.
 * @public
 */
export const infraRequestsFulfilmentExtensionPoint =
  createExtensionPoint<InfraRequestsFulfilmentExtensionPoint>({
    id: 'infra-requests.fulfilment',
  });
