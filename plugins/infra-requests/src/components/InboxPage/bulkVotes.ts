import {
  whatIsSaid,
  type AllowedAction,
  type Verdict,
  type VoteOutcome,
} from '@infra-requests/plugin-infra-requests-common';
import { readRefusal } from '../../api/refusal';
import type { Translate } from '../../translations/translationRef';
import type { Reference } from '../ReferenceField/whyNoReference';
import type { Marked } from './InboxRow';
import type { Looked } from './useLooked';

/** A selected request, and why it cannot be decided together with the others, where that is known. */
export type Candidate = {
  marked: Marked;
  action?: AllowedAction;
  leftOut?: { why: string; changed: boolean };
};

/** What each selected request says to a verdict, as far as that is known. */
export function candidatesOf(options: {
  marked: Marked[];
  looked: ReadonlyMap<string, Looked>;
  verdict: Verdict;
  t: Translate;
}): Candidate[] {
  const { marked, looked, verdict, t } = options;
  return marked.map(one => {
    const { request, error } = looked.get(one.id) ?? {};
    if (!request) {
      const { status, message } = readRefusal(error);
      // Where only the answer failed, the server may still know better.
      return status === 403 || status === 404
        ? { marked: one, leftOut: { why: message, changed: false } }
        : { marked: one };
    }
    if (request.digest !== one.digest) {
      const why = t('inbox.bulkDialog.changed');
      return { marked: one, leftOut: { why, changed: true } };
    }
    const action = request.allowedActions[verdict];
    return action.allowed
      ? { marked: one, action }
      : { marked: one, leftOut: { why: action.reason ?? '', changed: false } };
  });
}

/** What the ones that can be decided want with the vote. */
export function needsOf(candidates: Candidate[]) {
  const needs = candidates
    .filter(({ leftOut }) => !leftOut)
    .flatMap(({ action }) => action?.needs ?? []);
  const references = needs.flatMap(({ reference }) => reference ?? []);
  return {
    comments: needs.filter(({ comment }) => comment).length,
    references: references.length,
    reference: references.at(0) && {
      ...references[0],
      title: [...new Set(references.map(({ title }) => title))].join(' / '),
      pattern: samePattern(references),
    },
  };
}

/** What became of one of them, in words, with what to do about it. */
export type Result = {
  marked: Marked;
  good: boolean;
  /** The person has to look at it before they decide. */
  changed: boolean;
  /** Trying again may help. */
  again: boolean;
  text: string;
};

/** What the server made of a vote on each of several requests. */
export function resultsOf(options: {
  marked: Marked[];
  outcomes: VoteOutcome[];
  /** What was refused, as it is by now. */
  looked: ReadonlyMap<string, Looked>;
  t: Translate;
}): Result[] {
  const { marked, outcomes, looked, t } = options;
  const byId = new Map(outcomes.map(outcome => [outcome.id, outcome]));
  return marked.map(one => {
    const outcome = byId.get(one.id);
    if (outcome?.outcome === 'voted' || outcome?.outcome === 'late') {
      const text = t(`inbox.bulkResult.${outcome.outcome}`);
      const good = outcome.outcome === 'voted';
      return { marked: one, good, changed: false, again: false, text };
    }
    const reason = outcome?.error?.message ?? '';
    const now = looked.get(one.id)?.request;
    const changed = now !== undefined && now.digest !== one.digest;
    return {
      marked: one,
      good: false,
      changed,
      again: !changed,
      text: t(
        changed ? 'inbox.bulkResult.changed' : 'inbox.bulkResult.refused',
        { reason },
      ),
    };
  });
}

/** The words of a vote as they are sent, without empty ones. */
export function wordsSent(comment: string, reference: string) {
  const said = whatIsSaid(comment);
  const referred = whatIsSaid(reference);
  return {
    ...(said !== undefined && { comment: said }),
    ...(referred !== undefined && { reference: referred }),
  };
}

function samePattern(references: Reference[]): string | undefined {
  const patterns = new Set(references.map(({ pattern }) => pattern));
  return patterns.size === 1 ? references[0].pattern : undefined;
}
