import type {
  EntityRef,
  ReviewVerdict,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { Naming } from '../policy/factWords';
import type { Asked } from './asked';
import type { Voter } from './eligibility';

export type Command =
  | EditCommand
  | VoteCommand
  | { kind: 'withdraw-vote' }
  | CancelCommand
  | ReviewCommand
  | CommentCommand
  | SystemCommand;

export interface EditCommand {
  kind: 'edit';
  asked: Asked;
  digest: string;
  onAskingSide: boolean;
}

export interface VoteCommand {
  kind: 'vote';
  voter: Voter;
  verdict: Verdict;
  digest: string;
  /** The stage that the voter saw open, where the voter says so. */
  stage?: number;
  comment?: string;
  reference?: string;
}

export interface CancelCommand {
  kind: 'cancel';
  reason?: string;
  /** Which agent does it on behalf of the person, if one does. */
  agent?: string;
  onAskingSide: boolean;
}

/** The look back at an approval in an emergency. */
export interface ReviewCommand {
  kind: 'review';
  reviewer: Voter;
  verdict: ReviewVerdict;
  comment: string;
}

/** Something said about a request; changes nothing else of it. */
export interface CommentCommand {
  kind: 'comment';
  text: string;
  /** Tells it from the same words said twice, where it is sent again. */
  idempotencyKey?: string;
  /** Users and groups that the text names, as refs. */
  mentions: EntityRef[];
}

/** What only the system does: time ran out, fulfilment began, ended or failed. */
export type SystemCommand =
  /** Everything that is due by now: reminders, escalations, the deadline, an overdue review. */
  | { kind: 'run-due-steps' }
  | { kind: 'expire' }
  /** With what is asked as it is judged now, and what things are called; without, it is taken as it was approved. */
  | { kind: 'start-fulfilment'; asked?: Asked; naming?: Naming }
  /** It cannot be told now whether it would still be approved; it is tried again. */
  | { kind: 'delay-fulfilment'; reason: string }
  | { kind: 'complete-fulfilment' }
  /** `givenUp` after many attempts that might have succeeded, so that it can be tried again. */
  | { kind: 'fail-fulfilment'; reason: string; givenUp?: true };
