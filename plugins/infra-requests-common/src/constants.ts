/** @public */
export const INFRA_REQUESTS_PLUGIN_ID = 'infra-requests';

/**
 * The signal channel on which open pages hear that a request changed. The message carries the id and the
 * action only; pages fetch what they may see.
 * @public
 */
export const INFRA_REQUESTS_SIGNAL_CHANNEL = 'infra-requests';

/**
 * A message on {@link INFRA_REQUESTS_SIGNAL_CHANNEL}.
 * @public
 */
export type InfraRequestsSignal =
  | { requestId: string; action: string }
  | PolicyChangedSignal
  | DelegationChangedSignal;

/**
 * The active policy changed, or a changed configuration was not taken over.
 * @public
 */
export type PolicyChangedSignal = { policyDigest: string; action: 'policy' };

/**
 * Somebody lets the person vote for them, or no longer does, or the person has changed that; any request may be concerned.
 * @public
 */
export type DelegationChangedSignal = { action: 'delegation' };

/**
 * The event topic to which every history entry is published after it was committed, and every change of policy.
 * @public
 */
export const INFRA_REQUESTS_EVENT_TOPIC = 'infra-requests';

/**
 * States that a request never leaves.
 * @public
 */
export const FINAL_STATES = [
  'denied',
  'rejected',
  'expired',
  'fulfilled',
  'cancelled',
] as const;

/**
 * States of requests that count towards what an owner spends, until they are replaced or their lease ends.
 * @public
 */
export const COMMITTED_STATES = [
  'approved',
  'fulfilling',
  'fulfilled',
  'failed',
] as const;

/**
 * Stands wherever a secret was given: secrets themselves are never stored or shown.
 * @public
 */
export const HIDDEN_SECRET = '••••••';

/**
 * The sender of the notifications of Infra Requests, as the notifications service names it.
 * @public
 */
export const INFRA_REQUESTS_NOTIFICATION_ORIGIN = `plugin:${INFRA_REQUESTS_PLUGIN_ID}`;

/**
 * Key of {@link InfraRequestsNotificationMetadata} in a notification's metadata.
 * @public
 */
export const INFRA_REQUESTS_NOTIFICATION_METADATA = INFRA_REQUESTS_PLUGIN_ID;

/**
 * What a notification is about, for processors that bring it elsewhere, such as an e-mail with a template of its own.
 * @public
 */
export type InfraRequestsNotificationMetadata = {
  /** Absent in the daily message, which is about several. */
  requestId?: string;
  requestNumber?: number;
  /** What is said of it. */
  message: string;
  /** It says that an earlier notification asks for nothing any more. */
  settles?: {
    /** Users whom the earlier one still asks. */
    except: string[];
    /** ISO 8601. Whoever was told something after this time is still asked. */
    asOf: string;
  };
};
